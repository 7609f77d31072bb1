import Diagnostics

/// What a delimiter makes of the first rows of a file.
struct DelimiterTrial: Sendable {
  var delimiter: UInt8
  /// Cells of the first row.
  var columns: Int
  /// The share 0…1 of the following rows that have as many cells.
  var agreement: Double
  var rows: Int

  /// The agreement in steps of 5 %, so that a few bad rows do not decide.
  var agreementLevel: Int { Int((agreement * 20).rounded()) }
}

/// Which delimiter a file uses, and how sure that is.
struct DelimiterChoice: Sendable {
  var chosen: DelimiterTrial
  /// Another delimiter that fits about as well, or `nil`.
  var rival: DelimiterTrial?

  /// Tries comma, semicolon, TAB and vertical bar on the first 100 rows.
  ///
  /// The best is the one whose rows agree with the first row, then the one that makes more columns. A rival
  /// splits the first row too and agrees nearly as well.
  init(_ bytes: [UInt8], from start: Int) {
    let trials = [0x2C, 0x3B, 0x09, 0x7C].map { DelimiterChoice.attempt($0, bytes, start) }
    let viable = trials.filter { $0.columns > 1 }.sorted { left, right in
      (left.agreementLevel, left.columns) > (right.agreementLevel, right.columns)
    }
    chosen = viable.first ?? trials[0]
    rival = viable.dropFirst().first { [chosen] in $0.agreementLevel >= chosen.agreementLevel }
  }

  private static func attempt(_ delimiter: UInt8, _ bytes: [UInt8], _ start: Int) -> DelimiterTrial {
    // Rows are read from a bounded piece: a stray quote must not cost a pass over the whole file.
    let size = min(bytes.count, start + 1 << 18)
    var trial = DelimiterTrial(delimiter: delimiter, columns: 0, agreement: 1, rows: 0)
    var agreeing = 0
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var cells = CellScanner(base, count: size, delimiter: delimiter)
      var position = start
      while position < size, trial.rows < 100 {
        let lineEnd = cells.physicalLineEnd(from: position)
        if cells.blankLineEnd(from: position) != nil {
          position = cells.lineStart(after: lineEnd)
          continue
        }
        let row = cells.row(from: position)
        let end = row?.end ?? lineEnd
        if end == size, size < bytes.count { break }
        position = cells.lineStart(after: end)
        guard trial.columns > 0 else {
          trial.columns = row?.cells.count ?? 1
          continue
        }
        trial.rows += 1
        if row?.cells.count == trial.columns { agreeing += 1 }
      }
    }
    if trial.rows > 0 { trial.agreement = Double(agreeing) / Double(trial.rows) }
    return trial
  }

  /// Why this delimiter was chosen.
  var reason: Phrase {
    let name = Dialect.name(of: chosen.delimiter)
    guard chosen.columns > 1 else {
      return Phrase(zh: "只有一列：没有任何分隔符能把首行分开", en: "one column: no delimiter splits the first row")
    }
    let share = Int((chosen.agreement * 100).rounded(.down))
    return Phrase(
      zh: "分隔符为\(name.chinese)：首行 \(chosen.columns) 列，后面 \(chosen.rows) 行中 \(share)% 列数相同",
      en:
        "delimiter \(name.english): the first row has \(chosen.columns) columns, and so have \(share)% of the \(chosen.rows) rows tried"
    )
  }
}
