import Findings
import Metrics
import Periods
import Statistics
import Tables
import Templates

/// A share of a team before and since it works by a page, beside the other teams over the same months.
struct BeforeAfter: Sendable {
  /// Hits and trials of whole months.
  struct Side: Sendable, Equatable {
    var hits = 0
    var trials = 0
    var months = 0

    var share: Double { Double(hits) / Double(trials) }
    var counts: (hits: Int, trials: Int) { (hits, trials) }
  }

  var before = Side()
  var after = Side()
  var othersBefore = Side()
  var othersAfter = Side()

  /// A comparison needs so many months and cases on each side.
  static let leastMonths = 3
  static let leastTrials = 30
  /// So many months are looked at on each side.
  static let mostMonths = 12

  enum Verdict: Sendable, Equatable {
    /// Too few months or cases.
    case tooEarly
    /// The team's own change cannot be told from chance.
    case noise
    /// The team changed, but not certainly more than the others.
    case likeOthers
    /// The team changed more than the others, and more than chance explains.
    case real(isUp: Bool)
  }

  /// The team's change with its interval; `nil` without cases.
  var change: (value: Double, interval: Interval)? {
    guard let interval = newcombeInterval(first: before.counts, second: after.counts) else { return nil }
    return (after.share - before.share, interval)
  }

  /// The change of the other teams; `nil` without cases.
  var othersChange: (value: Double, interval: Interval)? {
    guard let interval = newcombeInterval(first: othersBefore.counts, second: othersAfter.counts) else {
      return nil
    }
    return (othersAfter.share - othersBefore.share, interval)
  }

  /// How much more the team changed than the others.
  var lead: (value: Double, interval: Interval)? {
    guard let change, let othersChange else { return nil }
    let interval = differenceInterval(first: othersChange, second: change)
    return (change.value - othersChange.value, interval)
  }

  var verdict: Verdict {
    guard before.months >= BeforeAfter.leastMonths, after.months >= BeforeAfter.leastMonths,
      before.trials >= BeforeAfter.leastTrials, after.trials >= BeforeAfter.leastTrials, let change
    else { return .tooEarly }
    guard change.interval.low > 0 || change.interval.high < 0 else { return .noise }
    guard let lead else { return .likeOthers }
    if lead.interval.low > 0 { return .real(isUp: true) }
    return lead.interval.high < 0 ? .real(isUp: false) : .likeOthers
  }
}

extension BeforeAfter {
  /// - Parameters:
  ///   - day: since when the team works by the page; the month of this day counts on neither side unless it is the first.
  /// - Returns: `nil` for metrics that are no shares of cases.
  init?(_ metric: MetricDefinition, team: String, since day: Day, _ evaluation: Evaluation) {
    guard metric.kind == .proportion else { return nil }
    let start = day == day.month.first ? day.month.index : day.month.index + 1
    let asOf = evaluation.context.asOf
    let end = asOf + 1 == Month(index: asOf.month.index + 1).first ? asOf.month.index : asOf.month.index - 1
    let own = BeforeAfter.months(metric.id, Scope(kind: "team", name: team), evaluation)
    let all = BeforeAfter.months(metric.id, .company, evaluation)
    let last = day.month.index - 1
    for index in (last - BeforeAfter.mostMonths + 1)..<(last + 1) {
      BeforeAfter.add(index, own, all, &before, &othersBefore)
    }
    guard start <= end else { return }
    for index in start...min(end, start + BeforeAfter.mostMonths - 1) {
      BeforeAfter.add(index, own, all, &after, &othersAfter)
    }
  }

  private static func months(_ id: String, _ scope: Scope, _ evaluation: Evaluation) -> [Int: MetricValue] {
    Dictionary(
      evaluation.months(id, scope).filter { !$0.value.partial }.map { ($0.month.index, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func add(
    _ index: Int, _ own: [Int: MetricValue], _ all: [Int: MetricValue], _ team: inout Side,
    _ others: inout Side
  ) {
    guard let company = all[index] else { return }
    // A complete month without a case of the team is a month all the same.
    let hits = Int(own[index]?.numerator ?? 0)
    let trials = Int(own[index]?.denominator ?? 0)
    team.hits += hits
    team.trials += trials
    team.months += 1
    others.hits += Int(company.numerator ?? 0) - hits
    others.trials += Int(company.denominator ?? 0) - trials
    others.months += 1
  }
}

extension Desk {
  /// What became of the metrics of a page in the teams that work by it; `nil` when no team does.
  func evidence(_ page: Playbook) -> TemplateValue? {
    var rows: [[Cell]] = []
    var uncountable: [String] = []
    for (team, day, isTraining) in adoptions(page) {
      let scope = Scope(kind: "team", name: team)
      for kpi in page.front.kpis {
        guard let metric = catalogue[kpi.text] else { continue }
        guard let sides = BeforeAfter(metric, team: team, since: day, evaluation) else {
          if !uncountable.contains(metric.label[language]) { uncountable.append(metric.label[language]) }
          continue
        }
        guard sides.before.trials + sides.after.trials > 0 else { continue }
        rows.append([
          Cell(team, href: route(of: scope).map { address($0) }),
          Cell(
            dates.date(day) + (isTraining ? say("（半数学完）", " (half had taken the course)") : ""), isWhole: true
          ),
          Cell(metric.label[language]), side(sides.before), side(sides.after),
          Cell(change(sides.change), isNumeric: true), Cell(change(sides.othersChange), isNumeric: true),
          Cell(words(sides, metric)),
        ])
      }
    }
    guard !rows.isEmpty || (!uncountable.isEmpty && !adoptions(page).isEmpty) else { return nil }
    var note = say(
      "启用前、后各最多 12 个完整月；方括号内是 95% 区间。前后之差不能证明是这一页带来的：同期也许还变了别的。",
      "Up to 12 complete months on each side; 95% intervals in brackets. A difference does not prove that the page made it: other things may have changed too."
    )
    if !uncountable.isEmpty {
      let list = uncountable.joined(separator: say("、", ", "))
      note += say(
        "\(list)不是按笔数算的比率，季节和大单会盖过前后之差，这里不比。",
        " Not compared, because season and single large deals would hide the difference: \(list).")
    }
    return Element.table(
      id: "evidence", title: say("启用前后", "Before and after"), note: note,
      columns: [
        Cell(say(.team)), Cell(say("启用", "Since")), Cell(say("指标", "Metric")),
        Cell(say("之前", "Before"), isNumeric: true), Cell(say("之后", "After"), isNumeric: true),
        Cell(say("变化（百分点）", "Change (points)"), isNumeric: true),
        Cell(say("其余团队", "Other teams"), isNumeric: true),
        Cell(say("能说什么", "What can be said")),
      ], rows: rows)
  }

  private func side(_ side: BeforeAfter.Side) -> Cell {
    guard side.trials > 0 else { return Cell("—", isNumeric: true) }
    return Cell(
      "\(figures.percent(side.share, decimals: 0)) (\(number(side.hits))/\(number(side.trials)))",
      isNumeric: true)
  }

  private func change(_ change: (value: Double, interval: Interval)?) -> String {
    guard let change else { return "—" }
    let (value, low, high) = (change.value, change.interval.low, change.interval.high)
    let words = [value, low, high].map { points in
      (points > 0 ? "+" : "") + figures.number(100 * points, decimals: 1)
    }
    return "\(words[0]) [\(words[1]), \(words[2])]"
  }

  private func words(_ sides: BeforeAfter, _ metric: MetricDefinition) -> String {
    switch sides.verdict {
    case .tooEarly:
      return say(
        "还说不准：要前后各至少 3 个完整月、30 笔", "Too early: 3 complete months and 30 cases on each side are needed")
    case .noise: return say("变化在偶然波动之内", "No change beyond chance")
    case .likeOthers:
      return say("变了，但不能确定与其余团队不同", "Changed, but not certainly otherwise than the other teams")
    case .real(let isUp):
      let isGood = isUp == (metric.better != .lower)
      return isGood
        ? say("比其余团队多改善，超出偶然", "Improved more than the other teams, beyond chance")
        : say("比其余团队变差，超出偶然", "Got worse than the other teams, beyond chance")
    }
  }

  /// The teams that work by a page and since when: as its head says, else since half of a team had taken the course.
  func adoptions(_ page: Playbook) -> [(team: String, day: Day, isTraining: Bool)] {
    var found = page.front.adopted.map { (team: $0.key, day: $0.value, isTraining: false) }
    if let course = page.front.course {
      for (team, day) in map.courses.adopted(course) where page.front.adopted[team] == nil {
        found.append((team, day, true))
      }
    }
    return found.sorted { ($0.day, $0.team) < ($1.day, $1.team) }
  }
}
