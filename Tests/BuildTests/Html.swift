import Build
import Diagnostics
import Foundation
import Testing

/// The part of a page from one text up to another, or `nil` when either is not there.
func part(_ html: String, from start: String, to end: String) -> String? {
  guard let first = html.range(of: start), let last = html[first.upperBound...].range(of: end) else {
    return nil
  }
  return String(html[first.lowerBound..<last.lowerBound])
}

extension SmallSite {
  /// Builds the small site with these changes, of which nothing but notes may be said.
  static func built(_ changes: [String: String?]) async throws -> SmallSite {
    let site = try SmallSite(changes)
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(consoleText(log, .english) == "")
    return site
  }

  /// The text of an author's page as it is published, without what stands around it.
  func prose(_ path: String) throws -> String {
    let start = "<div class=\"prose\""
    return try #require(part(try page(path + "/index.html"), from: start, to: "\n</div>\n</div>\n"))
  }

  /// A section of a page by its id.
  func section(_ id: String, of path: String) throws -> String? {
    part(try page(path), from: " id=\"\(id)\">", to: "</section>")
  }
}
