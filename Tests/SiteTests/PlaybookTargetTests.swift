@testable import Markdown
import Testing

@testable import Site

@Suite struct PlaybookTargetTests {
  /// Where a link of `zh-CN/objections/price.md` leads.
  private func target(_ destination: String, _ kind: MarkdownLink.Kind = .link) -> PlaybookTarget {
    let link = MarkdownLink(kind: kind, destination: destination, line: 1, column: 1, file: nil)
    return PlaybookTarget(link, from: "objections/price", in: "zh-CN")
  }

  @Test(
    arguments: [
      ("budget.md", "objections/budget", nil), ("./budget.md", "objections/budget", nil),
      ("../process/stages.md#exit", "process/stages", "exit"),
      ("%E8%B0%88%E4%BB%B7.md", "objections/谈价", nil), ("谈价.md", "objections/谈价", nil),
      ("../../zh-CN/demo.md", "demo", nil),
    ] as [(String, String, String?)])
  func `leads a relative link to the page below the language's folder`(
    destination: String, path: String, anchor: String?
  ) {
    #expect(target(destination) == .page(path, language: nil, anchor: anchor))
  }

  @Test func `leads out of the language's folder to the page in another language`() {
    #expect(target("../../en/objections/price.md") == .page("objections/price", language: "en", anchor: nil))
  }

  @Test(arguments: ["#exit", "#%E9%80%80%E5%87%BA"])
  func `takes an anchor alone for a heading of the page`(destination: String) {
    #expect(target(destination) == .here(anchor: String(destination.dropFirst())))
    #expect(target(destination, .wiki) == .here(anchor: String(destination.dropFirst())))
  }

  @Test(arguments: [
    ("form.xlsx", "zh-CN/objections/form.xlsx"), ("../pictures/a%20b.png", "zh-CN/pictures/a b.png"),
    ("../../shared/logo.svg", "shared/logo.svg"), ("../../readme.md", "readme.md"),
  ])
  func `takes other relative links for files below the playbooks`(destination: String, path: String) {
    #expect(target(destination) == .file(path))
  }

  @Test func `does not leave the folder of the playbooks`() {
    #expect(target("../../../data/deals.csv") == .file("../../../data/deals.csv"))
  }

  @Test(arguments: [
    ("https://example.org/a.md", MarkdownLink.Kind.link), ("mailto:ana@example.org", .link), ("/a.md", .link),
    ("www.example.org", .bare), ("", .link),
  ])
  func `leaves other hosts, mail and addresses from the root to their authors`(
    destination: String, kind: MarkdownLink.Kind
  ) {
    #expect(target(destination, kind) == .elsewhere)
  }

  @Test func `looks a wiki link up by its name, with or without the ending`() {
    #expect(target("stages", .wiki) == .page("stages", language: nil, anchor: nil))
    #expect(target("process/stages.md#exit", .wiki) == .page("process/stages", language: nil, anchor: "exit"))
  }
}
