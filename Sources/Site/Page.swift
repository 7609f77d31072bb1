import Diagnostics
import Templates

/// A page as data, before it is HTML.
package struct Page: Sendable {
  package var route: Route
  package var language: MessageLanguage
  /// The template that lays it out.
  package var template: String
  package var data: TemplateValue
}

/// A page that can be made when its turn comes.
package struct PagePlan: Sendable {
  package var route: Route
  package var language: MessageLanguage
  package var location: Location
  /// Whether it only sends readers on from an earlier address.
  package var isRedirect = false
  package var make: @Sendable () -> Page

  /// Whether it takes far longer to make than others do: it lists every page in order.
  package var isLong: Bool { route == SiteMap.search }
}

/// What a page says of itself, around its elements.
struct PageContent: Sendable {
  var title: String
  var heading: String
  var lead: String
  var description: String
  /// The steps from the overview to this page; the page itself is the last.
  var trail: [(label: String, route: Route?)] = []
  var periods: TemplateValue = .null
  /// The entry of the navigation that is marked as current.
  var navigation: Route
  var elements: [TemplateValue]
  /// The subjects of the page, each with its list.
  var tags: [LinkItem] = []
  /// Where the switch of languages leads when the page has no twin of its own.
  var twin: Route?

  init(
    title: String, lead: String, description: String, trail: [(label: String, route: Route?)] = [],
    periods: TemplateValue = .null, navigation: Route, elements: [TemplateValue]
  ) {
    self.title = title
    self.heading = title
    self.lead = lead
    self.description = description
    self.trail = trail
    self.periods = periods
    self.navigation = navigation
    self.elements = elements
  }
}

extension Desk {
  /// Puts a page into the frame that all pages share.
  func page(_ content: PageContent) -> Page {
    let site = input.configuration.title[language]
    var data: TemplateObject = [
      "lang": .text(language.rawValue), "direction": .text(input.configuration.colors.direction),
      "statusColors": .text(input.configuration.colors.status),
      "documentTitle": .text(route == .home ? site : "\(content.title) · \(site)"),
      "description": .text(content.description), "noindex": .flag(input.configuration.privacy.noindex),
      "assets": assets, "home": .text(address(.home)), "siteTitle": .text(site),
      "switch": otherLanguage(content),
      "words": words, "nav": navigation(content.navigation), "trail": trail(content),
      "hasTrail": .flag(!content.trail.isEmpty), "banner": banner, "heading": .text(content.heading),
      "lead": .text(content.lead), "headline": headline(content), "periods": content.periods,
      "elements": .list(content.elements), "search": searchForm, "feed": feedLink,
      "hasTags": .flag(!content.tags.isEmpty),
      "tags": .list(content.tags.map { ["href": .text($0.href), "label": .text($0.label)] }),
    ]
    data = data.merging(["footer": footer])
    return Page(route: route, language: language, template: "page", data: .object(data))
  }

  private var words: TemplateValue {
    [
      "skip": .text(say(.skip)), "light": .text(say(.light)), "dark": .text(say(.dark)),
      "navigation": .text(say(.navigation)), "trail": .text(say(.trail)), "data": .text(say(.data)),
      "answer": .text(say(.answer)), "tags": .text(say("标签", "Tags")),
    ]
  }

  private var assets: TemplateValue {
    func asset(_ name: String) -> TemplateValue {
      .text(address(file: input.assets[name] ?? "assets/\(name)"))
    }
    return [
      "css": asset("site.css"), "script": asset("quotabook.js"), "reading": asset("reading.js"),
      "search": asset("search.js"), "theme": asset("theme.js"),
      "icon": asset("icon.svg"),
    ]
  }

  private func otherLanguage(_ content: PageContent) -> TemplateValue {
    guard let other = map.languages.first(where: { $0 != language }) else { return .null }
    return [
      "href": .text(here.address(of: map.location(content.twin ?? route, other))),
      "lang": .text(other.rawValue),
      "label": .text(other == .chinese ? "中文" : "English"),
    ]
  }

  /// What happened in one line, for screens on which the list itself starts below the fold; `null` without a list.
  private func headline(_ content: PageContent) -> TemplateValue {
    for element in content.elements {
      guard case .object(let parts) = element, case .text("happened")? = parts["id"] else { continue }
      guard case .list(let items)? = parts["items"], !items.isEmpty else {
        return ["label": .text(say(.whatHappened)), "rest": parts["brief"] ?? ""]
      }
      let words = items.prefix(2).compactMap { item -> String? in
        guard case .object(let item) = item, case .text(let word)? = item["word"] else { return nil }
        return word
      }
      let more = items.count > words.count ? say(" 等", " and more") : ""
      return [
        "label": .text(say(.whatHappened)),
        "rest": .text(words.joined(separator: say("；", "; ")) + more),
      ]
    }
    return .null
  }

  private func navigation(_ current: Route) -> TemplateValue {
    var entries: [(Word, Route)] = [(.overview, .home)]
    if let people = peopleWord { entries.append((people, SiteMap.teams)) }
    if input.sales.dataset["deals"] != nil {
      entries += [(.pipeline, SiteMap.pipeline), (.funnel, SiteMap.funnel)]
    }
    if !members("product").isEmpty { entries.append((.matrix, SiteMap.matrix)) }
    if !input.playbooks.isEmpty { entries.append((.playbooks, SiteMap.playbooks)) }
    entries += [(.glossary, SiteMap.glossary), (.quality, SiteMap.quality)]
    return .list(
      entries.map { word, route in
        ["label": .text(say(word)), "href": .text(address(route)), "current": .flag(route == current)]
      })
  }

  /// What the page of teams, regions and reps is called, by what there is; `nil` where there is none of them.
  var peopleWord: Word? {
    if !members("team").isEmpty { return .teams }
    if input.configuration.show.reps && !members("rep").isEmpty { return .reps }
    return members("region").isEmpty ? nil : .regions
  }

  private func trail(_ content: PageContent) -> TemplateValue {
    .list(
      content.trail.map { step in
        ["label": .text(step.label), "href": TemplateValue(step.route.map { address($0) })]
      })
  }

  /// A strip on every page when an extract is older than it should be.
  private var banner: TemplateValue {
    guard let stale = input.sales.freshness.first(where: \.isStale), let newest = stale.newest else {
      return .null
    }
    let text = say(
      "数据可能过时：\(stale.name) 的最新记录是 \(dates.date(newest))，已过 \(number(stale.ageDays ?? 0)) 天。",
      "The data may be out of date: the newest record of \(stale.name) is of \(dates.date(newest)), \(counted(stale.ageDays ?? 0, "day", "days")) ago."
    )
    return ["text": .text(text), "href": .text(address(SiteMap.quality)), "label": .text(say(.quality))]
  }

  private var footer: TemplateValue {
    let count = map.problemCount
    let text = say(
      "由 CRM 导出数据生成 · \(count) 条数据质量提示", "Made from CRM exports · \(count) data-quality messages")
    return [
      "text": .text(text), "quality": .text(say(.quality)), "qualityHref": .text(address(SiteMap.quality)),
      "about": .text(say(.about)), "aboutHref": .text(address(SiteMap.about)),
    ]
  }
}
