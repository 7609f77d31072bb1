import Build
import Diagnostics
import Effects
import Statistics
import Testing

@Suite struct PageRebuildTests {
  private static let objection = """
    ---
    title: 太贵了
    kind: objection
    kpis: [win-rate]
    owner: Ana
    ---
    “你们太贵了。”见 [[price]] 和 [[demo#演示]]。

    ## 怎么回答

    先问清楚预算。赢率 {{win-rate}}。

    """

  private func site() throws -> SmallSite {
    var files: [String: String?] = [
      "playbooks/zh-CN/objections/dear.md": PageRebuildTests.objection,
      "playbooks/zh-CN/objections/later.md": PageRebuildTests.objection.replacing("太贵了", with: "再等等"),
      "playbooks/zh-CN/fragments/close.md": "最后约好下一步。\n",
      "playbooks/en/only.md":
        "---\ntitle: Only here\n---\n# Only\n\nNot translated.\n\n{{> fragments/close}}\n",
      "playbooks/en/fragments/close.md": "Agree on the next step.\n",
    ]
    for number in 0..<6 {
      files["playbooks/zh-CN/guide/p\(number).md"] =
        "---\ntitle: 指南 \(number)\n---\n第 \(number) 条。参见[演示](../demo.md#演示)。\n"
    }
    return try SmallSite(files)
  }

  /// Builds the site once more beside its output, from nothing, and compares.
  private func expectClean(_ site: SmallSite, _ log: Diagnostics, _ what: String) async throws {
    let other = site.folder + "/clean"
    let clean = await site.build(to: other)
    #expect(clean.log.sorted() == log.sorted(), "\(what)")
    guard clean.outcome != nil else { return }
    let files = disk.tree(other)
    #expect(files == disk.tree(site.output), "\(what)")
    for file in files {
      #expect(try disk.read(other + "/" + file) == disk.read(site.output + "/" + file), "\(what): \(file)")
    }
    try disk.remove(other)
  }

  private func edit(_ site: SmallSite, _ path: String, _ change: (String) -> String) throws {
    let text = String(decoding: try disk.read(site.folder + "/content/" + path), as: UTF8.self)
    try site.write(change(text), to: path)
  }

  @Test(arguments: [
    // The page itself, in two languages when it is not translated, its section in one and the cards.
    ("playbooks/zh-CN/price.md", 1), ("playbooks/en/only.md", 2), ("playbooks/zh-CN/guide/p5.md", 4),
    ("playbooks/zh-CN/objections/later.md", 6),
  ])
  func `makes only the pages that hold the changed text`(path: String, pages: Int) async throws {
    let site = try site()
    _ = await site.build()
    try edit(site, path) { $0 + "\n再补一句：先听完。One more word.\n" }
    let (outcome, log) = await site.build()
    #expect(outcome?.made == pages)
    #expect(outcome?.publication?.removed == 0)
    #expect(
      log.entries.contains { $0.position?.file == path } == path.contains("objections"), "is told again")
    try await expectClean(site, log, path)
    let again = await site.build().outcome
    #expect(again?.publication?.written == 0 && again?.made == 0)
  }

  @Test func `makes everything when others show what changed`() async throws {
    let site = try site()
    _ = await site.build()
    let path = "playbooks/zh-CN/guide/p3.md"
    let edits: [(String, (String) -> String)] = [
      ("title", { $0.replacing("指南 3", with: "指南三") }), ("heading", { $0 + "\n## 新的一节\n" }),
      ("head", { $0.replacing("---\n第", with: "tags: [新]\n---\n第") }),
      ("problem", { $0 + "\n见 [[没有这页]]。\n" }), ("no problem", { $0.replacing("[[没有这页]]", with: "那页") }),
      ("anchor", { $0 + "\n[去](../demo.md#没有)\n" }),
      ("value", { $0.replacing("[去](../demo.md#没有)", with: "{{win-rat}}") }),
      ("draft", { $0.replacing("---\ntitle", with: "---\ndraft: true\ntitle") }),
      ("text of a draft", { $0 + "\n草稿。\n" }),
      ("no draft", { $0.replacing("draft: true\n", with: "") }),
    ]
    for (name, change) in edits {
      try edit(site, path, change)
      let (outcome, log) = await site.build()
      #expect(name == "text of a draft" || outcome?.made == outcome?.pages, "\(name)")
      try await expectClean(site, log, name)
    }
    try edit(site, "playbooks/zh-CN/fragments/close.md") { $0 + "别忘了。\n" }
    try await expectClean(site, await site.build().log, "fragment")
    try edit(site, "data/deals.csv") { $0.replacing("3000.50", with: "3000.60") }
    let (outcome, log) = await site.build()
    #expect(outcome?.made == outcome?.pages)
    try await expectClean(site, log, "data")
    try disk.remove(site.folder + "/content/" + path)
    try await expectClean(site, await site.build().log, "removal")
  }

  @Test func `equals a build from nothing after any edits`() async throws {
    let site = try site()
    _ = await site.build()
    let paths = disk.tree(site.folder + "/content/playbooks").map { "playbooks/" + $0 }
    let pieces = [
      "先问清楚预算，再报价格。", "Ask for the budget first. ", "\n\n- 一\n- 二\n", "{{win-rate}}", "[[price]]",
      "[[demo#演示]]",
      "\n\n## 小节\n\n", "[坏](nowhere.md)", "{{nothing}}", "| a | b |\n|---|---|\n| 1 | 2 |\n", "。", "价格",
    ]
    var chance = SeededGenerator(seed: 5)
    var partial = 0
    for step in 0..<10 {
      for _ in 0...Int.random(in: 0...2, using: &chance) {
        let path = paths.randomElement(using: &chance) ?? ""
        let piece = pieces.randomElement(using: &chance) ?? ""
        try edit(site, path) { text in
          if Int.random(in: 0...2, using: &chance) > 0 { return text + piece + "\n" }
          return text.contains(piece) ? text.replacing(piece, with: "") : text + "。"
        }
      }
      let (outcome, log) = await site.build()
      if let outcome, outcome.made < outcome.pages { partial += 1 }
      try await expectClean(site, log, "step \(step)")
    }
    #expect(partial > 0)
  }

  @Test func `builds everything when the site was touched by others`() async throws {
    let site = try site()
    _ = await site.build()
    try edit(site, "playbooks/zh-CN/price.md") { $0 + "补一句。\n" }
    try disk.write(Array("gone".utf8), to: site.output + "/index.html")
    let (outcome, log) = await site.build()
    #expect(outcome?.made == outcome?.pages)
    try await expectClean(site, log, "touched")
  }
}
