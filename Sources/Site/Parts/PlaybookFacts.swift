import Findings
import Metrics
import Periods
import Statistics
import Tables
import Templates

extension Desk {
  /// What a page of its kind is about, with the figures that belong to it.
  func facts(about page: Playbook) -> [(label: String, text: String)] {
    var facts: [(label: String, text: String)] = []
    if let stage = page.front.stage, page.kind != "process" {
      facts.append((say("阶段", "Stage"), stageName(stageTitle(stage.text))))
    }
    switch page.kind {
    case "training": facts += trainingFacts(page)
    case "competitor": facts += competitorFacts(page)
    case "product": facts += productFacts(page)
    case "objection": facts += objectionFacts(page)
    case "role": facts += roleFacts(page)
    default: break
    }
    return facts
  }

  private func trainingFacts(_ page: Playbook) -> [(label: String, text: String)] {
    var facts: [(label: String, text: String)] = []
    if let course = page.front.course { facts.append((say("课程", "Course"), course)) }
    if let duration = page.front.duration { facts.append((say("时长", "Duration"), duration)) }
    if !page.front.skills.isEmpty {
      facts.append((say("学会", "Skills"), page.front.skills.joined(separator: say("、", ", "))))
    }
    guard let course = page.front.course, let attendance = map.courses[course] else { return facts }
    let members = map.courses.members
    let people = members.values.flatMap { $0 }
    let done = people.count { attendance.completed[$0] != nil }
    if !people.isEmpty {
      let share = figures.percent(Double(done) / Double(people.count), decimals: 0)
      facts.append(
        (
          say("在职人员完成", "Completed by"),
          say(
            "\(number(done)) / \(number(people.count)) 人（\(share)）",
            "\(number(done)) of \(counted(people.count, "person", "people")) now in a team (\(share))")
        ))
      let teams = members.keys.sorted().map { team -> String in
        let all = members[team] ?? []
        return
          "\(name(Scope(kind: "team", name: team))) \(all.count { attendance.completed[$0] != nil })/\(all.count)"
      }
      if teams.count > 1 { facts.append((say("各团队", "By team"), teams.joined(separator: " · "))) }
    }
    if let mean = attendance.scores.isEmpty
      ? nil : attendance.scores.reduce(0, +) / Double(attendance.scores.count)
    {
      facts.append(
        (
          say("平均得分", "Mean score"),
          figures.number(mean, decimals: 1)
            + say(
              "（\(number(attendance.scores.count)) 次）",
              " (\(counted(attendance.scores.count, "score", "scores")))")
        ))
    }
    return facts
  }

  /// Deals decided in the last twelve complete months.
  private var lastYear: DayRange {
    let end = evaluation.context.asOf.month
    return DayRange(start: Month(index: end.index - 12).first, end: end.first)
  }

  private func competitorFacts(_ page: Playbook) -> [(label: String, text: String)] {
    guard let competitor = page.front.competitor?.text, let tally = map.dealTallies.competitors[competitor]
    else {
      return []
    }
    let label = say("对 \(competitor) 的赢单率", "Win rate against \(competitor)")
    guard tally.decided > 0, let interval = wilsonInterval(hits: tally.won, trials: tally.decided) else {
      return [(label, say("近 12 个月没有结单的商机", "no deal decided in the last 12 months"))]
    }
    let range =
      "\(figures.percent(interval.low, decimals: 0)) – \(figures.percent(interval.high, decimals: 0))"
    let share = figures.percent(Double(tally.won) / Double(tally.decided), decimals: 0)
    let counts = "\(number(tally.won))/\(number(tally.decided))"
    let all = map.dealTallies.all
    let rest = figures.percent(
      all.decided > tally.decided
        ? Double(all.won - tally.won) / Double(all.decided - tally.decided) : nil, decimals: 0)
    return [
      (
        label,
        say(
          "\(share)（\(counts)，95% 区间 \(range)）；其余商机 \(rest)。近 12 个完整月",
          "\(share) (\(counts), 95% interval \(range)); all other deals \(rest). Last 12 complete months")
      )
    ]
  }

  private func productFacts(_ page: Playbook) -> [(label: String, text: String)] {
    guard let product = page.front.product?.text else { return [] }
    let scope = Scope(kind: "product", name: product)
    return ["bookings", "win-rate", "price-realisation", "deal-size"].compactMap { id in
      guard let metric = catalogue[id], let figure = value(id, scope, currentPeriod), figure.value != nil
      else {
        return nil
      }
      let cases =
        metric.kind == .proportion
        ? figure.numerator.flatMap { hits in
          figure.denominator.map { " (\(figures.number(hits))/\(figures.number($0)))" }
        } ?? "" : ""
      return (
        "\(metric.label[language]) · \(dates.period(currentPeriod))", text(figure.value, metric) + cases
      )
    }
  }

  private func objectionFacts(_ page: Playbook) -> [(label: String, text: String)] {
    guard let reason = page.front.lostReason?.text, let lost = map.dealTallies.lostReasons[reason],
      map.dealTallies.lost > 0
    else { return [] }
    let share = figures.percent(Double(lost) / Double(map.dealTallies.lost), decimals: 0)
    return [
      (
        say("因“\(reason)”输单", "Deals lost to “\(reason)”"),
        say(
          "\(share)（\(number(lost))/\(number(map.dealTallies.lost))，近 12 个完整月）",
          "\(share) (\(number(lost)) of \(number(map.dealTallies.lost)), last 12 complete months)")
      )
    ]
  }

  private func roleFacts(_ page: Playbook) -> [(label: String, text: String)] {
    let targets = page.front.kpis.compactMap { kpi -> String? in
      guard let metric = catalogue[kpi.text], let target = value(kpi.text, .company, currentPeriod)?.target
      else { return nil }
      return "\(metric.label[language]) \(text(target, metric))"
    }
    guard !targets.isEmpty else { return [] }
    return [(say("衡量它的目标（全公司）", "Targets it is measured by (company)"), targets.joined(separator: " · "))]
  }

  /// The stages that a process page describes, each with its usual duration and a link to its heading.
  func stageStrip(_ page: Playbook) -> [TemplateValue] {
    let headings = page.document(shownIn: language).headings
    return page.front.stages.map { mention in
      let title = stageTitle(mention.text)
      let names = [mention.text, title, stageName(title)]
      let heading = headings.first { heading in names.contains { heading.text.hasPrefix($0) } }
      let note: String
      if let stay = map.stageStays[title] {
        note = say(
          "一般停留 \(figures.days(stay.median))，\(number(stay.count)) 次",
          "usually \(figures.days(stay.median)), \(counted(stay.count, "stay", "stays"))")
      } else {
        note = ""
      }
      let open = map.dealTallies.open[title]
      return [
        "label": .text(stageName(title)), "href": TemplateValue(heading.map { "#" + $0.anchor }),
        "note": .text(note),
        "open": .text(open.map { say("进行中 \(number($0)) 个", "\(number($0)) open now") } ?? ""),
      ]
    }
  }

  /// The name of a stage in the data, from its id, or one of its names, in the configuration.
  func stageTitle(_ name: String) -> String { map.stageTitles[name] ?? name }
}
