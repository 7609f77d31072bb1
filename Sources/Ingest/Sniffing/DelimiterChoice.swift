import Diagnostics

/// What a delimiter makes of the first rows of a file.
struct DelimiterTrial: Sendable {
  var delimiter: UInt8
  /// Cells of the row with which the table seems to begin.
  var columns: Int
  /// The number of that row among the rows tried, 0 unless there are titles above the table.
  var firstRow = 0
  /// The line of that row from 1.
  var firstLine = 1
  /// The share 0…1 of the following rows that have as many cells.
  var agreement: Double
  var rows: Int

  /// The agreement in steps of 5 %, so that a few bad rows do not decide.
  var agreementLevel: Int { Int((agreement * 20).rounded()) }

  /// The greater, the better: rows that agree, a table that begins with the first row, columns.
  fileprivate var rank: (Int, Int, Int) { (agreementLevel, firstRow == 0 ? 1 : 0, columns) }
}

/// Which delimiter a file uses, and how sure that is.
struct DelimiterChoice: Sendable {
  var chosen: DelimiterTrial
  /// Another delimiter that fits about as well, or `nil`.
  var rival: DelimiterTrial?
  /// Whether the configuration named it.
  var isNamed = false

  /// How much of a file is tried: a stray quote must not cost a pass over everything.
  static let sampleSize = 1 << 18

  /// Tries comma, semicolon, TAB and vertical bar on the first 100 rows.
  ///
  /// The best is the one whose rows agree with the first row of the table, then the one that needs no titles above
  /// the table, then the one that makes more columns. A rival splits that row too and agrees nearly as well.
  ///
  /// - Parameter isWhole: whether the sample is all there is.
  init(sample: [UInt8], firstLine: Int = 1, isWhole: Bool, named: UInt8? = nil) {
    let delimiters: [UInt8] = if let named { [named] } else { [0x2C, 0x3B, 0x09, 0x7C] }
    let trials = delimiters.map { DelimiterChoice.attempt($0, sample, firstLine, isWhole) }
    let viable = trials.filter { $0.columns > 1 }.sorted { left, right in
      left.rank > right.rank
    }
    chosen = viable.first ?? trials[0]
    rival = viable.dropFirst().first { [chosen] in
      $0.agreementLevel >= chosen.agreementLevel && ($0.firstRow == 0 || chosen.firstRow > 0)
    }
    isNamed = named != nil
  }

  private static func attempt(
    _ delimiter: UInt8, _ sample: [UInt8], _ firstLine: Int, _ isWhole: Bool
  ) -> DelimiterTrial {
    let rows = firstRows(sample, 0, delimiter, line: firstLine, limit: 101, isWhole: isWhole)
    var widths = rows.map { max(1, $0.cells.count) }
    let first = firstRow(widths)
    // Lines below the table say nothing about it.
    if let width = widths.dropFirst(first).first, width > 1 {
      while widths.count > first + 1, widths.last == 1 { widths.removeLast() }
    }
    var trial = DelimiterTrial(
      delimiter: delimiter, columns: widths.isEmpty ? 0 : widths[first], agreement: 1,
      rows: max(0, widths.count - first - 1))
    trial.firstRow = first
    trial.firstLine = rows.isEmpty ? firstLine : rows[first].line
    if trial.rows > 0 {
      trial.agreement =
        Double(widths.dropFirst(first + 1).count { $0 == trial.columns }) / Double(trial.rows)
    }
    return trial
  }

  /// The row with which the table begins: the first row, unless narrower lines stand above a block of rows that
  /// are all equally wide.
  private static func firstRow(_ widths: [Int]) -> Int {
    for (index, width) in widths.enumerated() where width > 1 {
      let block = widths[index...].prefix { $0 == width }.count
      let agreeing = widths[index...].count { $0 == width }
      guard index > 0 else {
        // A title with a comma in it is no header of two columns.
        let wider = widths.filter { $0 > width * 2 }.count
        if block == 1, wider * 2 > widths.count { continue }
        return 0
      }
      let isSteady = agreeing * 10 >= (widths.count - index) * 7
      if block >= 3 || (block >= 2 && isSteady) { return index }
    }
    return 0
  }

  /// Why this delimiter was chosen.
  var reason: Phrase {
    let name = Dialect.name(of: chosen.delimiter)
    if isNamed {
      return Phrase(
        zh: "分隔符为\(name.chinese)：由配置指定", en: "delimiter \(name.english): named in the configuration")
    }
    guard chosen.columns > 1 else {
      return Phrase(zh: "只有一列：没有任何分隔符能把首行分开", en: "one column: no delimiter splits the first row")
    }
    guard chosen.rows > 0 else {
      return Phrase(
        zh: "分隔符为\(name.chinese)：首行 \(chosen.columns) 列",
        en: "delimiter \(name.english): the first row has \(chosen.columns) columns")
    }
    let share = Int((chosen.agreement * 100).rounded(.down))
    let isFirst = chosen.firstRow == 0
    return Phrase(
      zh:
        "分隔符为\(name.chinese)：\(isFirst ? "首行" : "第 \(chosen.firstLine) 行") \(chosen.columns) 列，后面 \(chosen.rows) 行中 \(share)% 列数相同",
      en:
        "delimiter \(name.english): \(isFirst ? "the first row" : "line \(chosen.firstLine)") has \(chosen.columns) columns, and so have \(share)% of the \(chosen.rows) rows tried"
    )
  }
}
