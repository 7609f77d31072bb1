import Diagnostics

/// Where the names of the columns stand, and what stands above them.
struct HeaderChoice: Sendable {
  /// The names as they are used: without outer blanks, line ends made blanks.
  var names: [String]
  /// The cells of the header row; empty when the file has none.
  var cells: [Range<Int>]
  /// The bytes of the header row; empty when the file has none.
  var range: Range<Int>
  var line: Int
  /// Where the rows start, and the line there.
  var next: Int
  var nextLine: Int
  /// Rows above the header that are neither names nor data.
  var above: [FirstRow] = []
  /// The blank lines above the header, or above the first row when there is none.
  var blankLines: [Int32] {
    let filled = Set(above.flatMap { $0.line..<$0.nextLine })
    return (1..<max(1, line)).filter { !filled.contains($0) }.map(Int32.init)
  }
  /// Why it was chosen, unless it is simply the first row.
  var reason: Phrase?

  /// Columns up to the last one that has a name; at least 1.
  var required: Int { max(1, (names.lastIndex { !$0.isEmpty } ?? 0) + 1) }
}

/// Finds the header among the first rows of a file.
struct HeaderSniffer {
  let bytes: [UInt8]
  let rows: [FirstRow]
  let encoding: TextEncoding
  /// The cells that most rows have.
  let width: Int
  let knownHeaders: Set<String>

  /// How many rows are looked at.
  static let depth = 60

  /// The number of the header row and why it is the header, `nil` as the reason for the first row.
  ///
  /// A row with two names that are known is the header, if only titles and remarks stand above it; otherwise
  /// the first row that is neither a title (at most half of the cells filled) nor a count `1, 2, 3, …`, provided
  /// that it looks like names; otherwise the first row.
  func choose() -> (index: Int, reason: Phrase?) {
    guard let last = rows.indices.last else { return (0, nil) }
    var index = 0
    while index < last, standsAbove(index) { index += 1 }
    let known = rows.indices.prefix(index + 1).first { isKnown($0) }
    if let known { return (known, known == 0 ? nil : reason(known, "known")) }
    guard index > 0, looksLikeNames(index) else { return (0, nil) }
    return (index, reason(index, "shape"))
  }

  private func reason(_ index: Int, _ why: String) -> Phrase {
    let line = rows[index].line
    return why == "known"
      ? Phrase(zh: "表头在第 \(line) 行：那里有已知的列名", en: "header on line \(line): it holds known names")
      : Phrase(
        zh: "表头在第 \(line) 行：上面的行只有标题或序号",
        en: "header on line \(line): the lines above are only titles or counts")
  }

  /// Whether the row may be a title, a remark or a count of columns above the header.
  private func standsAbove(_ index: Int) -> Bool {
    let row = rows[index]
    guard row.fault == nil else { return false }
    let filled = texts(index).filter { !$0.isEmpty }
    if width >= 2, filled.count * 2 <= width, !(width == 2 && filled.contains(where: isKnownName)) {
      return true
    }
    return filled.count >= 2 && filled.enumerated().allSatisfy { Int($1) == $0 + 1 }
      && looksLikeNames(index + 1)
  }

  private func isKnown(_ index: Int) -> Bool {
    let filled = texts(index).filter { !$0.isEmpty }
    let known = filled.count(where: isKnownName)
    return known >= 2 && known * 2 >= filled.count
  }

  private func isKnownName(_ text: String) -> Bool { knownHeaders.contains(foldedHeader(text)) }

  /// More than half of the cells are filled, differently, and few of them with numbers.
  private func looksLikeNames(_ index: Int) -> Bool {
    guard rows.indices.contains(index), rows[index].fault == nil else { return false }
    let texts = texts(index)
    let filled = texts.filter { !$0.isEmpty }
    guard filled.count * 2 > width, texts.count >= width || filled.count == texts.count else { return false }
    guard Set(filled).count == filled.count else { return false }
    return filled.count(where: looksLikeNumber) * 2 < filled.count
  }

  private func texts(_ index: Int) -> [String] {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return rows[index].cells.map {
        Cell(base, from: $0.lowerBound, to: $0.upperBound, encoding).text(base)
      }
    }
  }
}

/// Whether a text holds digits and what stands between and around them in amounts, dates and times, no words.
func looksLikeNumber(_ text: String) -> Bool {
  var hasDigit = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case "0"..."9", "\u{FF10}"..."\u{FF19}": hasDigit = true
    case ".", ",", "-", "+", "/", ":", "(", ")", "%", " ", "￥", "¥", "$", "€", "£", "元", "万", "亿", "T", "Z",
      "，", "．",
      "年", "月", "日", "\u{A0}", "'":
      continue
    default: return false
    }
  }
  return hasDigit
}

/// The name as it is used: line ends and runs of blanks inside become one blank, between Chinese characters none.
func tidiedName(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.value < 0x20 }) || text.contains("  ") else { return text }
  let words = text.split { $0.isWhitespace }
  var name = ""
  for word in words {
    let isChinese = { (character: Character?) in
      character.map { $0.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } } ?? true
    }
    if !name.isEmpty, !(isChinese(name.last) && isChinese(word.first)) { name += " " }
    name += word
  }
  return name
}

/// The letters under which spreadsheets know a column, counted from 0: A … Z, AA …
func columnLetters(_ column: Int) -> String {
  var number = column + 1
  var letters = ""
  while number > 0 {
    letters = String(UnicodeScalar(UInt8(0x41 + (number - 1) % 26))) + letters
    number = (number - 1) / 26
  }
  return letters
}
