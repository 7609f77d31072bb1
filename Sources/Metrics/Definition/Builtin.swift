import Diagnostics
import Tables

/// What the language cannot say: the closed list of `builtin:` with its parameters.
///
/// | `builtin:` | parameters | what it is |
/// |---|---|---|
/// | `amount-ratio` | `from`, `date`, `of`, `over`; optional `unknown`, `among`, `limit` | one sum over another of the same table, without an interval; no value where more than `limit` of the `among` rows are `unknown` |
/// | `stale-open` | – | open deals older than the rule `stale:` of the configuration says, as of today |
/// | `pipeline-coverage` | `metric` (default `primary`) | open amount expected to close in the period ÷ (target − won) |
/// | `participation` | `from`, `date`, `who`; optional `where` | people with a record in the period ÷ people on the roster |
/// | `stage-conversion` | optional `stage`, `to`, `within` | deals that went on ÷ deals that entered the stage in the period (without `stage`: every step together), deals still there censored (Aalen–Johansen); `within: 30 days` counts what happened within so many days, of deals watched so long. Without a stage history no value, but the range between the extremes |
/// | `kaplan-meier` | optional `to` (`decided`, `won`), `share` (default 50 %), `by` | of deals created in the period the days until the share is decided (Kaplan–Meier) or won (Aalen–Johansen: a lost deal competes), or, with `by: 90 days`, the share by that day; open deals are censored on the as-of day |
/// | `retention` | optional `from`, `date`, `who`, `where`, `measure` (`customers`, `gross`, `net`), `window` (default 365 days) | of customers active at the period's start: those still active at its end; or their amounts then ÷ before |
/// | `forecast` | optional `metric` (default `primary`), `method` (`series`, `pipeline`) | what the period will bring: from the monthly series, or won so far + open deals by their chance |
enum BuiltinCall: Hashable, Sendable {
  case amountRatio(AmountRatio)
  case staleOpen
  case pipelineCoverage(metric: String)
  case participation(Participation)
  case stageConversion(StageConversion)
  case decisionTime(DecisionTime)
  case retention(Retention)
  case forecast(Forecast)

  /// The ids and the keys that each one takes beside the general ones.
  static let parameters: [String: [String]] = [
    "amount-ratio": ["from", "date", "of", "over", "unknown", "among", "limit"],
    "stale-open": [],
    "pipeline-coverage": ["metric"],
    "participation": ["from", "date", "who", "where"],
    "stage-conversion": ["stage", "to", "within"],
    "kaplan-meier": ["to", "share", "by"],
    "retention": ["from", "date", "who", "where", "measure", "window"],
    "forecast": ["metric", "method"],
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

  struct StageConversion: Hashable, Sendable {
    /// A stage by its title or its place from 1; `won` is what follows the last one.
    struct Named: Hashable, Sendable {
      var text: String
      var position: Position
    }

    /// `nil`: every step together.
    var stage: Named?
    /// `nil`: the stage that follows.
    var to: Named?
    /// Only what happened within so many days; `nil`: whenever, with deals still there censored.
    var within: Int?
  }

  struct DecisionTime: Hashable, Sendable {
    enum Aim: String, Hashable, Sendable, CaseIterable { case decided, won }

    var aim: Aim
    /// The share, 0…1, whose day is asked for.
    var share: Double
    /// The day whose share is asked for; `nil`: the day of `share`.
    var by: Int?
  }

  struct Retention: Hashable, Sendable {
    enum Measure: String, Hashable, Sendable, CaseIterable { case customers, gross, net }

    /// `nil`: orders, else won deals.
    var table: String?
    var date: String?
    /// The column that names the customer.
    var who: String
    /// Counts the rows that are purchases.
    var purchases: Aggregate?
    var measure: Measure
    /// A customer with a purchase in so many days is active.
    var window: Int
  }

  struct Forecast: Hashable, Sendable {
    enum Method: String, Hashable, Sendable, CaseIterable { case series, pipeline }

    var metric: String
    var method: Method
  }

  /// The ids it names.
  var metrics: [String] {
    switch self {
    case .pipelineCoverage(let metric): [metric]
    case .forecast(let forecast): forecast.method == .series ? [forecast.metric] : []
    case .amountRatio, .staleOpen, .participation, .stageConversion, .decisionTime, .retention: []
    }
  }

  /// Whether what stands above and below the line are numbers of records or customers.
  var isOfCounts: Bool {
    switch self {
    case .participation, .stageConversion, .decisionTime: true
    case .retention(let retention): retention.measure == .customers
    case .amountRatio, .staleOpen, .pipelineCoverage, .forecast: false
    }
  }

  /// The table of its records; `nil` where it is found out with the data, or where it rests on a metric.
  var table: String? {
    switch self {
    case .amountRatio(let ratio): ratio.table
    case .participation(let participation): participation.table
    case .staleOpen, .pipelineCoverage, .stageConversion, .decisionTime: "deals"
    case .retention(let retention): retention.table
    case .forecast(let forecast): forecast.method == .pipeline ? "deals" : nil
    }
  }

  /// The column whose day puts a record into a period; `nil` as for `table`.
  var date: String? {
    switch self {
    case .amountRatio(let ratio): ratio.dating.column
    case .participation(let participation): participation.dating.column
    case .staleOpen, .stageConversion, .decisionTime: "created"
    case .pipelineCoverage: "expected_close"
    case .retention(let retention): retention.date
    case .forecast(let forecast): forecast.method == .pipeline ? "closed" : nil
    }
  }
}
