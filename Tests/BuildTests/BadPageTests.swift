import Build
import Foundation
import Testing

@testable import Diagnostics

/// What the console says about each fault of a knowledge base, word for word.
@Suite struct BadPageTests {
  /// The site, built with the fault.
  private func build(_ input: BadPage, tellsGaps: Bool) async throws -> (
    site: SmallSite, outcome: BuildOutcome?, log: Diagnostics
  ) {
    let site = try SmallSite()
    for (path, text) in input.changes {
      if let text {
        try site.write(text, to: path)
      } else {
        try disk.remove(site.folder + "/content/" + path)
      }
    }
    let (outcome, log) = await site.build { $0.tellsGaps = tellsGaps }
    return (site, outcome, log)
  }

  @Test(arguments: BadPage.all)
  func `says in both languages what is wrong, and publishes unless readers would be misled`(_ input: BadPage)
    async throws
  {
    let (site, outcome, log) = try await build(input, tellsGaps: input.tellsGaps)
    #expect(log.entries.contains { $0.id == input.id })
    for language in MessageLanguage.allCases {
      let text = consoleText(log, language)
        .replacingOccurrences(of: site.folder + "/content", with: "SITE")
      try expectGolden(text, "bad-input/\(input.id).\(language.rawValue).txt")
    }
    #expect((outcome != nil) == input.isPublished)
    #expect(log.hasErrors == !input.isPublished)
  }

  @Test(arguments: BadPage.all.filter(\.tellsGaps))
  func `tells gaps in a check alone`(_ input: BadPage) async throws {
    let (_, outcome, log) = try await build(input, tellsGaps: false)
    #expect(outcome != nil)
    #expect(log.entries.isEmpty)
  }

  @Test func `has a broken site for every message of the knowledge base`() {
    #expect(Set(BadPage.all.map(\.id)) == Set(Catalogue.knowledgeMessages.map(\.id)))
  }
}
