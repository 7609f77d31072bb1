import Tables

/// What a column seems to hold, for people who look at a new file.
package struct ColumnGuess: Sendable, Hashable {
  package var header: String
  package var kind: ColumnKind
  /// Cells with a text.
  package var filled: Int
  /// Filled cells that cannot be read as `kind`.
  package var unreadable: Int
  /// Up to three different texts, in the order of the file.
  package var samples: [String]

  /// The share 0…1 of the filled cells that can be read; 1 when none is filled.
  package var readableShare: Double { filled == 0 ? 1 : Double(filled - unreadable) / Double(filled) }
}

extension SourceTable {
  /// The kind of every column: days, money, numbers if nine filled cells in ten can be read so, else text.
  ///
  /// Money is told from other numbers by a currency sign or a unit such as 万 in a cell or the header.
  package func kinds(jobs: Int = 1) -> [ColumnGuess] {
    inParallel(columnCount, jobs: jobs) { guess($0) }
  }

  private func guess(_ column: Int) -> ColumnGuess {
    let texts = textColumn(column)
    let filled = texts.codes.count { $0 >= 0 }
    var guess = ColumnGuess(
      header: header[column], kind: .text, filled: filled, unreadable: 0,
      samples: Array(texts.entries.prefix(3)))
    guard filled > 0, !looksLikeIDs(texts, filled) else { return guess }
    func reads(_ unreadable: Int) -> Bool { unreadable * 10 <= filled }
    // Whole numbers may happen to be day numbers of Excel; a column of days has at least one written date.
    let days = days(column, order: nil)
    let hasWrittenDate = texts.entries.contains { $0.contains { "-/.年".contains($0) } }
    if reads(days.unreadable.count), hasWrittenDate || headerSaysDay(header[column]) {
      let written = texts.entries.contains { !$0.allSatisfy { $0.isNumber || $0 == "." } }
      if written || headerSaysDay(header[column]) {
        guess.kind = .day
        guess.unreadable = days.unreadable.count
        return guess
      }
    }
    let money = money(column)
    let numbers = numbers(column, percent: false)
    guard reads(min(money.unreadable.count, numbers.unreadable.count)) else { return guess }
    let isMoney = !money.signs.isEmpty || headerUnit(header[column]) != nil
    guess.kind = isMoney ? .money : .number
    guess.unreadable = isMoney ? money.unreadable.count : numbers.unreadable.count
    return guess
  }

  /// Long digits, leading zeros: numbers that nobody adds up.
  private func looksLikeIDs(_ texts: TextColumn, _ filled: Int) -> Bool {
    let longOrPadded = texts.entries.count { text in
      text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        && ((text.utf8.count >= 15) || (text.utf8.count > 1 && text.hasPrefix("0")))
    }
    return longOrPadded * 2 > texts.entries.count
  }

  private func headerSaysDay(_ header: String) -> Bool {
    let key = foldedHeader(header)
    return ["date", "日期", "时间", "time", "created", "closed"].contains { key.contains($0) }
  }
}
