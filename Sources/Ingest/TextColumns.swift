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

extension SourceTable {
  /// The column as text: trimmed, with words such as `N/A`, `--`, `NULL`, `无` left empty.
  ///
  /// Entries that Unicode holds equal (composed and decomposed letters) are one entry, in the first spelling.
  package func textColumn(_ column: Int) -> TextColumn {
    var codes = [Int32](repeating: -1, count: rowCount)
    var texts: [String] = []
    var hasEquivalents = false
    withDictionary(column, &codes) { dictionary in
      texts = dictionary.texts()
      hasEquivalents = dictionary.mayHoldEquivalents
    }
    if hasEquivalents { merge(&codes, &texts) }
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
      var dictionary = ByteDictionary(over: base)
      codes.withUnsafeMutableBufferPointer { codes in
        forEachCell(column) { row, _, cell in codes[row] = dictionary.code(of: cell) }
      }
      finish(dictionary)
    }
  }

  /// Gives equal strings the code of the first of them, and closes the gaps.
  private func merge(_ codes: inout [Int32], _ texts: inout [String]) {
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
    texts = merged
  }
}
