import Diagnostics
import Periods
import Statistics
import Tables

/// The share of deals that go on from a stage, from the history of stages.
struct StageSteps: BuiltinMetric {
  /// From this open stage, counted from 0, to that one; the number of stages means the win.
  struct Step: Sendable, Hashable {
    var from: Int
    var to: Int
  }

  let steps: [Step]
  let within: Int?
  let view: TableView
  let history: TableView
  let titles: [String]
  let asOf: Day
  let scopes: Int
  private let book: StageBook
  private let cohort = Once<Cohort>()

  var sources: [String] { ["deals.created", "stage_history.entered"] }

  init(
    _ steps: [Step], within: Int?, _ view: TableView, history: TableView, titles: [String], asOf: Day,
    scopes: Int, book: StageBook
  ) {
    self.steps = steps
    self.within = within
    self.view = view
    self.history = history
    self.titles = titles
    self.asOf = asOf
    self.scopes = scopes
    self.book = book
  }

  private var entries: Cohort { cohort.value { watchedEntries() } }

  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue {
    guard !slot.isFuture, slot.grid != .asOf, evaluation.knows(view, scope) else { return MetricValue() }
    let cases = entries.cases(scope, slot)
    guard !cases.isEmpty else {
      guard entries.hasBegun(scope, by: slot.days.end) else { return MetricValue() }
      return MetricValue(numerator: 0, denominator: 0)
    }
    let hits = cases.count { $0.ending == .wanted }
    let open = cases.count { $0.ending == .censored }
    var result = MetricValue(numerator: Double(hits), denominator: Double(cases.count), n: cases.count)
    guard open > 0 else {
      let interval = wilsonInterval(hits: hits, trials: cases.count)
      result.value = Double(hits) / Double(cases.count)
      (result.low, result.high) = (interval?.low, interval?.high)
      return result
    }
    let curve = EndingCurve(cases)
    result.remark = Phrase(
      zh: "\(open) 笔仍在该阶段，按删失处理", en: "\(open) still there, counted as censored")
    guard let last = curve.steps.last else {
      result.remark = Phrase(zh: "\(open) 笔都仍在该阶段", en: "all \(open) are still there")
      return result
    }
    result.value = last.chance
    if last.chance > 0, last.chance < 1 { (result.low, result.high) = (last.low, last.high) }
    return result
  }

  func trace(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> Trace? {
    guard !slot.isFuture, slot.grid != .asOf, evaluation.knows(view, scope) else { return nil }
    return entries.trace(scope, slot, view, evaluation)
  }

  private func watchedEntries() -> Cohort {
    let evidence = book.evidence.value { StageEvidence(view, history: history, titles: titles, asOf: asOf) }
    var cases: [CohortCase] = []
    var omitted = Omissions()
    let void = omitted.reason(Phrase(zh: "作废", en: "void"))
    let untold = omitted.reason(Phrase(zh: "没有阶段历史", en: "no stage history"))
    let undated = omitted.reason(Phrase(zh: "有结果但没有日期 closed", en: "decided, but no date 'closed'"))
    let young = within.map {
      omitted.reason(Phrase(zh: "进入未满 \($0) 天", en: "entered less than \($0) days ago"))
    }
    let closes = view.days("closed")
    var days = [Int32](repeating: 0, count: evidence.stages + 1)
    for row in 0..<view.rowCount where view.present[row] {
      guard let outcome = evidence.outcome(row) else { continue }
      evidence.reached(row, &days)
      let start = days[steps[0].from] == Int32.max ? nil : days[steps[0].from]
      guard outcome != .void else {
        omitted.append(row, start, void)
        continue
      }
      guard evidence.isTold(row) else {
        omitted.append(row, start, untold)
        continue
      }
      let closed = closes?[row] ?? DayColumn.missing
      guard outcome == .open || closed != DayColumn.missing else {
        omitted.append(row, start, undated)
        continue
      }
      var isYoung = false
      for step in steps where days[step.from] != Int32.max {
        let one = watched(Int32(row), days[step.from], days[step.to], outcome, closed)
        guard let one = matured(one) else {
          isYoung = true
          continue
        }
        cases.append(one)
      }
      if isYoung, let young { omitted.append(row, start, young) }
    }
    return Cohort(cases, omitted: omitted, view, scopes: scopes)
  }

  private func watched(_ row: Int32, _ start: Int32, _ next: Int32, _ outcome: Outcome, _ closed: Int32)
    -> CohortCase
  {
    if next != Int32.max { return CohortCase(row: row, start: start, time: next - start, ending: .wanted) }
    if outcome == .open {
      return CohortCase(row: row, start: start, time: asOf.number - start, ending: .censored)
    }
    return CohortCase(row: row, start: start, time: max(0, closed - start), ending: .competing)
  }

  /// With `within`: whether it went on in so many days; `nil` when it was not watched so long.
  private func matured(_ one: CohortCase) -> CohortCase? {
    guard let within else { return one }
    guard Int(asOf.number) - Int(one.start) >= within else { return nil }
    var result = one
    if one.ending != .wanted || one.time > within { result.ending = .competing }
    result.time = min(one.time, Int32(within))
    return result
  }
}
