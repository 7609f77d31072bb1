import Diagnostics
import Metrics
import Periods
import Synchronization

/// The rows behind a figure of the company, as far as pages show them.
struct BriefTrace: Sendable {
  var table: String
  /// The first rows that were counted, as many as a list shows.
  var first: [Int]
  /// How many rows were counted.
  var count: Int
  var leftOut: [(reason: Phrase, rows: Int)]
}

/// What is behind the figures of the metrics' pages, found once for all languages.
final class TraceShelf: Sendable {
  private let traces = Mutex<[String: BriefTrace?]>([:])

  /// The rows behind a metric in the period of its page; `nil` where there is nothing to trace.
  func trace(_ id: String, _ period: ReportPeriod, _ evaluation: Evaluation) -> BriefTrace? {
    if let known = traces.withLock({ $0[id] }) { return known }
    let trace = evaluation.trace(id, .company, period).map {
      BriefTrace(
        table: $0.table, first: Array($0.counted.prefix(RecordList.most)), count: $0.counted.count,
        leftOut: $0.leftOut)
    }
    traces.withLock { $0[id] = .some(trace) }
    return trace
  }
}
