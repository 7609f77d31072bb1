import Periods
import Site
import Tables

/// A table of records as CSV with a byte-order mark, so that spreadsheets open Chinese.
///
/// It comes in pieces of rows: several threads can write pieces, and no file is in memory as a whole.
struct TableCSV: Sendable {
  private static let rowsPerPiece = 1 << 15

  private let names: [String]
  private let columns: [CellWriter]
  private let rowCount: Int

  /// - Parameter jobs: how many threads may prepare the columns.
  init(_ table: RecordTable, jobs: Int = 1) async {
    let names = table.columns.keys.sorted()
    self.names = names
    columns = await inOrder(names.count, jobs: jobs) { table[names[$0]].map(CellWriter.init) }
      .compactMap(\.self)
    rowCount = table.rowCount
  }

  /// The first piece is the header.
  var pieceCount: Int { 1 + (rowCount + TableCSV.rowsPerPiece - 1) / TableCSV.rowsPerPiece }

  func piece(_ index: Int) -> [UInt8] {
    guard index > 0 else { return Array("\u{FEFF}".utf8) + csvRow(names.map { csvCell($0) }) }
    let first = (index - 1) * TableCSV.rowsPerPiece
    let rows = first..<min(rowCount, first + TableCSV.rowsPerPiece)
    let room = columns.reduce(rows.count * (columns.count + 1)) { $0 + $1.room(rows) }
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      withPointers(columns[...], []) { cells in
        cells.withUnsafeBufferPointer { count = TableCSV.write(rows, $0, to: start) - start }
      }
    }
  }

  /// Writes the rows and returns where their text ends.
  private static func write(
    _ rows: Range<Int>, _ cells: UnsafeBufferPointer<CellPointers>, to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var end = start
    for row in rows {
      for place in cells.indices {
        if place > 0 {
          end.pointee = UInt8(ascii: ",")
          end += 1
        }
        end = cells[place].write(row, to: end)
      }
      end.pointee = UInt8(ascii: "\n")
      end += 1
    }
    return end
  }
}

/// Calls `body` with what is needed to write the cells of each column.
///
/// The arrays are opened once and not for each cell: two threads that write one table would otherwise count its users
/// up and down in the same memory, which costs more than the writing.
private func withPointers(
  _ columns: ArraySlice<CellWriter>, _ opened: [CellPointers], _ body: ([CellPointers]) -> Void
) {
  guard let first = columns.first else { return body(opened) }
  first.withPointers { withPointers(columns.dropFirst(), opened + [$0], body) }
}

/// Rows of texts as CSV with a byte-order mark.
func csv(_ header: [String], _ rows: [[String]]) -> [UInt8] {
  Array("\u{FEFF}".utf8) + csvRow(header) + rows.flatMap { csvRow($0.map { csvCell(guarded($0)) }) }
}

private func csvRow(_ cells: [String]) -> [UInt8] { Array((cells.joined(separator: ",") + "\n").utf8) }

/// A text that a spreadsheet would run gets an apostrophe in front.
private func guarded(_ text: String) -> String {
  guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
  return "'" + text
}

/// Whether the text can stand in a cell as it is.
private func isPlainCell(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  if let first = text.first, "=+-@\t\r".utf8.contains(first) { return false }
  return !text.contains { needsQuotes($0) }
}

private func needsQuotes(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x22, 0x2C, 0x0A, 0x0D: true
  default: false
  }
}

private func csvCell(_ text: String) -> String {
  guard text.utf8.contains(where: needsQuotes) else { return text }
  return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

/// Writes the cells of one column.
private final class CellWriter: Sendable {
  private enum Content {
    /// The number of each row's entry, −1 where the cell is empty, and the entries one behind the other.
    case entries([Int32], bytes: [UInt8], ends: [Int])
    case decimal([Int64], scale: UInt64)
  }

  private let content: Content

  init(_ column: Column) {
    switch column {
    case .text(let text):
      content = CellWriter.entries(text.codes, text.entries)
    case .money(let numbers), .number(let numbers):
      content = .decimal(numbers.values, scale: numbers.scale.magnitude)
    case .day(let days): content = CellWriter.days(days.numbers)
    }
  }

  private static func entries(_ codes: [Int32], _ texts: TextEntries) -> Content {
    var bytes: [UInt8] = []
    var ends = [0]
    ends.reserveCapacity(texts.count + 1)
    for place in texts.indices {
      let isPlain = texts.withBytes(of: place) { text in
        guard isPlainCell(text) else { return false }
        bytes.append(contentsOf: text)
        return true
      }
      if !isPlain { bytes += csvCell(guarded(texts[place])).utf8 }
      ends.append(bytes.count)
    }
    return .entries(codes, bytes: bytes, ends: ends)
  }

  private static func entries(_ codes: [Int32], _ texts: some Sequence<String>) -> Content {
    var bytes: [UInt8] = []
    var ends = [0]
    for text in texts {
      bytes += text.utf8
      ends.append(bytes.count)
    }
    return .entries(codes, bytes: bytes, ends: ends)
  }

  /// Each different day is written out once.
  private static func days(_ numbers: [Int32]) -> Content {
    var codeOf: [Int32: Int32] = [:]
    var different: [Int32] = []
    var last: (number: Int32, code: Int32) = (DayColumn.missing, -1)
    let codes = numbers.map { number -> Int32 in
      if number == last.number { return last.code }
      last.number = number
      if number == DayColumn.missing {
        last.code = -1
      } else if let code = codeOf[number] {
        last.code = code
      } else {
        last.code = Int32(different.count)
        codeOf[number] = last.code
        different.append(number)
      }
      return last.code
    }
    return entries(codes, different.lazy.map { Day(number: $0).description })
  }

  /// No more bytes than this are needed for the cells of the rows.
  func room(_ rows: Range<Int>) -> Int {
    switch content {
    case .entries(let codes, _, let ends):
      codes[rows].reduce(0) { $1 < 0 ? $0 : $0 + ends[Int($1) + 1] - ends[Int($1)] }
    case .decimal: rows.count * 24
    }
  }

  func withPointers(_ body: (CellPointers) -> Void) {
    switch content {
    case .entries(let codes, let bytes, let ends):
      codes.withUnsafeBufferPointer { codes in
        bytes.withUnsafeBufferPointer { bytes in
          ends.withUnsafeBufferPointer { body(.entries(codes, bytes: bytes, ends: $0)) }
        }
      }
    case .decimal(let values, let scale):
      values.withUnsafeBufferPointer { body(.decimal($0, scale: scale)) }
    }
  }
}

/// The content of a column while it is written.
private enum CellPointers {
  case entries(UnsafeBufferPointer<Int32>, bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int>)
  case decimal(UnsafeBufferPointer<Int64>, scale: UInt64)

  /// Writes the cell of a row and returns where its text ends.
  @inline(__always)
  func write(_ row: Int, to output: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    switch self {
    case .entries(let codes, let bytes, let ends):
      let code = Int(codes[row])
      guard code >= 0, let base = bytes.baseAddress else { return output }
      let length = ends[code + 1] - ends[code]
      output.update(from: base + ends[code], count: length)
      return output + length
    case .decimal(let values, let scale):
      return values[row] == NumberColumn.missing ? output : writeDecimal(values[row], scale, output)
    }
  }
}

/// The exact decimal: cents with two digits, others without zeros at the end.
private func writeDecimal(
  _ value: Int64, _ scale: UInt64, _ output: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  var end = output
  if value < 0 {
    end.pointee = UInt8(ascii: "-")
    end += 1
  }
  let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: scale)
  end = writeDigits(whole, end)
  guard rest > 0 else { return end }
  // With the scale in front the rest keeps its leading zeros; the point then takes the place of the scale's 1.
  let point = end
  end = writeDigits(rest + scale, end)
  point.pointee = UInt8(ascii: ".")
  guard scale > 100 else { return end }
  while end[-1] == UInt8(ascii: "0") { end -= 1 }
  return end
}

private func writeDigits(
  _ number: UInt64, _ output: UnsafeMutablePointer<UInt8>
) -> UnsafeMutablePointer<UInt8> {
  var end = output
  var rest = number
  repeat {
    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
    end.pointee = UInt8(ascii: "0") + UInt8(digit)
    end += 1
    rest = quotient
  } while rest > 0
  var digits = UnsafeMutableBufferPointer(start: output, count: end - output)
  digits.reverse()
  return end
}
