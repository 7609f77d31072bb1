import Periods
import Signals
import Tables

/// The coverage of each date column that some metric uses, by `table.column`.
///
/// Coverage belongs to the table and its date column over the whole company; days that the configuration declares
/// complete win.
func coverageBook(
  _ views: [String: TableView], _ columns: Set<String>, _ context: EvaluationContext
) async -> [String: Coverage] {
  await withTaskGroup(of: (String, Coverage)?.self) { group in
    for name in columns.sorted() {
      group.addTask {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 2, let view = views[parts[0]], let days = view.days(parts[1]) else { return nil }
        return (name, coverage(of: view, parts[1], days, context))
      }
    }
    var book: [String: Coverage] = [:]
    for await case let (name, coverage)? in group { book[name] = coverage }
    return book
  }
}

private func coverage(of view: TableView, _ column: String, _ days: [Int32], _ context: EvaluationContext)
  -> Coverage
{
  let declared = context.covers[view.name].map { range in
    DeclaredCoverage(
      from: Int(range.start.number), to: range.end > context.asOf ? nil : range.last.map { Int($0.number) })
  }
  var creation: CreationDates?
  if let life = TableSchema.life(of: view.name), life.end == column, let starts = view.days(life.start) {
    var cycles: [Cycle] = []
    for row in days.indices
    where view.present[row] && days[row] != DayColumn.missing && starts[row] != DayColumn.missing {
      cycles.append(Cycle(closed: Int(days[row]), days: Int(days[row]) - Int(starts[row])))
    }
    creation = CreationDates(created: differentDays(starts, upTo: context.asOf), cycles: cycles)
  }
  return Coverage(
    recordDays: differentDays(days, upTo: context.asOf), creation: creation, asOf: Int(context.asOf.number),
    declared: declared)
}

/// The different days up to and with the as-of day, in order: a million rows have a few thousand of them.
private func differentDays(_ days: [Int32], upTo last: Day) -> [Int] {
  var low = Int32.max
  for day in days where day != DayColumn.missing { low = min(low, day) }
  guard low <= last.number else { return [] }
  var seen = [Bool](repeating: false, count: Int(last.number) - Int(low) + 1)
  for day in days where day != DayColumn.missing && day <= last.number { seen[Int(day) - Int(low)] = true }
  return seen.indices.filter { seen[$0] }.map { $0 + Int(low) }
}
