import Diagnostics
import Templates

/// Where a wrong address leads.
///
/// A web server shows this file at any address, so that relative links would break: it uses addresses from the path of
/// `base_url`, and without one it is plain text.
enum NotFoundPage {
  static func page(_ desk: Desk) -> Page {
    let base = desk.input.configuration.baseURL.map(path)
    let icon = (base ?? "") + (desk.input.assets["icon.svg"] ?? "assets/icon.svg")
    let links: TemplateValue =
      base.map { base in
        [
          "css": .text(base + (desk.input.assets["site.css"] ?? "assets/site.css")),
          "theme": .text(base + (desk.input.assets["theme.js"] ?? "assets/theme.js")),
          "home": .text(base + "index.html"),
          "languages": .list(desk.map.languages.map { ways(desk, $0, base) }),
        ]
      } ?? .null
    return Page(
      route: SiteMap.notFound, language: desk.language, template: "not-found",
      data: [
        "lang": .text(desk.language.rawValue), "heading": .text(desk.say(.notFound)),
        "documentTitle": .text("\(desk.say(.notFound)) · \(desk.input.configuration.title[desk.language])"),
        "siteTitle": .text(desk.input.configuration.title[desk.language]),
        "text": .text(desk.say("地址可能写错，或页面已改名。", "The address may be wrong, or the page was renamed.")),
        "links": links, "icon": .text(icon),
      ])
  }

  /// Where to go on from here, in one language of the site.
  private static func ways(_ desk: Desk, _ language: MessageLanguage, _ base: String) -> TemplateValue {
    var entries: [(Word, Route)] = [(.overview, .home), (.glossary, SiteMap.glossary)]
    if let people = desk.peopleWord { entries.insert((people, SiteMap.teams), at: 1) }
    if !desk.input.playbooks.isEmpty { entries.append((.playbooks, SiteMap.playbooks)) }
    let items = entries.map { word, route -> TemplateValue in
      [
        "label": .text(word[language]),
        "href": .text(base + desk.map.location(route, language).encodedPath),
      ]
    }
    return ["lang": .text(language.rawValue), "items": .list(items)]
  }

  /// The path of an address, from its first slash to its last.
  private static func path(of address: String) -> String {
    guard let scheme = address.firstRange(of: "://") else { return "/" }
    let rest = address[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return "/" }
    let path = String(rest[slash...])
    return path.hasSuffix("/") ? path : path + "/"
  }
}
