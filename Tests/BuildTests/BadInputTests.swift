import Build
import Diagnostics
import Foundation
import Testing

/// What the console says about each fault, word for word, and what becomes of the site.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.all)
  func `says in both languages what is wrong, and does the rest of the work`(_ input: BadInput) async throws {
    let site = try SmallSite()
    if !input.isPublished { #expect(await site.build().outcome != nil) }
    let old = try site.published()
    for (path, text) in input.changes {
      if let text {
        try site.write(text, to: path)
      } else {
        try disk.remove(site.folder + "/content/" + path)
      }
    }
    let (outcome, log) = await site.build()
    for language in MessageLanguage.allCases {
      let text = consoleText(log, language)
        .replacingOccurrences(of: site.folder + "/content", with: "SITE")
      #expect(!text.isEmpty)
      try expectGolden(text, "bad-input/\(input.name).\(language.rawValue).txt")
    }
    #expect((outcome != nil) == input.isPublished)
    #expect(log.hasErrors == !input.isPublished)
    if input.isPublished {
      #expect(try site.page("index.html").hasPrefix("<!DOCTYPE html>"))
    } else {
      #expect(try site.published() == old)
    }
  }

  @Test func `tells all faults at once`() async throws {
    let site = try SmallSite([
      "quotabook.yml": SmallSite.configuration + "wallpaper: blue\nlangauges: [en]\n",
      "data/deals.csv": SmallSite.deals + "D5,Ana\n",
      "metrics.yml": "gain: {label: {zh-CN: 甲, en: Gain}, formula: lots, unit: ratio}\n",
    ])
    let (_, log) = await site.build()
    let ids = Set(log.entries.map(\.id))
    #expect(ids.isSuperset(of: ["unknown-key", "misspelt-key", "row-too-short"]))
    #expect(log.entries.contains { $0.position?.file == "metrics.yml" })
  }
}

/// Compares with a file under `Tests/Goldens`; `QUOTABOOK_ACCEPT=1` writes it anew.
func expectGolden(_ text: String, _ name: String) throws {
  let path = repository + "/Tests/Goldens/" + name
  if ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1" {
    try disk.write(Array(text.utf8), to: path)
    return
  }
  let golden = try disk.read(path)
  #expect(text == String(decoding: golden, as: UTF8.self), "\(name)")
}
