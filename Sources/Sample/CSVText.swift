import Periods

/// A CSV file being written: UTF-8, commas, LF. Cells must hold no comma, quote or line end.
struct CSVText {
  private(set) var bytes: [UInt8] = []
  private var isInRow = false

  init(header: String) {
    bytes.append(contentsOf: header.utf8)
    bytes.append(0x0A)
  }

  private mutating func startCell() {
    if isInRow { bytes.append(0x2C) }
    isInRow = true
  }

  mutating func empty() { startCell() }

  mutating func cell(_ text: String) {
    startCell()
    bytes.append(contentsOf: text.utf8)
  }

  mutating func cell(_ number: Int) {
    startCell()
    append(number)
  }

  /// A whole number with leading zeros behind a prefix: `D000123`.
  mutating func cell(_ prefix: StaticString, _ number: Int, width: Int) {
    startCell()
    prefix.withUTF8Buffer { bytes.append(contentsOf: $0) }
    append(number, width: width)
  }

  /// A day, or an empty cell for `nil`.
  mutating func cell(_ day: Day?) {
    startCell()
    guard let day else { return }
    let (year, month, dayOfMonth) = day.parts
    append(year, width: 4)
    bytes.append(0x2D)
    append(month, width: 2)
    bytes.append(0x2D)
    append(dayOfMonth, width: 2)
  }

  mutating func endRow() {
    bytes.append(0x0A)
    isInRow = false
  }

  private mutating func append(_ number: Int, width: Int = 1) {
    if number < 0 { bytes.append(0x2D) }
    var rest = Int(number.magnitude)
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || bytes.count - start < width
    bytes[start...].reverse()
  }
}
