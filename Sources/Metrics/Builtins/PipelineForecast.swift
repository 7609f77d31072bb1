import Diagnostics
import Periods
import Tables

/// Won so far in a period and the open deals by the chance that they are won within it.
///
/// The chance is that of deals that were as old in the same stage: (F(a + d) − F(a)) ÷ S(a), with F the chance of a
/// win by that age (Aalen–Johansen) and S that of being open still.
struct PipelineForecast: BuiltinMetric {
  /// A curve of fewer decided deals says nothing about the next.
  static let fewest = 10

  let view: TableView
  let history: TableView?
  let titles: [String]
  let asOf: Day
  let scopes: Int
  private let book: StageBook
  private let decisions: DecisionBook
  private let chances = Once<Chances>()
  private let sums = Remembered<DayRange, [Sum]>()

  var sources: [String] { ["deals.closed"] }

  init(
    _ view: TableView, history: TableView?, titles: [String], asOf: Day, scopes: Int, book: StageBook,
    decisions: DecisionBook
  ) {
    self.view = view
    self.history = history
    self.titles = titles
    self.asOf = asOf
    self.scopes = scopes
    self.book = book
    self.decisions = decisions
  }

  private struct Sum {
    var won: Int64 = 0
    var expected: Int64 = 0
    var deals = 0
    /// Open deals that have no amount or no day from which their age counts.
    var unknown = 0
  }

  private struct Chances {
    /// From the creation on.
    var created: EndingCurve
    var isUsable: Bool
    /// From the entry of each stage on; `nil` where too few deals were in it.
    var stages: [EndingCurve?]
    /// Row → the stage it is in and the day on which it entered it, by the history.
    var standing: [Int32: (stage: Int, day: Int32)]
    /// The rows of won and of open deals.
    var won: [Int32] = []
    var open: [Int32] = []
  }

  func value(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> MetricValue {
    guard slot.isPeriod, slot.isRunning || slot.isFuture, evaluation.knows(view, scope) else {
      return MetricValue()
    }
    let known = chances.value(worked)
    guard known.isUsable else {
      return MetricValue(
        remark: Phrase(
          zh: "有结果的商机少于 \(PipelineForecast.fewest) 笔",
          en: "fewer than \(PipelineForecast.fewest) decided deals"))
    }
    let sum = sums.value(slot.days) { added(slot.days, known) }[scope]
    guard sum.deals > 0 || sum.won != 0 else { return MetricValue() }
    var zh = "已赢 + 进行中 \(sum.deals) 笔按机会", en = "won so far + \(sum.deals) open deals by their chance"
    if !known.stages.contains(where: { $0 != nil }) {
      zh += "（没有阶段历史，只按账龄）"
      en += " (no stage history: by age alone)"
    }
    return MetricValue(
      value: Double(sum.won + sum.expected) / 100, n: sum.deals, remark: Phrase(zh: zh, en: en))
  }

  func notes(_ metric: Int, _ scope: Int, _ slot: Slot, _ evaluation: Evaluation) -> [Phrase] {
    guard slot.isPeriod, slot.isRunning || slot.isFuture, evaluation.knows(view, scope) else { return [] }
    let known = chances.value(worked)
    guard known.isUsable else { return [] }
    let sum = sums.value(slot.days) { added(slot.days, known) }[scope]
    var notes = [Phrase(zh: "已赢：\(cents(sum.won))", en: "won so far: \(cents(sum.won))")]
    notes.append(
      Phrase(zh: "进行中商机的期望：\(cents(sum.expected))", en: "expected of open deals: \(cents(sum.expected))"))
    if sum.unknown > 0 {
      notes.append(
        Phrase(
          zh: "没有金额或日期、未计入的商机：\(sum.unknown)",
          en: "open deals without amount or day, left out: \(sum.unknown)"))
    }
    return notes
  }

  private func cents(_ value: Int64) -> String {
    var bytes: [UInt8] = []
    appendNumber(Double(value) / 100, 2, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Chances

  private func worked() -> Chances {
    let deals = decisions.cohort(.won, view, asOf: asOf, scopes: scopes).cases
    var result = Chances(
      created: EndingCurve(deals),
      isUsable: deals.count { $0.ending != .censored } >= PipelineForecast.fewest,
      stages: titles.map { _ in nil }, standing: [:])
    (result.won, result.open) = (rows("won"), rows("open"))
    guard let history, !titles.isEmpty else { return result }
    let evidence = book.evidence.value { StageEvidence(view, history: history, titles: titles, asOf: asOf) }
    var cases = titles.map { _ in [CohortCase]() }
    for one in deals {
      let row = Int(one.row)
      let end = one.start + one.time
      for stage in titles.indices {
        guard let day = evidence.entry(row, stage), day <= end else { continue }
        cases[stage].append(CohortCase(row: one.row, start: day, time: end - day, ending: one.ending))
      }
      if one.ending == .censored, let stage = evidence.present(row),
        let day = evidence.entry(row, stage)
      {
        result.standing[one.row] = (stage, day)
      }
    }
    result.stages = cases.map { cases in
      cases.count { $0.ending != .censored } < PipelineForecast.fewest ? nil : EndingCurve(cases)
    }
    return result
  }

  private func added(_ days: DayRange, _ known: Chances) -> [Sum] {
    var sums = [Sum](repeating: Sum(), count: scopes)
    guard case .money(let amounts)? = view.columns["amount"] else { return sums }
    if let closed = view.days("closed") {
      let first = days.start.number, last = min(asOf.number, days.end.number - 1)
      for row in known.won.lazy.map({ Int($0) }) where closed[row] >= first && closed[row] <= last {
        guard amounts.values[row] != NumberColumn.missing else { continue }
        add(row, &sums) { $0.won += amounts.values[row] }
      }
    }
    let created = view.days("created")
    for number in known.open {
      let row = Int(number)
      let standing = known.standing[number]
      let curve = standing.flatMap { known.stages[$0.stage] }
      let start = curve == nil ? created?[row] ?? DayColumn.missing : standing?.day ?? DayColumn.missing
      guard amounts.values[row] != NumberColumn.missing, start != DayColumn.missing else {
        add(row, &sums) { $0.unknown += 1 }
        continue
      }
      let chance = chance(curve ?? known.created, since: start, days)
      // To the cent, so that the sum does not depend on the order of the rows.
      let expected = Int64((Double(amounts.values[row]) * chance).rounded(.toNearestOrEven))
      add(row, &sums) {
        $0.expected += expected
        $0.deals += 1
      }
    }
    return sums
  }

  /// The rows that are there with this status.
  private func rows(_ status: String) -> [Int32] {
    guard let column = view.text("status"), let code = column.entries.firstIndex(of: status) else {
      return []
    }
    return (0..<Int32(view.rowCount)).filter {
      view.present[Int($0)] && column.codes[Int($0)] == Int32(code)
    }
  }

  /// That a deal which is open on the as-of day is won on one of the days.
  private func chance(_ curve: EndingCurve, since start: Int32, _ days: DayRange) -> Double {
    let age = Double(asOf.number - start)
    let from = max(age, Double(days.start.number - 1 - start))
    let to = Double(days.end.number - 1 - start)
    let open = curve.open(at: age)
    guard open > 1e-12, to > from else { return 0 }
    return min(1, max(0, curve.chance(by: to) - curve.chance(by: from)) / open)
  }

  private func add(_ row: Int, _ sums: inout [Sum], _ change: (inout Sum) -> Void) {
    change(&sums[0])
    for case let members? in view.scopeOf where members[row] >= 0 { change(&sums[Int(members[row])]) }
  }
}
