import Diagnostics
import Periods
import Tables

/// The cells of a column whose order of day and month is open.
///
/// Dates repeat: different texts are kept once, so that a million cells are decided as fast as the few thousand
/// days on which they fall.
struct OpenDays {
  private(set) var rows: [Int32] = []
  private var texts: [Int32] = []
  private var distinct: [DayParts] = []
  private var counts: [Int] = []
  private var firstRows: [Int32] = []
  private var placeOf: [UInt64: Int32] = [:]
  private var lastKey: UInt64?
  private var lastPlace: Int32 = 0

  var isEmpty: Bool { rows.isEmpty }

  mutating func append(_ row: Int, _ parts: DayParts) {
    let key = parts.key
    if key != lastKey {
      lastKey = key
      if let place = placeOf[key] {
        lastPlace = place
      } else {
        lastPlace = Int32(distinct.count)
        placeOf[key] = lastPlace
        distinct.append(parts)
        counts.append(0)
        firstRows.append(Int32(row))
      }
    }
    rows.append(Int32(row))
    texts.append(lastPlace)
    counts[Int(lastPlace)] += 1
  }

  /// What the cells say that are written alike.
  struct Pattern {
    /// The places of its texts.
    var texts: [Int]
    var choice: DayOrderChoice

    /// The order that is known, or `nil`.
    var order: DayOrder? {
      switch choice {
      case .settled(let order, _), .indifferent(let order): order
      case .ambiguous, .mixed: nil
      }
    }
  }

  /// The ways in which the dates are written, each decided for itself, in the order of their first appearance.
  ///
  /// A spreadsheet that reads `11/08/2016` after its own custom writes `11-08-16` and leaves `4/15/2017` alone:
  /// what one way of writing tells proves nothing about the other.
  func patterns() -> [Pattern] {
    var order: [Int] = []
    var texts: [Int: [Int]] = [:]
    for (place, parts) in distinct.enumerated() {
      if texts[parts.pattern] == nil { order.append(parts.pattern) }
      texts[parts.pattern, default: []].append(place)
    }
    return order.compactMap { texts[$0] }.map { texts in
      Pattern(texts: texts, choice: DayOrderChoice(texts.map { (parts: distinct[$0], count: counts[$0]) }))
    }
  }

  /// For each text its day in the order of its pattern, `nil` where the order or the day is missing.
  func days(_ orders: [(pattern: Pattern, order: DayOrder?)]) -> [(day: Day?, isKnown: Bool)] {
    var days = [(day: Day?, isKnown: Bool)](repeating: (nil, false), count: distinct.count)
    for (pattern, order) in orders {
      guard let order else { continue }
      for place in pattern.texts { days[place] = (distinct[place].day(order), true) }
    }
    return days
  }

  /// Calls `body` with each row and the day of its text.
  func forEach(_ days: [(day: Day?, isKnown: Bool)], _ body: (Int, Day?) -> Void) {
    for (row, text) in zip(rows, texts) where days[Int(text)].isKnown { body(Int(row), days[Int(text)].day) }
  }

  /// The row in which a text of a pattern first stands, and the parts of it.
  func example(_ pattern: Pattern, _ index: Int) -> (row: Int, parts: DayParts) {
    let place = pattern.texts[index]
    return (Int(firstRows[place]), distinct[place])
  }

  func cells(_ pattern: Pattern) -> Int { pattern.texts.reduce(0) { $0 + counts[$1] } }
}
