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

  @Test func `keeps a page whose front matter is no YAML, with its first heading as the title`() async throws
  {
    let site = try SmallSite(["playbooks/en/demo.md": "---\ntitle: [Demo\n---\n# Try it\n\nLet them try.\n"])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(log.entries.map(\.id) == ["front-matter-yaml-syntax"])
    let page = try site.page("en/playbooks/demo/index.html")
    #expect(page.contains("<title>Try it"))
    #expect(page.contains("Let them try."))
  }

  @Test func `keeps the text of a page whose front matter does not end`() async throws {
    let site = try SmallSite(["playbooks/en/demo.md": "---\ntitle: Demo\n\n# Try it\n\nLet them try.\n"])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(log.entries.map(\.id) == ["front-matter-unclosed"])
    let page = try site.page("en/playbooks/demo/index.html")
    #expect(page.contains("<title>Try it") && page.contains("Let them try."))
  }

  @Test(arguments: ["foreign-output", "unwritable-output"])
  func `refuses an output folder that it may not or cannot write`(name: String) async throws {
    let site = try SmallSite()
    let output = name == "foreign-output" ? site.folder + "/holiday" : site.folder + "/holiday/photo.txt/site"
    try disk.write(Array("mine".utf8), to: site.folder + "/holiday/photo.txt")
    let (outcome, log) = await site.build(to: output)
    #expect(outcome == nil)
    #expect(log.hasErrors)
    for language in MessageLanguage.allCases {
      let text = consoleText(log, language).replacingOccurrences(of: site.folder, with: "FOLDER")
      try expectGolden(text, "bad-input/\(name).\(language.rawValue).txt")
    }
    #expect(disk.tree(site.folder + "/holiday") == ["photo.txt"])
    #expect(try disk.read(site.folder + "/holiday/photo.txt") == Array("mine".utf8))
  }

  @Test func `counts what it does not list, on the console, in the record and on the page`() async throws {
    let rows = (1...30).map { "X\($0),Ana,Pump,Won,2026-03-01,2026-03-02,lots\n" }.joined()
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + rows])
    let (_, log) = await site.build()
    #expect(log.entries.count == Diagnostics.listed)
    #expect(log.count(.warning) == 30)
    #expect(
      consoleText(log, .english).hasSuffix(
        "data/deals.csv: and 10 more of these in column 'amount' [unreadable-amount]\n"))
    #expect(try site.page("data/build.json").contains("\"more\":10}"))
    #expect(try site.page("en/data-quality/index.html").contains("25 more of these"))
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
