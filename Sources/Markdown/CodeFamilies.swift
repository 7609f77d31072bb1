/// Keys at the start of lines, tables, sections and markup.
extension CodeScanner {
  /// Reads what means something at the start of a line only.
  mutating func readLineStart() {
    switch grammar.family {
    case .ini: readSetting()
    case .words:
      if case .lines = grammar.keys { readKey() }
    case .csv, .markup: return
    }
  }

  /// `name: value` of YAML, behind the hyphens of lists.
  private mutating func readKey() {
    var start = index
    while start < code.count, isBlank(code[start]) || isItemMark(start) { start += 1 }
    guard start < code.count else { return }
    var end = start
    while end < code.count, code[end] != UInt8(ascii: "\n"), !isKeyEnd(end) {
      if code[end] == UInt8(ascii: "#"), end == start || isBlank(code[end - 1]) { return }
      if code[end] == UInt8(ascii: "\""), end > start { return }
      end += 1
    }
    guard end > start, end < code.count, code[end] == UInt8(ascii: ":") else { return }
    index = start
    add(.key, to: end)
  }

  private func isItemMark(_ place: Int) -> Bool {
    code[place] == UInt8(ascii: "-") && place + 1 < code.count && isBlank(code[place + 1])
  }

  private func isKeyEnd(_ place: Int) -> Bool {
    guard code[place] == UInt8(ascii: ":") else { return false }
    return place + 1 >= code.count || isBlank(code[place + 1]) || code[place + 1] == UInt8(ascii: "\n")
  }

  /// `[section]`, `name = value` and comments of configuration files.
  private mutating func readSetting() {
    while index < code.count, isBlank(code[index]) { index += 1 }
    let end = lineEnd(from: index)
    guard index < end else { return }
    switch code[index] {
    case UInt8(ascii: ";"), UInt8(ascii: "#"): add(.comment, to: end)
    case UInt8(ascii: "["):
      let close = code[index..<end].firstIndex(of: UInt8(ascii: "]"))
      if let close { add(.keyword, to: close + 1) }
    default:
      guard let equals = code[index..<end].firstIndex(of: UInt8(ascii: "=")) else { return }
      var last = equals
      while last > index, isBlank(code[last - 1]) { last -= 1 }
      add(.key, to: last)
      index = equals + 1
      while index < end, isBlank(code[index]) { index += 1 }
      let isNumber = code[index..<end].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
      add(isNumber ? .number : .string, to: end)
    }
  }

  /// A field of a table: the names of the first line are keys, numbers and quoted texts are told apart.
  mutating func readField() {
    let isHeader = index < headerEnd
    if code[index] == UInt8(ascii: "\"") { return readQuotedField(isHeader) }
    var end = index
    while end < code.count, code[end] != UInt8(ascii: ","), code[end] != UInt8(ascii: "\n") { end += 1 }
    if end == index {
      index += 1
    } else if isHeader {
      add(.key, to: end)
    } else if code[index..<end].contains(where: isDigit), code[index..<end].allSatisfy(isNumberByte) {
      add(.number, to: end)
    } else {
      index = end
    }
  }

  private mutating func readQuotedField(_ isHeader: Bool) {
    guard isHeader else { return readString(UInt8(ascii: "\"")) }
    var end = index + 1
    while end < code.count, code[end] != UInt8(ascii: "\"") { end += 1 }
    add(.key, to: end + 1)
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "%")
  }

  // MARK: Markup

  /// Tags with their attributes, and comments.
  mutating func readMarkup() {
    if let (open, close) = grammar.blockComment, isAt(open, index) {
      var end = index + open.utf8CodeUnitCount
      while end < code.count, !isAt(close, end) { end += 1 }
      return add(.comment, to: end + close.utf8CodeUnitCount)
    }
    let isTag =
      code[index] == UInt8(ascii: "<") && index + 1 < code.count
      && (isAlphanumeric(code[index + 1]) || "/!?".utf8.contains(code[index + 1]))
    guard isTag else {
      index += 1
      return
    }
    var end = index + 2
    while end < code.count, isNameByte(code[end]) { end += 1 }
    add(.keyword, to: end)
    readAttributes()
  }

  private mutating func readAttributes() {
    while index < code.count, code[index] != UInt8(ascii: "<") {
      let byte = code[index]
      if byte == UInt8(ascii: ">") { return add(.keyword, to: index + 1) }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        readLongString(byte)
      } else if isNameByte(byte) {
        var end = index
        while end < code.count, isNameByte(code[end]) { end += 1 }
        add(.key, to: end)
      } else {
        index += 1
      }
    }
  }

  private mutating func readLongString(_ quote: UInt8) {
    var end = index + 1
    while end < code.count, code[end] != quote { end += 1 }
    add(.string, to: end + 1)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }
}
