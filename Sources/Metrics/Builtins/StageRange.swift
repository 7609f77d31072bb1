import Diagnostics
import Periods
import Statistics
import Tables

/// Between which extremes the share of deals lies that go on from a stage, of deals created in the period, where no
/// history of stages exists.
struct StageRange: BuiltinMetric {
  /// `nil`: every step together.
  let step: StageSteps.Step?
  let view: TableView
  let titles: [String]
  let scopes: Int
  /// The open stage each row is known to have reached.
  private let place: [Int]
  private let cohort = Once<Cohort>()

  var sources: [String] { ["deals.created"] }
  var interval: Phrase? { Phrase(zh: "两个极端之间", en: "Between the extremes") }

  init(_ step: StageSteps.Step?, _ view: TableView, titles: [String], scopes: Int) {
    self.step = step
    self.view = view
    self.titles = titles
    self.scopes = scopes
    let known = Dictionary(titles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let stage = view.text("stage")
    let places = (stage?.entries ?? []).map { known[$0] ?? 0 }
    place = (stage?.codes ?? []).map { $0 < 0 ? 0 : places[Int($0)] }
  }

  private var deals: Cohort { cohort.value { created() } }

  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue {
    guard !slot.isFuture, slot.grid != .asOf, evaluation.knows(view, scope) else { return MetricValue() }
    var bounds = StageBounds(stages: titles.count)
    let cases = deals.cases(scope, slot)
    for one in cases {
      switch one.ending {
      case .wanted: bounds.addWon()
      case .competing: bounds.addLost(knownToReach: place[Int(one.row)])
      case .censored: bounds.addOpen(in: place[Int(one.row)])
      }
    }
    let steps = step.map { [$0] } ?? titles.indices.map { StageSteps.Step(from: $0, to: $0 + 1) }
    let range = step.map { bounds.rate(from: $0.from, to: $0.to) } ?? bounds.pooled
    guard let range else {
      guard deals.hasBegun(scope, by: slot.days.end) else { return MetricValue() }
      return MetricValue(numerator: 0, denominator: 0)
    }
    return MetricValue(
      numerator: Double(steps.reduce(0) { $0 + bounds.reached($1.to).lowerBound }),
      denominator: Double(
        steps.reduce(0) {
          let entered = bounds.reached($1.from)
          return $0 + (step == nil ? entered.lowerBound : entered.upperBound)
        }), n: cases.count, low: range.lowerBound, high: range.upperBound,
      remark: Phrase(
        zh: "没有阶段历史：介于“输单都停在本阶段”和“都停在之后”两个极端之间，不是 95% 区间",
        en:
          "no stage history: the range between all lost deals ending here and all ending later, no 95 % interval"
      ))
  }

  func trace(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> Trace? {
    guard !slot.isFuture, slot.grid != .asOf, evaluation.knows(view, scope) else { return nil }
    var trace = deals.trace(scope, slot, view, evaluation)
    let next = step?.to ?? 1
    let isWon = Set(trace.counted)
    trace.counted = trace.base.filter { isWon.contains($0) || (next < titles.count && place[$0] >= next) }
    return trace
  }

  private func created() -> Cohort {
    var cases: [CohortCase] = []
    var omitted = Omissions()
    guard let days = view.days("created"), let status = view.text("status") else {
      return Cohort([], omitted: omitted, view, scopes: scopes)
    }
    let reasons = CannotWatch.allCases.map { omitted.reason($0.reason) }
    for row in 0..<view.rowCount where view.present[row] {
      guard let outcome = status[row].flatMap({ Outcome(rawValue: $0) }) else { continue }
      let start = days[row] == DayColumn.missing ? nil : days[row]
      guard outcome != .void, let start else {
        let reason = outcome == .void ? CannotWatch.void : .undated
        omitted.append(row, start, reasons[reason.rawValue])
        continue
      }
      let ending: Ending = outcome == .won ? .wanted : outcome == .lost ? .competing : .censored
      cases.append(CohortCase(row: Int32(row), start: start, time: 0, ending: ending))
    }
    return Cohort(cases, omitted: omitted, view, scopes: scopes)
  }
}
