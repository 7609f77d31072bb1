import Diagnostics
import Tables

/// A column of ids: equal texts have equal codes, and no strings are made.
package struct IDColumn: Sendable {
  /// For each row the number of its id in the order of first appearance, −1 where the cell is empty.
  package var codes: [Int32]
  /// For each code the row in which it first appears.
  package var firstRows: [Int32]
  /// The rows whose id stands in an earlier row too, ascending.
  package var repeats: [Int32]
}

/// How many cells wait for their slots at the same time.
private let pendingCells = 32
/// After how many rows it is judged how many different texts there will be.
private let sampledRows = 8192

extension SourceTable {
  /// The column as text: trimmed, with words such as `N/A`, `--`, `NULL`, `无` left empty.
  ///
  /// Entries that Unicode holds equal (composed and decomposed letters) are one entry, in the first spelling.
  package func textColumn(_ column: Int) -> TextColumn {
    var column = spelledColumn(column)
    // Two different entries may be the same text in other code points (composed and decomposed).
    if !column.entries.arePlain { merge(&column.codes, &column.entries) }
    return column
  }

  /// The column with an entry for each spelling.
  private func spelledColumn(_ column: Int) -> TextColumn {
    if let ascending = ascendingColumn(column) { return ascending }
    var codes = [Int32](repeating: -1, count: rowCount)
    var texts = TextEntries()
    withDictionary(column, &codes) { texts = $0.texts(in: bytes) }
    return TextColumn(codes: codes, entries: texts)
  }

  /// The column as ids, compared byte by byte.
  package func ids(_ column: Int) -> IDColumn {
    var codes = [Int32](repeating: -1, count: rowCount)
    var count = 0
    withDictionary(column, &codes) { count = Int($0.codeCount) }
    var firstRows: [Int32] = []
    firstRows.reserveCapacity(count)
    var repeats: [Int32] = []
    for (row, code) in codes.enumerated() where code >= 0 {
      if Int(code) == firstRows.count {
        firstRows.append(Int32(row))
      } else {
        repeats.append(Int32(row))
      }
    }
    return IDColumn(codes: codes, firstRows: firstRows, repeats: repeats)
  }

  private func withDictionary(_ column: Int, _ codes: inout [Int32], _ finish: (ByteDictionary) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var dictionary = ByteDictionary(over: base, encoding)
      codes.withUnsafeMutableBufferPointer { codes in
        withUnsafeTemporaryAllocation(of: ByteDictionary.Pending.self, capacity: pendingCells) { pending in
          var waiting = 0
          forEachCell(column) { row, _, cell in
            pending.initializeElement(at: waiting, to: dictionary.prepare(cell))
            waiting += 1
            guard waiting == pendingCells || row == codes.count - 1 else { return }
            let first = row + 1 - waiting
            if dictionary.isLarge { for place in 0..<waiting { dictionary.lookAhead(pending[place]) } }
            for place in 0..<waiting { codes[first + place] = dictionary.code(of: pending[place]) }
            waiting = 0
            if row + 1 == sampledRows { dictionary.expect(rows: codes.count, seen: sampledRows) }
          }
        }
      }
      finish(dictionary)
    }
  }

  /// Gives equal strings the code of the first of them, and closes the gaps.
  private func merge(_ codes: inout [Int32], _ texts: inout TextEntries) {
    var codeOf: [String: Int32] = [:]
    var merged: [String] = []
    var newCode: [Int32] = []
    for text in texts {
      if let code = codeOf[text] {
        newCode.append(code)
      } else {
        codeOf[text] = Int32(merged.count)
        newCode.append(Int32(merged.count))
        merged.append(text)
      }
    }
    for row in codes.indices where codes[row] >= 0 { codes[row] = newCode[Int(codes[row])] }
    if merged.count < texts.count { texts = TextEntries(merged) }
  }
}
