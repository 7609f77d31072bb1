import Diagnostics
import Statistics
import Testing

@testable import Settings

@Suite struct PlainHeadTests {
  /// The nodes with their places, as text.
  private func shown(_ node: Node) -> String {
    let place = "\(node.position.line ?? 0):\(node.position.column ?? 0)"
    return switch node.content {
    case .scalar(let text, let quoted): "\(place) \(quoted ? "'" : "")\(text)"
    case .sequence(let items): "\(place) [\(items.map(shown).joined(separator: ", "))]"
    case .mapping(let entries):
      "\(place) {\(entries.map { shown($0.key) + ": " + shown($0.value) }.joined(separator: ", "))}"
    case .null: "\(place) ~"
    }
  }

  @Test func `reads the heads of ordinary pages`() throws {
    let head = """
      title: 客户说太贵怎么办 (price)
      # a note
      kind: objection
      kpis: [win-rate, 'deal-size', "回款率"]

      tags: [ 价格 ,negotiation ]
      reviewed: 2026-10-01
      review_every: 90 days
      order: 3
      summary: "Answer: the price, in a sentence"
      duration: 2 h, online

      """
    let node = try #require(plainHead(head, file: "p.md", lineOffset: 1))
    var log = Diagnostics()
    let other = try #require(parseYAML(head, file: "p.md", lineOffset: 1, &log))
    #expect(shown(node) == shown(other))
    #expect(node["summary"]?.text == "Answer: the price, in a sentence")
    #expect(node["kpis"]?.items?.count == 3)
  }

  @Test(arguments: [
    "", "- a\n", "a:\n  - b\n", "a: b\n  c\n", "a: |\n  b\n", "a: *b\n", "a: b: c\n", "a: b #c\n",
    "a: b\na: c\n",
    "a: {b: c}\n", "a: [b, c: d]\n", "a: [b\n", "a: 'b\n", "a: \"\\n\"\n", "a: b\tc\n", "a: b\r\n",
    "a: [b,]\n",
    "A: b\n", "a:b\n", "a: !x b\n", "---\n", "a: b\u{85}c\n", "a: b\u{2028}c\n",
  ])
  func `leaves to the general parser`(head: String) {
    #expect(plainHead(head, file: "p.md", lineOffset: 0) == nil)
  }

  @Test func `agrees with the general parser wherever it reads a head`() throws {
    var chance = SeededGenerator(seed: 7)
    let words = [
      "win-rate", "价格", "a b", "2026-10-01", "null", "~", "yes", "12:30", "a: b", "a:", "#x", "x #y", "x#y",
      "'q'",
      "\"q\"", "'it''s'", "\"a, b\"", "[x]", "{x}", "&a", "*a", "!t", "%p", "@h", "`c`", "-", "- x", "?",
      "? x", ":",
      "|", ">", "", " ", "é", "“q”", "：", "a,b", "0x1F", "1e3", "<<", "=", "x\ty", "\u{FEFF}", "\u{A0}", "🙂",
      "a\\b",
    ]
    let usual = ["win-rate", "价格", "a b", "2026-10-01", "12:30", "'q'", "\"q\"", "[x]", "：，", "é"]
    let usualKeys = ["title", "kpis", "tags", "review_every", "x", "y", "summary", "owner"]
    let keys = usualKeys + ["null", "Title", "标题", "a b", "~"]
    var read = 0
    for _ in 0..<6_000 {
      var head = ""
      for _ in 0...Int.random(in: 0...4, using: &chance) {
        let key = keys.randomElement(using: &chance) ?? ""
        let items = (0...Int.random(in: 0...2, using: &chance)).map { _ in
          (Int.random(in: 0...3, using: &chance) > 0 ? usual : words).randomElement(using: &chance) ?? ""
        }
        let value =
          switch Int.random(in: 0...3, using: &chance) {
          case 0: "[" + items.joined(separator: Bool.random(using: &chance) ? ", " : ",") + "]"
          case 1: items.joined(separator: " ")
          default: items[0]
          }
        let gap = ["", " ", " ", " ", "  "].randomElement(using: &chance) ?? ""
        let end = ["\n", "\n", " \n", " # c\n"].randomElement(using: &chance) ?? ""
        head += key + ":" + gap + value + end
        if Int.random(in: 0...9, using: &chance) == 0 {
          head += ["\n", "# note\n", "  more\n", " \n"].randomElement(using: &chance) ?? ""
        }
      }
      guard let node = plainHead(head, file: "p.md", lineOffset: 1) else { continue }
      read += 1
      var log = Diagnostics()
      let other = parseYAML(head, file: "p.md", lineOffset: 1, &log)
      #expect(log.entries.isEmpty && other.map(shown) == shown(node), "\(head)")
    }
    #expect(read > 300)
  }
}
