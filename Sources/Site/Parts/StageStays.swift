import Periods
import Statistics
import Tables

/// How long deals usually stay in each stage, by the history of stages: those that left it within the last twelve complete
/// months.
struct StageStays: Sendable {
  struct Stay: Sendable, Equatable {
    /// In days.
    var median: Double
    var count: Int
  }

  private var stays: [String: Stay] = [:]

  /// Stays of fewer deals than this tell little.
  static let least = 10

  init(_ dataset: Dataset, asOf: Day) {
    guard let table = dataset["stage_history"], let deals = table.text("deal"),
      let stages = table.text("stage"),
      let entered = table.days("entered")
    else { return }
    let days = DayRange(start: Month(index: asOf.month.index - 12).first, end: asOf.month.first)
    let missing = DayColumn.missing
    let rows = (0..<table.rowCount).filter {
      deals.codes[$0] >= 0 && stages.codes[$0] >= 0 && entered.numbers[$0] != missing
    }.sorted {
      (deals.codes[$0], entered.numbers[$0], $0) < (deals.codes[$1], entered.numbers[$1], $1)
    }
    var lengths: [Int32: [Double]] = [:]
    for (row, next) in zip(rows, rows.dropFirst()) where deals.codes[row] == deals.codes[next] {
      guard stages.codes[row] != stages.codes[next], days.contains(Day(number: entered.numbers[next])) else {
        continue
      }
      lengths[stages.codes[row], default: []].append(Double(entered.numbers[next] - entered.numbers[row]))
    }
    for (code, lengths) in lengths where lengths.count >= StageStays.least {
      guard let median = median(lengths) else { continue }
      stays[stages.entries[Int(code)]] = Stay(median: median, count: lengths.count)
    }
  }

  subscript(stage: String) -> Stay? { stays[stage] }
}
