import Glibc
import Testing

/// Puts pages together from pieces that meet badly.
struct PageGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  private static let pieces = [
    "*", "**", "_", "__", "`", "``", "```", "~~~", "[", "](", "](/u)", "](b \"\")", "](<a b> 't\"x')", "![",
    "](i.png \"t\")", "]", "[r]", "\n[r]: /url \"t\"\n", "[q]: <> \"\"\n", "<b>", "<!-- c -->",
    "<http://a.b/?d=1&e='>",
    "&amp;", "&#35;", "&#0;", "\\", "\\*", "\\[", "\n", "\n\n", "\n> ", "\n- ", "\n* ", "\n1. ", "\n7) ",
    "\n    ", "  ",
    "\t", "# ", "\n===\n", "\n---\n", "***\n", "  \n", "a", "b c", "中文", "“引”", "\"", "'", "<", ">", "&", "|",
    "~",
    "[j](javascript:a)", "[d](data:image/png;x)", "\r\n", "\r", "``` swift x\nq\n```\n", "<div>\n", "\u{0}",
    "\u{A0}",
    "| a |\n|---|\n| b |\n", "\n- [ ] t", "~~", "{{x}}", "[[w]]", "[^1]", "\n[^1]: n\n", "www.a.com ",
    "\n> [!TIP]\n", "\n::: details T\n", "\n:::\n", "\n:::: tabs\n", "\n== L\n", "\n::::\n", "\n*[a]: b\n",
    "*[KPI",
    "\n{{> f}}\n", "{{> f}}", "\n   ::: tip\n", "{width=3}", "{#id}\n", "![p](q \"t\"){height=2}\n",
    "\n``` yaml\na: 'b\n",
    "<?x", "?>", "\n<?php\n", "-->", "]]>", "<![CDATA[", "<script>\n", "</pre>\n", "\u{FEFF}", "&nbsp;",
    "&#x4e2d;", "+ ",
    "\n\t- ", "\n      ", "<a\nb='c'>", "<a:b@c>", "\\\n", "####### ", "# #\n", "= \n", "1234567890. ",
    "- - - \n",
  ]

  mutating func page() -> [UInt8] {
    var page: [UInt8] = []
    for _ in 0..<(1 + next() % 40) { page += Self.pieces[Int(next() % UInt64(Self.pieces.count))].utf8 }
    return page
  }

  private mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

/// Puts pages together from blocks within blocks, each line behind the marks of those around it.
struct NestedPageGenerator {
  private var state: UInt64
  private var lines: [String] = []
  init(seed: UInt64) { state = seed }

  mutating func page() -> [UInt8] {
    lines = []
    for _ in 0..<(2 + next(5)) { block("", "", 0) }
    return Array(lines.joined(separator: next(8) == 0 ? "\r\n" : "\n").utf8) + (next(3) == 0 ? [] : [10])
  }

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  private mutating func text() -> String {
    let words = [
      "sales", "*won*", "**回款**率", "`a`", "[l](u \"t\")", "![i](p)", "<b>", "a\\*b", "&lt;", "_x_y",
      "***z***",
      "[ref]", "http://e.org", "<http://e.org>", "\\", "“引”", "``a`b``", "[a][ref]", "![ref]", "2.", "-", "#",
    ]
    return (0...next(6)).map { _ in words[next(words.count)] }.joined(separator: next(9) == 0 ? "  \n" : " ")
  }

  /// Writes one block; the first line is behind `first`, the others behind `rest`.
  private mutating func block(_ first: String, _ rest: String, _ depth: Int) {
    func line(_ text: String, _ isFirst: Bool) { lines.append((isFirst ? first : rest) + text) }
    let kind = depth < 5 ? next(14) : next(8)
    switch kind {
    case 0...2:
      for (index, part) in text().components(between: "\n").enumerated() { line(part, index == 0) }
      if next(4) == 0 { line(text(), false) }
    case 3:
      line(String(repeating: "#", count: 1 + next(7)) + " " + text() + ["", " #", " ##"][next(3)], true)
    case 4:
      line(text(), true)
      line(["===", "---", "  ==", "- -"][next(4)], false)
    case 5:
      line(["```", "~~~~", "``` a b"][next(3)], true)
      line("  " + text(), false)
      if next(5) > 0 { line(["```", "~~~~", "  ```"][next(3)], false) }
    case 6:
      line(
        ["<div>", "<!-- a", "<?a", "<script>", "</p>", "<x y>", "[ref]: /u 't'", "***", "\ta", "     b"][
          next(10)], true)
    case 7: line("    " + text(), true)
    case 8, 9:
      let mark = ["> ", ">", " > "][next(3)]
      inner(first + mark, rest + mark, depth)
    default:
      let mark = ["- ", "* ", "1. ", "+   ", "10) ", "-\t"][next(6)]
      let indent = String(repeating: " ", count: mark.count == 2 && mark.last == "\t" ? 4 : mark.count)
      for _ in 0...next(3) {
        inner(first + mark, rest + indent, depth)
        if next(3) == 0 { lines.append(rest) }
      }
    }
    if next(3) > 0 { lines.append(rest) }
  }

  private mutating func inner(_ first: String, _ rest: String, _ depth: Int) {
    block(first, rest, depth + 1)
    if next(3) == 0 { block(rest, rest, depth + 1) }
  }
}

/// Returns what a command prints for `input`, which it gets as a file.
func output(of command: String, on input: [UInt8]) throws -> [UInt8] {
  var path = Array("\(P_tmpdir)/quotabook-XXXXXX".utf8CString)
  let descriptor = mkstemp(&path)
  try #require(descriptor >= 0)
  defer { unlink(path) }
  let stream = try #require(fdopen(descriptor, "w"))
  fwrite(input, 1, input.count, stream)
  fclose(stream)
  let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let pipe = try #require(popen("\(command) '\(name)'", "r"))
  defer { pclose(pipe) }
  return everything(from: pipe)
}
