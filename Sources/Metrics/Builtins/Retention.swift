import Diagnostics
import Periods
import Statistics
import Tables

/// What became of the customers that were active when a period began.
struct Retained: BuiltinMetric {
  /// The customers active at the start, and their amounts in the windows before start and end.
  struct Totals: Sendable, Hashable {
    var customers = 0
    var kept = 0
    var before: Int64 = 0
    var after: Int64 = 0
    /// Σ of the smaller of the two, customer by customer.
    var lesser: Int64 = 0
  }

  let measure: BuiltinCall.Retention.Measure
  let window: Int
  let view: TableView
  let date: String
  let who: String
  let asOf: Day
  let scopes: Int
  private let purchases: PurchaseFilter
  private let book: RetentionBook

  var sources: [String] { ["\(view.name).\(date)"] }

  init(
    _ call: BuiltinCall.Retention, _ view: TableView, date: String, filter: Condition?, asOf: Day,
    bounds: Bounds,
    scopes: Int, book: RetentionBook
  ) {
    measure = call.measure
    window = call.window
    who = call.who
    self.view = view
    self.date = date
    self.asOf = asOf
    self.scopes = scopes
    self.book = book
    purchases = PurchaseFilter(filter: filter, bounds: bounds)
  }

  private var known: Purchases {
    book.purchases.value { Purchases(view, date: date, who: who, purchases, asOf: asOf, scopes: scopes) }
  }

  /// The days on which a purchase makes a customer active at the start and at the end; `nil` where nothing is asked.
  private func windows(_ slot: Slot) -> (before: Range<Int32>, after: Range<Int32>)? {
    guard !slot.isFuture, slot.grid != .asOf, slot.grid != .kind(.all) else { return nil }
    let start = slot.days.start.number
    let end = min(slot.days.end, asOf + 1).number
    return (start - Int32(window)..<start, end - Int32(window)..<end)
  }

  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue {
    guard let (before, after) = windows(slot), evaluation.knows(view, scope), known.has(scope) else {
      return MetricValue()
    }
    let days = DayRange(start: Day(number: before.lowerBound), end: Day(number: before.upperBound))
    guard evaluation.isCovered(metric, days) else { return MetricValue(remark: unknownBefore) }
    let key = RetentionBook.Question(scope: scope, start: slot.days.start, end: Day(number: after.upperBound))
    let found = book.totals.value(key) { known.totals(scope, before, after) }
    return measured(found)
  }

  private var unknownBefore: Phrase {
    Phrase(
      zh: "开始前 \(window) 天的记录不完整，当时的客户未知",
      en: "the \(window) days before are not complete: who was active then is not known")
  }

  private func measured(_ found: Totals) -> MetricValue {
    var result = MetricValue(n: found.customers)
    switch measure {
    case .customers:
      (result.numerator, result.denominator) = (Double(found.kept), Double(found.customers))
      let interval = wilsonInterval(hits: found.kept, trials: found.customers)
      (result.low, result.high) = (interval?.low, interval?.high)
    case .gross, .net:
      result.numerator = Double(measure == .gross ? found.lesser : found.after) / 100
      result.denominator = Double(found.before) / 100
    }
    guard let above = result.numerator, let below = result.denominator, below > 0 else { return result }
    result.value = above / below
    result.remark = Phrase(
      zh: "活跃 = 最近 \(window) 天内有购买", en: "active: a purchase within the last \(window) days")
    return result
  }

  func trace(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> Trace? {
    guard let (before, after) = windows(slot), evaluation.knows(view, scope) else { return nil }
    return known.trace(scope, before, after, view, evaluation)
  }
}

/// What the measures of one definition of customers share.
final class RetentionBook: Sendable {
  struct Question: Hashable { var scope: Int, start: Day, end: Day }

  let purchases = Once<Purchases>()
  let totals = Remembered<Question, Retained.Totals>()
}

/// Which rows are purchases.
struct PurchaseFilter: Sendable {
  var filter: Condition?
  var bounds: Bounds
}
