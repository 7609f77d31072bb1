import Diagnostics
import Templates

/// An earlier address of a page, which leads on to it.
struct Redirect: Sendable {
  var from: Route
  var page: Playbook
}

extension Redirect {
  /// Reads `old/price.html`, `old/price/` or `/old/price`, counted from the root of the page's language.
  ///
  /// - Returns: `nil` for an address that leaves the site.
  static func route(_ alias: String) -> Route? {
    var parts = alias.split(separator: "/").map(String.init)
    guard !parts.contains(".."), !parts.contains("."), !alias.contains("://"), !parts.isEmpty else {
      return nil
    }
    if parts.last?.hasSuffix(".html") == true {
      let file = parts.removeLast()
      return Route(parts.map(Slugs.segment), file: Slugs.segment(file))
    }
    return Route(parts.map(Slugs.segment))
  }
}

extension Desk {
  /// A page that sends its readers on at once, and says where to.
  func redirect(to target: Playbook) -> Page {
    let href = address(target.route)
    return Page(
      route: route, language: language, template: "redirect",
      data: [
        "lang": .text(language.rawValue), "href": .text(href), "title": .text(target.title),
        "text": .text(say("这一页搬到了：", "This page has moved to:")),
        "refresh": .text("0; url=\(href)"),
      ])
  }
}

/// Reports earlier addresses that cannot be kept: those that are taken by a page, or named twice.
package func reportAliases(_ pages: [Playbook], _ plan: SitePlan, _ log: inout Diagnostics) {
  let listed = Set(plan.pages.filter { !$0.isRedirect }.map(\.location.path))
  var seen: [String: String] = [:]
  for page in pages {
    for alias in page.front.aliases {
      let position = Position(file: page.file, line: 1)
      guard let route = Redirect.route(alias) else {
        log.report("alias-outside", at: position, ["alias": alias])
        continue
      }
      let path = "\(page.language.rawValue)/\(route.path)"
      if let other = seen.updateValue(page.file, forKey: path), other != page.file {
        log.report("alias-taken", at: position, ["alias": alias, "other": other])
      } else if listed.contains(plan.location(route, page.language).path) {
        log.report("alias-taken", at: position, ["alias": alias, "other": route.path])
      }
    }
  }
}
