import Periods
import Tables

/// A person's place in the team for a span of time.
package struct Person: Sendable, Hashable {
  package var name: String
  package var id: String?
  package var team: String?
  package var manager: String?
  package var region: String?
  package var role: String?
  package var started: Day?
  /// The last day in this place, or `nil`.
  package var ended: Day?

  func isValid(on day: Day) -> Bool {
    (started.map { $0 <= day } ?? true) && (ended.map { day <= $0 } ?? true)
  }
}

/// The people of the site; one who moves stands in it once for each place.
package struct Roster: Sendable {
  /// Sorted by name, then by the start of the span.
  package private(set) var people: [Person] = []
  private var places: [String: [Int]] = [:]
  /// Whether the manager stands in for the team, because there is no team column.
  package private(set) var managerIsTeam = false

  init() {}

  init(_ table: RecordTable) {
    guard let names = table.text("name") else { return }
    managerIsTeam = table.text("team") == nil && table.text("manager") != nil
    func text(_ column: String, _ row: Int) -> String? { table.text(column)?[row] }
    for row in 0..<table.rowCount {
      guard let name = names[row] else { continue }
      let manager = text("manager", row)
      people.append(
        Person(
          name: name, id: text("id", row), team: managerIsTeam ? manager : text("team", row),
          manager: manager,
          region: text("region", row), role: text("role", row), started: table.days("started")?[row],
          ended: table.days("ended")?[row]))
    }
    people.sort { left, right in
      if left.name != right.name { return left.name.utf8.lexicographicallyPrecedes(right.name.utf8) }
      let (one, other) = (left.started?.number ?? Int32.min, right.started?.number ?? Int32.min)
      return one != other ? one < other : (left.team ?? "") < (right.team ?? "")
    }
    for (index, person) in people.enumerated() { places[person.name, default: []].append(index) }
  }

  package var isEmpty: Bool { people.isEmpty }
  package var names: Set<String> { Set(places.keys) }
  package var hasTeams: Bool { people.contains { $0.team != nil } }
  package var hasRegions: Bool { people.contains { $0.region != nil } }

  /// The person's place on the day, or `nil`: not known, not yet here, or gone.
  package func person(_ name: String, on day: Day) -> Person? { spans(name).last { $0.isValid(on: day) } }

  /// All places of the person, the earliest first.
  package func spans(_ name: String) -> [Person] { (places[name] ?? []).map { people[$0] } }

  /// The team or region of each row's person on the row's day.
  ///
  /// - Parameter days: for each row a day number; missing ones count as the as-of day.
  func column(
    _ value: (Person) -> String?, of persons: TextColumn, on days: [Int32]?, asOf: Day
  ) -> TextColumn {
    var entries: [String] = []
    var codeOf: [String: Int32] = [:]
    func code(_ person: Person?) -> Int32 {
      guard let text = person.flatMap(value) else { return -1 }
      if let code = codeOf[text] { return code }
      codeOf[text] = Int32(entries.count)
      entries.append(text)
      return Int32(entries.count - 1)
    }
    let spans = persons.entries.map { self.spans($0) }
    let spanCodes = spans.map { $0.map { code($0) } }
    // Most people never move: their code holds for all days.
    let fixed = spans.indices.map { index -> Int32? in
      guard let only = spans[index].first else { return -1 }
      return spans[index].count == 1 && only.started == nil && only.ended == nil ? spanCodes[index][0] : nil
    }
    var codes = [Int32](repeating: -1, count: persons.codes.count)
    for row in codes.indices where persons.codes[row] >= 0 {
      let person = Int(persons.codes[row])
      if let code = fixed[person] {
        codes[row] = code
        continue
      }
      let number = days?[row] ?? DayColumn.missing
      let day = number == DayColumn.missing ? asOf : Day(number: number)
      if let span = spans[person].lastIndex(where: { $0.isValid(on: day) }) {
        codes[row] = spanCodes[person][span]
      }
    }
    return TextColumn(codes: codes, entries: entries)
  }
}
