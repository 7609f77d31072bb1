/// English names of months and weekdays.
enum CalendarWords {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ].map { Array($0.utf8) }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ].map { Array($0.utf8) }

  /// The number 1…12 of the month with this name in letters of either case, whole or cut to three letters or more.
  static func month(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    months.firstIndex { begins($0, name) }.map { $0 + 1 }
  }

  static func isWeekday(_ name: UnsafeBufferPointer<UInt8>) -> Bool { weekdays.contains { begins($0, name) } }

  private static func begins(_ word: [UInt8], _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count >= 3, name.count <= word.count else { return false }
    return name.indices.allSatisfy { name[$0] | 0x20 == word[$0] }
  }
}
