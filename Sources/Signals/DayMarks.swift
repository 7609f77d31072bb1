/// The days on which a table has at least one record, in order, without their number.
struct DayMarks {
  /// Days since 1970-01-01, ascending, each once.
  private(set) var days: [Int]

  /// Days after `limit` are left out.
  init(_ values: some Sequence<Int>, upTo limit: Int) {
    var marked = Set<Int>()
    var last: Int?
    // Tables are mostly in order of their days: skipping repeats saves nearly all look-ups.
    for day in values where day <= limit && day != last {
      marked.insert(day)
      last = day
    }
    days = marked.sorted()
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
