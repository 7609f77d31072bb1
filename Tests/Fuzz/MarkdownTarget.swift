import Diagnostics
import Markdown

/// The bytes are a page, and after a zero byte a fragment that it and the fragment itself may include under any name.
func fuzzMarkdown(_ input: UnsafeBufferPointer<UInt8>) {
  let pieces = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
  let page = pieces[0]
  let fragment = pieces.count > 1 ? pieces[1] : []
  var options = MarkdownOptions(words: .chinese)
  options.include = { name in
    name == "none"
      ? .missing(near: nil) : .fragment(MarkdownFragment(file: String(name.prefix(1)), source: fragment))
  }
  options.resolve = { link in
    switch link.kind {
    case .wiki: .address("w/\(link.destination)", title: "W & <W>")
    case .image: .image(link.destination, width: 30, height: 20)
    case .link, .bare: .asWritten
    }
  }
  let document = renderMarkdown(page, options)
  demandMarkup(document.html)
  demandLines(document, [lines(page), lines(fragment)].max() ?? 0)
  let sections = document.sections.map(\.text).joined().utf8.count
  demand(sections <= document.text.utf8.count, "sections hold more than the text")
  _ = renderCommonMark(page)
}

private func lines(_ bytes: [UInt8]) -> Int { 1 + bytes.count { $0 == 0x0A || $0 == 0x0D } }

/// Every tag is closed, and nothing of the author's runs.
private func demandMarkup(_ html: [UInt8]) {
  var open: [[UInt8]] = []
  for piece in html.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst() {
    guard let end = piece.firstIndex(of: UInt8(ascii: ">")) else { return demand(false, "a tag without end") }
    let tag = piece[..<end]
    let name = Array(tag.prefix { $0 != UInt8(ascii: " ") })
    demand(name != Array("script".utf8), "a script")
    if tag.last == UInt8(ascii: "/") { continue }
    if name.first == UInt8(ascii: "/") {
      demandSame(open.popLast() ?? [], Array(name.dropFirst()), "a tag closes another")
    } else {
      open.append(name)
    }
  }
  demand(open.isEmpty, "a tag is left open")
  demand(!html.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }, "a control byte")
}

/// Everything reported lies in the page or the fragment.
private func demandLines(_ document: MarkdownDocument, _ last: Int) {
  for line in document.links.map(\.line) + document.problems.map(\.line) + document.headings.map(\.line) {
    demand(line >= 1 && line <= last, "line \(line) of \(last)")
  }
  for column in document.links.map(\.column) + document.problems.map(\.column) {
    demand(column >= 1, "column \(column)")
  }
}
