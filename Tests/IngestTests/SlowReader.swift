/// The slow, obvious reader: one character after the other, one state at a time. The fast one is compared with it.
struct SlowReader {
  var rows: [[String]] = []
  var lines: [Int] = []
  /// The texts of the lines that were given up for a faulty quote.
  var faulty: [String] = []
  /// Everything but blank lines in the order of the file: the line, and the cells, `nil` for faulty quotes.
  var records: [(line: Int, cells: [String]?)] = []
  var blankLines: Set<Int> = []

  init(_ text: String, delimiter: Unicode.Scalar) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    var line = 1
    while index < scalars.count {
      let start = index
      let firstLine = line
      switch SlowReader.row(scalars, &index, &line, delimiter) {
      case .row(let cells):
        if cells.contains(where: { !$0.raw.allSatisfy { $0 == " " || $0 == "\t" } }) {
          rows.append(cells.map(\.text))
          lines.append(firstLine)
          records.append((firstLine, cells.map(\.text)))
        } else {
          blankLines.insert(firstLine)
        }
      case .fault(let opening):
        var end = opening
        while end < scalars.count, !SlowReader.isLineEnd(scalars[end]) { end += 1 }
        faulty.append(String(String.UnicodeScalarView(scalars[start..<end])))
        records.append((firstLine, nil))
        index = start
        line = firstLine
        while index < end { SlowReader.step(scalars, &index, &line) }
        if index < scalars.count { SlowReader.step(scalars, &index, &line) }
      }
    }
  }

  private enum Outcome {
    case row([(text: String, raw: [Unicode.Scalar])])
    case fault(Int)
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  /// Passes one character; CR LF is one line end.
  private static func step(_ scalars: [Unicode.Scalar], _ index: inout Int, _ line: inout Int) {
    if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
      index += 2
      line += 1
    } else {
      if isLineEnd(scalars[index]) { line += 1 }
      index += 1
    }
  }

  private static func row(
    _ scalars: [Unicode.Scalar], _ index: inout Int, _ line: inout Int, _ delimiter: Unicode.Scalar
  ) -> Outcome {
    var cells: [(text: String, raw: [Unicode.Scalar])] = []
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || (scalar == "\t" && delimiter != "\t") }
    while true {
      let start = index
      var text = ""
      while index < scalars.count, isBlank(scalars[index]) { index += 1 }
      if index < scalars.count, scalars[index] == "\"" {
        let opening = index
        index += 1
        var isClosed = false
        while index < scalars.count {
          if scalars[index] == "\"" {
            if index + 1 < scalars.count, scalars[index + 1] == "\"" {
              text.unicodeScalars.append("\"")
              index += 2
              continue
            }
            index += 1
            isClosed = true
            break
          }
          let before = index
          step(scalars, &index, &line)
          text.unicodeScalars.append(contentsOf: scalars[before..<index])
        }
        guard isClosed else { return .fault(opening) }
        while index < scalars.count, isBlank(scalars[index]) { index += 1 }
        guard index == scalars.count || scalars[index] == delimiter || isLineEnd(scalars[index]) else {
          return .fault(opening)
        }
      } else {
        while index < scalars.count, scalars[index] != delimiter, !isLineEnd(scalars[index]) {
          text.unicodeScalars.append(scalars[index])
          index += 1
        }
      }
      let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{A0}", "\u{3000}", "\u{B}", "\u{C}"]
      var trimmed = text.unicodeScalars[...]
      while let first = trimmed.first, blanks.contains(first) { trimmed.removeFirst() }
      while let last = trimmed.last, blanks.contains(last) { trimmed.removeLast() }
      cells.append((String(trimmed), Array(scalars[start..<index])))
      guard index < scalars.count else { return .row(cells) }
      if scalars[index] == delimiter {
        index += 1
        continue
      }
      step(scalars, &index, &line)
      return .row(cells)
    }
  }
}

/// The records of the slow reader sorted into rows and the rest, one rule after the other. The first is the header.
struct SlowTable {
  enum Kind: Equatable { case row, unfit, faulty, repeatedHeader, total, below }

  var records: [(line: Int, cells: [String], kind: Kind)] = []

  init(_ reader: SlowReader, keepsEveryRow: Bool) {
    let header = reader.records.first?.cells ?? []
    for (line, cells) in reader.records.dropFirst() {
      records.append((line, cells ?? [], SlowTable.kind(cells, header, keepsEveryRow)))
    }
    if !keepsEveryRow { setAsideBelow(width: header.count, reader.blankLines) }
  }

  func lines(_ kind: Kind) -> [Int] { records.filter { $0.kind == kind }.map(\.line) }

  private static func kind(_ cells: [String]?, _ header: [String], _ keepsEveryRow: Bool) -> Kind {
    guard let cells else { return .faulty }
    let width = header.count
    if !keepsEveryRow {
      if cells.count >= width, Array(cells.prefix(width)) == header { return .repeatedHeader }
      let filled = cells.prefix(width).filter { !$0.isEmpty }
      let isNumber = { (text: String) in text.allSatisfy { $0.isNumber } }
      if filled.count >= 2, ["合计", "Total:"].contains(filled[0]), filled.dropFirst().allSatisfy(isNumber) {
        return .total
      }
    }
    return cells.count == width || (cells.count > width && cells[width...].allSatisfy(\.isEmpty))
      ? .row : .unfit
  }

  private mutating func setAsideBelow(width: Int, _ blankLines: Set<Int>) {
    func filled(_ index: Int) -> Int { records[index].cells.count { !$0.isEmpty } }
    var start = records.count
    while start > 0 {
      switch records[start - 1].kind {
      case .row where width < 3 || filled(start - 1) != 1: break
      case .faulty: break
      case .row, .unfit, .repeatedHeader, .total, .below:
        start -= 1
        continue
      }
      break
    }
    for index in start..<records.count {
      let isLast = index == records.count - 1
      let isSum = [.total, .repeatedHeader].contains(records[index].kind)
      let isRemark = records[index].cells.contains { $0.contains("Confidential Information") }
      let isApart = blankLines.contains(records[index].line - 1) && (filled(index) * 2 <= width || !isLast)
      guard isSum ? !isLast : isRemark || isApart else { continue }
      var first = index
      while first < records.count, [.total, .repeatedHeader].contains(records[first].kind) { first += 1 }
      guard first < records.count, records[..<first].contains(where: { $0.kind == .row }) else { return }
      for below in first..<records.count { records[below].kind = .below }
      return
    }
  }
}
