/// The days on which a table has at least one record, in order, without their number.
struct DayMarks {
  /// Days since 1970-01-01, ascending, each once.
  private(set) var days: [Int]

  /// Days after `limit` are left out, and those outside the calendar's years −9999…9999.
  init(_ values: some Sequence<Int>, upTo limit: Int) {
    // One bit a day: tables have a million days in any order, and few different ones.
    let first = -4_371_952
    var words = [UInt64](repeating: 0, count: (2_932_897 - first) / 64 + 1)
    for day in values where day <= limit && day >= first && day - first < words.count * 64 {
      words[(day - first) >> 6] |= 1 << UInt64((day - first) & 63)
    }
    days = []
    for (place, word) in words.enumerated() where word != 0 {
      for bit in 0..<64 where word & (1 << UInt64(bit)) != 0 { days.append(first + place * 64 + bit) }
    }
  }
}

/// Walks through the marks month by month and knows what was known then.
struct MarkedSoFar {
  private let marks: DayMarks
  private var next = 0
  private(set) var last: Int?
  private var longest = 0

  init(_ marks: DayMarks) { self.marks = marks }

  /// G of kpis §8.2: the longest gap in days seen so far, at most 7.
  var gap: Int { min(7, longest) }

  mutating func advance(through day: Int) {
    while next < marks.days.count, marks.days[next] <= day {
      if let last { longest = max(longest, marks.days[next] - last) }
      last = marks.days[next]
      next += 1
    }
  }

  /// Whether the records so far reach the end of a month that ends with `day`.
  func reaches(_ day: Int) -> Bool {
    guard let last else { return false }
    return day - last <= gap
  }
}
