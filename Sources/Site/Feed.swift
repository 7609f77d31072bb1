import Diagnostics
import Markup
import Periods
import Templates

extension SiteMap {
  static let feed = Route([], file: "feed.xml")

  package func feedLocation(_ language: MessageLanguage) -> Location { location(SiteMap.feed, language) }
}

/// The newest pages of the knowledge base in a language, as an Atom feed (RFC 4287); `nil` when no page has a day.
///
/// A page's day is that of its last change, else of its last review. Addresses are absolute where the site knows its own.
package func feed(_ input: SiteInput, _ map: SiteMap, _ language: MessageLanguage) -> [UInt8]? {
  let desk = Desk(input, map, language, SiteMap.feed)
  let dated = desk.playbooks.compactMap { page in
    (page.changed ?? page.front.reviewed).map { (page: page, day: $0) }
  }.sorted { ($1.day, $0.page.path) < ($0.day, $1.page.path) }
  guard let newest = dated.first?.day else { return nil }
  let base = input.configuration.baseURL
  func address(_ route: Route) -> String {
    base.map { $0 + map.location(route, language).encodedPath } ?? desk.address(route)
  }
  var output = MarkupBuffer(capacity: 16_384)
  output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
  output.attribute("xml:lang", language.rawValue)
  output.raw(">\n")
  output.element("title", text: "\(desk.say(.playbooks)) · \(input.configuration.title[language])")
  output.element("id", text: desk.tagURI("feed-\(language.rawValue)"))
  output.element("updated", text: "\(newest)T00:00:00Z")
  output.raw("<link rel=\"self\"")
  output.address("href", address(SiteMap.feed))
  output.raw("/>\n<author>")
  output.element("name", text: input.configuration.title[language])
  output.raw("</author>\n")
  for (page, day) in dated.prefix(30) {
    output.raw("<entry>")
    output.element("title", text: page.title)
    output.element("id", text: desk.tagURI("\(language.rawValue)/\(page.path)"))
    output.element("updated", text: "\(day)T00:00:00Z")
    output.raw("<link")
    output.address("href", address(page.route))
    output.raw("/>")
    if let summary = page.front.summary { output.element("summary", text: summary) }
    output.raw("</entry>\n")
  }
  output.raw("</feed>\n")
  return output.bytes
}

extension Desk {
  /// A name that stays the same wherever the site is published (RFC 4151).
  fileprivate func tagURI(_ name: String) -> String {
    let host = input.configuration.baseURL?.split(separator: "/").dropFirst().first.map(String.init)
    let authority = host?.split(separator: ":").first.map(String.init) ?? "quotabook.invalid"
    return "tag:\(authority),2020:" + Address.encodedPath(name)
  }

  /// Where readers subscribe; `null` without a knowledge base.
  var feedLink: TemplateValue {
    map.shelf.hasDays(language)
      ? ["href": .text(address(SiteMap.feed)), "title": .text(say(.playbooks))] : .null
  }
}
