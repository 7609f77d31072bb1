import Diagnostics
import Findings
import Metrics
import Periods
import Templates

extension Desk {
  /// The playbook pages with these paths in this language, or in another where there is no translation.
  func remedies(_ paths: [String], most: Int = 6) -> [LinkItem] {
    paths.lazy.compactMap { map.shelf.page($0, language) }.prefix(most).map { page in
      LinkItem(
        label: page.title + "\u{A0}→", href: here.address(of: map.location(page.route, page.language)),
        note: page.front.summary)
    }
  }

  /// What really happened to the scopes that `includes` accepts, each with its answer; the bad first.
  ///
  /// One item per scope and direction: the metric that leads, and the names of those that moved with it.
  func happenings(_ includes: (Scope) -> Bool, most: Int = 8, note: String) -> TemplateValue {
    let signals = findings.signals.filter { includes($0.key.scope) }
    let bad = signals.filter { $0.tone == .bad }
    let told = Set(bad.map(\.key))
    let shortfalls = findings.shortfalls
      .filter { $0.isBeyondNoise && includes($0.key.scope) && !told.contains($0.key) }
    var items = stories(bad) + shortages(shortfalls) + stories(signals.filter { $0.tone != .bad })
    sayRemediesOnce(&items)
    let hidden = max(0, items.count - most)
    let quiet = quiet(includes)
    var notes = items.isEmpty ? [quiet.note] : []
    if !items.isEmpty, includes(.company), let untested = findings.untested {
      notes.append(untested[language])
    }
    if hidden > 0 {
      notes.append(
        say("另有 \(number(hidden)) 条见团队与指标页。", "\(number(hidden)) more on the pages of teams and metrics."))
    }
    if !note.isEmpty { notes.append(note) }
    return [
      "partial": "elements/findings", "id": "happened", "title": .text(say(.whatHappened)),
      "note": .text(notes.joined(separator: language == .chinese ? "" : " ")),
      "hasItems": .flag(!items.isEmpty),
      "brief": .text(quiet.brief), "items": .list(Array(items.prefix(most))), "span": "full",
    ]
  }

  /// The signals as one item per scope and direction; scopes with the very same story are told once.
  func stories(_ signals: [Signal], isDated: Bool = false) -> [TemplateValue] {
    let groups = Dictionary(grouping: signals) { $0.key.scope }
    var told: Set<String> = []
    var items: [(rank: String, value: TemplateValue)] = []
    for (scope, members) in groups.sorted(by: { order($0.key) < order($1.key) }) {
      let sorted = members.sorted { rank($0.key) < rank($1.key) }
      guard let lead = sorted.first, told.insert(lead.sentence.english).inserted else { continue }
      let others = sorted.dropFirst().compactMap { catalogue[$0.key.metric]?.label[language] }
      items.append((order(scope), story(lead, with: Array(others), isDated: isDated)))
    }
    return items.sorted { $0.rank < $1.rank }.map(\.value)
  }

  /// One item per scope and metric with the periods that missed; scopes with the very same figures are told once.
  private func shortages(_ shortfalls: [Shortfall]) -> [TemplateValue] {
    var told: Set<String> = []
    return Dictionary(grouping: shortfalls, by: \.key).sorted { rank($0.key) < rank($1.key) }
      .compactMap { key, missed -> TemplateValue? in
        guard let metric = catalogue[key.metric] else { return nil }
        let sentences = missed.map { sentence($0, metric) }.sorted()
        guard told.insert(key.metric + sentences.joined()).inserted else { return nil }
        let text = sentences.joined(separator: say("；", "; ")) + say("：差距超出噪声", ": beyond noise")
        return happening(
          "bad", name(key.scope) + " " + metric.label[language], text, metric.id, missed[0].pages)
      }
  }

  /// Items with the same answers name them once, at the first.
  private func sayRemediesOnce(_ items: inout [TemplateValue]) {
    var said: Set<String> = []
    for index in items.indices {
      guard case .object(var item) = items[index], let links = item["remedies"], case .list(let list) = links,
        !list.isEmpty
      else { continue }
      guard !said.insert("\(links)").inserted else { continue }
      item = item.merging(["hasRemedies": false])
      items[index] = .object(item)
    }
  }

  /// The company first, then regions, teams, products, sources, people.
  private func order(_ scope: Scope) -> String {
    let kinds = ["company", "region", "team", "product", "source", "rep"]
    return "\(kinds.firstIndex(of: scope.kind) ?? 9) \(scope.name)"
  }

  /// The metrics that explain others come first: a fallen win rate explains fallen bookings.
  private func rank(_ key: SeriesKey) -> String {
    let leading = [
      "win-rate", "bookings", "revenue", "deal-size", "deals-created", "collection-rate", "csat",
    ]
    let place = leading.firstIndex(of: key.metric) ?? 50
    return (place < 10 ? "0" : "") + "\(place) \(key.metric) \(order(key.scope))"
  }

  private func story(_ signal: Signal, with others: [String], isDated: Bool) -> TemplateValue {
    let label = catalogue[signal.key.metric]?.label[language] ?? signal.key.metric
    let when = isDated ? dates.month(signal.month) + " " : ""
    let word = when + (signal.isUp ? "▲ " : "▼ ") + name(signal.key.scope) + " " + label
    var text = signal.sentence[language]
    if signal.since < signal.month {
      text += say("（自\(dates.month(signal.since))起）", " (since \(dates.month(signal.since)))")
    }
    if !others.isEmpty {
      text += say(
        "；同时变化：\(others.joined(separator: "、"))", "; moving with it: \(others.joined(separator: ", "))")
    }
    return happening(
      signal.tone.rawValue, word, text, signal.key.metric, signal.tone == .bad ? signal.pages : [])
  }

  private func sentence(_ shortfall: Shortfall, _ metric: MetricDefinition) -> String {
    var when = ""
    if case .period(let period) = shortfall.period { when = dates.period(period) + " " }
    return say(
      "\(when)\(text(shortfall.value, metric))，目标 \(text(shortfall.target, metric))",
      "\(when)\(text(shortfall.value, metric)) against a target of \(text(shortfall.target, metric))")
  }

  private func happening(
    _ kind: String, _ word: String, _ text: String, _ metric: String, _ pages: [String]
  ) -> TemplateValue {
    let links = remedies(pages).prefix(3)
    return [
      "kind": .text(kind), "word": .text(word), "text": .text(text),
      "href": .text(address(SiteMap.metric(metric))), "hasRemedies": .flag(!links.isEmpty),
      "remedies": .list(links.map { ["href": .text($0.href), "label": .text($0.label)] }),
    ]
  }

  /// What is said once about a metric's place in the quarter or its season; empty when there is nothing.
  func rhythmNote(_ id: String) -> String {
    guard let rhythm = findings.rhythm[id], let metric = catalogue[id] else { return "" }
    return say("", " ") + metric.label[language] + say("：", ": ") + rhythm[language]
  }

  /// How many series were tested and what chance alone would raise; empty when none could be tested.
  var chanceNote: String {
    guard findings.untested == nil, findings.testedCompany > 0 else { return "" }
    let expected = figures.number(Double(findings.testedCompany) * 0.0054, decimals: 2)
    return say(
      "检验了公司级 \(number(findings.testedCompany)) 个、下级 \(number(findings.testedBelow)) 个序列；仅凭偶然，公司级平均每月约 \(expected) 条，下级至多二十个月中有一个月出现。",
      "Tested: \(number(findings.testedCompany)) company series and \(number(findings.testedBelow)) below. By chance alone: about \(expected) company flags a month, and any below in at most 1 month of 20."
    )
  }
}
