import Diagnostics
import Settings
import Testing

@Suite struct KPIReferenceTests {
  @Test(arguments: [
    "win-rate team=North", "win-rate team=\"North\"", "win-rate team='North'", "win-rate team=“North”",
    "win-rate team=「North」", "  win-rate   team=North  ",
  ])
  func `takes a name bare or between quotation marks of any kind`(text: String) {
    let reference = KPIReference(inline: text)
    #expect(reference.metrics == ["win-rate"])
    #expect(reference.scope?.kind == "team")
    #expect(reference.scope?.name == "North")
    #expect(reference.unknownKeys.isEmpty)
  }

  @Test func `keeps blanks and the other marks within quotation marks`() {
    let reference = KPIReference(inline: "win-rate team=\"华东 一部 'A'\" period=2026-Q3")
    #expect(reference.scope?.name == "华东 一部 'A'")
    #expect(reference.period == "2026-Q3")
  }

  @Test func `takes a quotation mark that never closes to reach the end`() {
    #expect(KPIReference(inline: "win-rate rep=\"Ana period=2026").scope?.name == "Ana period=2026")
  }

  @Test func `asks for the company's running period when nothing else is written`() {
    let reference = KPIReference(inline: "win-rate")
    #expect(reference.scope == nil)
    #expect(reference.period == nil)
  }

  @Test func `collects what it does not understand`() {
    let reference = KPIReference(inline: "win-rate North squad=North period=2026")
    #expect(reference.unknownKeys == ["North", "squad"])
    #expect(reference.period == "2026")
  }

  private func block(_ text: String) -> (reference: KPIReference?, messages: [String]) {
    var log = Diagnostics()
    let reference = KPIReference(block: text, file: "playbooks/en/a.md", line: 10, &log)
    return (reference, log.entries.map { "\($0.position?.description ?? "") \($0.id)" })
  }

  @Test func `reads a block with one metric or several`() {
    let one = block("metric: win-rate\n")
    #expect(one.messages.isEmpty)
    #expect(one.reference?.metrics == ["win-rate"])
    #expect(one.reference?.form == .chart)
    let two = block("metric: [win-rate, bookings]\nshow: table\nby: team\nperiod: 2026-Q1\n")
    #expect(two.messages.isEmpty)
    #expect(two.reference?.metrics == ["win-rate", "bookings"])
    #expect(two.reference?.form == .table)
    #expect(two.reference?.by == "team")
    #expect(two.reference?.period == "2026-Q1")
  }

  @Test(arguments: [
    ("metric: [win-rate\n", "front-matter-yaml-syntax"),
    ("metric: win-rate\nmetric: bookings\n", "front-matter-duplicate-key"),
    ("show: card\n", "front-matter-needs-text"), ("", "front-matter-needs-text"),
  ])
  func `says where a block is wrong and shows nothing for it`(text: String, id: String) {
    let (reference, messages) = block(text)
    #expect(reference == nil)
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("playbooks/en/a.md:1") == true)
    #expect(messages.first?.hasSuffix(" " + id) == true)
  }

  @Test(arguments: [
    ("metric: win-rate\nshow: pie\n", "playbooks/en/a.md:12:7 front-matter-wrong-value"),
    ("metric: win-rate\nmetrc: bookings\n", "playbooks/en/a.md:12:1 front-matter-misspelt-key"),
    ("metric: win-rate\nwallpaper: blue\n", "playbooks/en/a.md:12:1 front-matter-unknown-key"),
  ])
  func `points at the line of a key that it leaves out, and keeps the rest`(text: String, message: String) {
    let (reference, messages) = block(text)
    #expect(reference?.metrics == ["win-rate"])
    #expect(messages == [message])
  }
}
