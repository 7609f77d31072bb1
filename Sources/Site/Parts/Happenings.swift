import Diagnostics
import Findings
import Metrics
import Periods
import Templates

extension Desk {
  /// The playbook pages with these paths in this language, or in another where there is no translation.
  func remedies(_ paths: [String]) -> [LinkItem] {
    paths.compactMap { path in
      let found =
        input.playbooks.first { $0.path == path && $0.language == language }
        ?? input.playbooks.first { $0.path == path }
      guard let page = found else { return nil }
      return LinkItem(
        label: page.title + " →", href: here.address(of: map.location(page.route, page.language)),
        note: page.front.summary)
    }
  }

  /// What really happened to the scopes that `includes` accepts, each with its answer; the bad first.
  func happenings(_ includes: (Scope) -> Bool, most: Int = 10, note: String) -> TemplateValue {
    let shortfalls = findings.shortfalls.filter { $0.isBeyondNoise && includes($0.key.scope) }
    let signals = findings.signals.filter { includes($0.key.scope) }
    var items = signals.filter { $0.tone == .bad }.map(item)
    items += shortfalls.map(item)
    items += signals.filter { $0.tone != .bad }.map(item)
    let hidden = max(0, items.count - most)
    let text = items.isEmpty ? say(.nothingHappened) : hidden > 0 ? say("另有 \(hidden) 条见各指标页。", "\(hidden) more on the pages of the metrics.") : ""
    return [
      "partial": "elements/findings", "id": "happened", "title": .text(say(.whatHappened)),
      "note": .text([text, note].filter { !$0.isEmpty }.joined(separator: language == .chinese ? "" : " ")),
      "hasItems": .flag(!items.isEmpty),
      "items": .list(Array(items.prefix(most))), "span": "full",
    ]
  }

  private func item(_ signal: Signal) -> TemplateValue {
    let label = catalogue[signal.key.metric]?.label[language] ?? signal.key.metric
    let word = (signal.isUp ? "▲ " : "▼ ") + name(signal.key.scope) + " " + label
    let since =
      signal.since < signal.month
      ? say("（自\(dates.month(signal.since))起）", " (since \(dates.month(signal.since)))") : ""
    return happening(
      signal.tone.rawValue, word, signal.sentence[language] + since, signal.key.metric,
      signal.tone == .bad ? signal.pages : [])
  }

  private func item(_ shortfall: Shortfall) -> TemplateValue {
    guard let metric = catalogue[shortfall.key.metric] else { return .null }
    let word = name(shortfall.key.scope) + " " + metric.label[language]
    let sentence = say(
      "\(text(shortfall.value, metric))，目标 \(text(shortfall.target, metric))，差距超出噪声",
      "\(text(shortfall.value, metric)) against a target of \(text(shortfall.target, metric)): beyond noise")
    return happening("bad", word, sentence, metric.id, shortfall.pages)
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

  /// How many series were tested and what chance alone would raise.
  var chanceNote: String {
    guard findings.testedCompany + findings.testedBelow > 0 else {
      return say("历史不足 12 个完整月，尚不能判断变化是否真实。", "Fewer than 12 complete months: changes cannot be told from noise yet.")
    }
    let expected = figures.number(Double(findings.testedCompany) * 0.0054, decimals: 2)
    return say(
      "检验了公司级 \(findings.testedCompany) 个、下级 \(findings.testedBelow) 个序列；仅凭偶然，公司级平均每月约 \(expected) 条，下级至多二十个月中有一个月出现。",
      "Tested: \(findings.testedCompany) company series and \(findings.testedBelow) below. By chance alone: about \(expected) company flags a month, and any below in at most 1 month of 20."
    )
  }
}
