import Diagnostics
import Periods
import Statistics
import Tables

/// How long deals take until they are decided or won, deals still open among them.
struct DecisionTimes: BuiltinMetric {
  let call: BuiltinCall.DecisionTime
  let view: TableView
  let asOf: Day
  let scopes: Int
  private let book: DecisionBook

  var sources: [String] { ["deals.created"] }

  init(
    _ call: BuiltinCall.DecisionTime, _ view: TableView, asOf: Day, scopes: Int, book: DecisionBook
  ) {
    self.book = book
    self.call = call
    self.view = view
    self.asOf = asOf
    self.scopes = scopes
  }

  private var deals: Cohort { book.cohort(call.aim, view, asOf: asOf, scopes: scopes) }

  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue {
    guard !slot.isFuture, slot.grid != .asOf, evaluation.knows(view, scope) else { return MetricValue() }
    let cases = deals.cases(scope, slot)
    guard !cases.isEmpty else {
      guard deals.hasBegun(scope, by: slot.days.end) else { return MetricValue() }
      return MetricValue(numerator: 0, denominator: 0)
    }
    let curve = EndingCurve(cases)
    return call.by.map { share(by: $0, cases, curve) } ?? time(cases, curve)
  }

  private func share(by days: Int, _ cases: [CohortCase], _ curve: EndingCurve) -> MetricValue {
    let hits = cases.count { $0.ending == .wanted && $0.time <= days }
    var result = MetricValue(numerator: Double(hits), denominator: Double(cases.count), n: cases.count)
    let atRisk = curve.atRisk(Double(days))
    let step = curve.step(at: Double(days))
    // Nobody was watched so long, and not all are decided: what lies beyond the last one is not known.
    guard atRisk > 0 || (step?.open ?? 1) < 1e-12 else {
      result.remark = Phrase(zh: "还没有商机被观察满 \(days) 天", en: "no deal was watched for \(days) days yet")
      return result
    }
    result.value = step?.chance ?? 0
    if let step, step.chance > 0, step.chance < 1 { (result.low, result.high) = (step.low, step.high) }
    result.remark = Phrase(
      zh: "第 \(days) 天仍在观察：\(atRisk) 笔", en: "still watched on day \(days): \(atRisk)")
    return result
  }

  private func time(_ cases: [CohortCase], _ curve: EndingCurve) -> MetricValue {
    let hits = cases.count { $0.ending == .wanted }
    var result = MetricValue(numerator: Double(hits), denominator: Double(cases.count), n: cases.count)
    func first(_ reached: (EndingCurve.Step) -> Double) -> Double? {
      curve.steps.first { reached($0) >= call.share - 1e-12 }?.time
    }
    let percent = plain(Int64((call.share * 100_000_000).rounded()))
    guard let time = first(\.chance) else {
      result.remark = Phrase(zh: "未达到 \(percent)%", en: "\(percent) % never reached")
      return result
    }
    result.value = time
    (result.low, result.high) = (first(\.high), first(\.low))
    let atRisk = curve.atRisk(time)
    result.remark = Phrase(
      zh: "到达时仍在观察：\(atRisk) 笔，共 \(cases.count) 笔",
      en: "still watched then: \(atRisk) of \(cases.count)")
    return result
  }

  func trace(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> Trace? {
    guard !slot.isFuture, slot.grid != .asOf, evaluation.knows(view, scope) else { return nil }
    return deals.trace(scope, slot, view, evaluation)
  }
}

/// The cohorts that the builtins about decisions share: putting a million deals in order takes longer than a question.
final class DecisionBook: Sendable {
  private let decided = Once<Cohort>()
  private let won = Once<Cohort>()

  func cohort(_ aim: BuiltinCall.DecisionTime.Aim, _ view: TableView, asOf: Day, scopes: Int) -> Cohort {
    let known =
      switch aim {
      case .decided: decided
      case .won: won
      }
    return known.value { decisionCohort(view, aim, asOf: asOf, scopes: scopes) }
  }
}

/// Deals from their creation to their decision; open ones are censored on the as-of day.
private func decisionCohort(
  _ view: TableView, _ aim: BuiltinCall.DecisionTime.Aim, asOf: Day, scopes: Int
) -> Cohort {
  var cases: [CohortCase] = []
  var omitted = Omissions()
  guard let created = view.days("created"), let status = view.text("status") else {
    return Cohort([], omitted: omitted, view, scopes: scopes)
  }
  let reasons = CannotWatch.allCases.map { omitted.reason($0.reason) }
  let closed = view.days("closed")
  let outcomes = status.entries.map { Outcome(rawValue: $0) }
  for row in 0..<view.rowCount where view.present[row] {
    guard status.codes[row] >= 0, let outcome = outcomes[Int(status.codes[row])] else { continue }
    let start = created[row]
    let end = closed?[row] ?? DayColumn.missing
    switch watched(outcome, start, end, aim, asOf) {
    case .success(let ended):
      cases.append(CohortCase(row: Int32(row), start: start, time: ended.time, ending: ended.ending))
    case .failure(let problem):
      omitted.append(row, start == DayColumn.missing ? nil : start, reasons[problem.rawValue])
    }
  }
  return Cohort(cases, omitted: omitted, view, scopes: scopes)
}

/// How a deal stands.
enum Outcome: String { case open, won, lost, void }

/// Why a deal cannot be watched.
enum CannotWatch: Int, Error, CaseIterable {
  case void, undated, unclosed, early

  var reason: Phrase {
    switch self {
    case .void: Phrase(zh: "作废", en: "void")
    case .undated: Phrase(zh: "没有日期 created", en: "no date 'created'")
    case .unclosed: Phrase(zh: "有结果但没有日期 closed", en: "decided, but no date 'closed'")
    case .early: Phrase(zh: "关闭早于创建", en: "closed before it was created")
    }
  }
}

private func watched(
  _ outcome: Outcome, _ start: Int32, _ end: Int32, _ aim: BuiltinCall.DecisionTime.Aim, _ asOf: Day
) -> Result<(time: Int32, ending: Ending), CannotWatch> {
  guard outcome != .void else { return .failure(.void) }
  guard start != DayColumn.missing else { return .failure(.undated) }
  guard outcome != .open else { return .success((asOf.number - start, .censored)) }
  guard end != DayColumn.missing else { return .failure(.unclosed) }
  guard end >= start else { return .failure(.early) }
  return .success((end - start, outcome == .won || aim == .decided ? .wanted : .competing))
}
