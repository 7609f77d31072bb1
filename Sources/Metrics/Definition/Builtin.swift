import Tables

/// What the language cannot say: the closed list of `builtin:` with its parameters.
///
/// | `builtin:` | parameters | what it is |
/// |---|---|---|
/// | `amount-ratio` | `from`, `date`, `of`, `over`; optional `unknown`, `among`, `limit` | one sum over another of the same table, without an interval; no value where more than `limit` of the `among` rows are `unknown` |
/// | `stale-open` | – | open deals older than the rule `stale:` of the configuration says, as of today |
/// | `pipeline-coverage` | `metric` (default `primary`) | open amount expected to close in the period ÷ (target − won) |
/// | `participation` | `from`, `date`, `who`; optional `where` | people with a record in the period ÷ people on the roster |
enum BuiltinCall: Hashable, Sendable {
  case amountRatio(AmountRatio)
  case staleOpen
  case pipelineCoverage(metric: String)
  case participation(Participation)

  /// The ids and the keys that each one takes beside the general ones.
  static let parameters: [String: [String]] = [
    "amount-ratio": ["from", "date", "of", "over", "unknown", "among", "limit"],
    "stale-open": [],
    "pipeline-coverage": ["metric"],
    "participation": ["from", "date", "who", "where"],
  ]

  struct AmountRatio: Hashable, Sendable {
    var table: String
    var dating: Dating
    var above: Aggregate
    var below: Aggregate
    /// Rows whose amount is not known, and the rows that they are counted among.
    var unknown: Aggregate?
    var among: Aggregate?
    /// The greatest share of unknown rows, 0…1.
    var limit: Double
  }

  struct Participation: Hashable, Sendable {
    var table: String
    var dating: Dating
    /// Distinct people among the records.
    var people: Aggregate
  }

  /// The ids it names.
  var metrics: [String] {
    switch self {
    case .pipelineCoverage(let metric): [metric]
    case .amountRatio, .staleOpen, .participation: []
    }
  }
}
