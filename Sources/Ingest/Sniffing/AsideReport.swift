import Diagnostics

extension Found {
  /// The lines that are no rows, in the order of the file, with a note on each kind.
  func asideLines(_ log: inout Diagnostics) -> [SetAsideLine] {
    var lines = header.above.map {
      SetAsideLine(kind: .aboveHeader, line: shown($0.line), text: places.text($0.range))
    }
    lines += aside.map { SetAsideLine(kind: $0.kind, line: shown($0.line), text: places.text($0.range)) }
    lines.sort { $0.line < $1.line }
    for kind in SetAsideLine.Kind.allCases {
      let own = lines.filter { $0.kind == kind }
      guard let first = own.first else { continue }
      var place = Position(file: places.file, line: first.line)
      if let sheet = places.sheet {
        place = Position(file: places.file, sheet: sheet.name, cell: "A\(first.line)")
      }
      log.report(
        kind.messageID, at: place, ["lines": lineList(own.map(\.line))], excerpt: first.text)
    }
    return lines
  }

  /// The line as a person would look it up: the row in a sheet.
  private func shown(_ line: Int) -> Int { places.sheet?.row(line: line) ?? line }
}

extension SetAsideLine.Kind {
  fileprivate var messageID: String {
    switch self {
    case .aboveHeader: "lines-above-header"
    case .repeatedHeader: "header-repeated"
    case .total: "total-row"
    case .belowData: "lines-below-data"
    }
  }

  fileprivate var name: Phrase {
    switch self {
    case .aboveHeader: Phrase(zh: "表头之上", en: "above the header")
    case .repeatedHeader: Phrase(zh: "重复的表头", en: "the header once more")
    case .total: Phrase(zh: "合计行", en: "a sum")
    case .belowData: Phrase(zh: "数据之下", en: "below the data")
    }
  }
}

/// How many lines set aside are listed with their texts; the rest is counted.
private let listedLines = 20

/// A sentence for each line that is no row, so that nothing vanishes.
func asidePhrases(_ lines: [SetAsideLine]) -> [Phrase] {
  var phrases = lines.prefix(listedLines).map { line in
    let text = line.text.count > 60 ? String(line.text.prefix(59)) + "…" : line.text
    let shown = text.split { $0.isNewline }.joined(separator: " ")
    return Phrase(
      zh: "第 \(line.line) 行不是数据（\(line.kind.name.chinese)）：\(shown)",
      en: "line \(line.line) is no row (\(line.kind.name.english)): \(shown)")
  }
  let more = lines.dropFirst(listedLines).map(\.line)
  if !more.isEmpty {
    phrases.append(
      Phrase(
        zh: "还有这些行不是数据：第 \(lineList(more)) 行",
        en: "more lines that are no rows: \(lineList(more))"))
  }
  return phrases
}

/// A sentence about blank lines, none when there are none.
func blankPhrases(_ lines: [Int32]) -> [Phrase] {
  guard !lines.isEmpty else { return [] }
  let list = lineList(lines.map(Int.init))
  return [Phrase(zh: "空行：\(list)", en: "blank lines: \(list)")]
}

/// Ascending numbers with runs drawn together, `2, 5–9`; after ten pieces the list ends with `…`.
func lineList(_ lines: [Int]) -> String {
  var pieces: [ClosedRange<Int>] = []
  for line in lines {
    if let last = pieces.last, line == last.upperBound + 1 {
      pieces[pieces.count - 1] = last.lowerBound...line
    } else {
      pieces.append(line...line)
      if pieces.count > 10 { break }
    }
  }
  let texts = pieces.prefix(10).map {
    $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
  }
  return texts.joined(separator: ", ") + (pieces.count > 10 ? ", …" : "")
}
