internal import GRDB
internal import GRDBSQLite

/// Writes the rows of a statement as CSV.
struct RowWriter {
  private let statement: Statement
  private let limits: DatabaseLimits
  /// Whether the first column is the row id.
  private let hasRowIDs: Bool
  private let columns: [String]

  private var bytes: [UInt8] = []
  private var rowNumbers: [Int32] = [0]
  private var blobs: [Int: (count: Int, row: Int32)] = [:]

  init(_ statement: Statement, _ limits: DatabaseLimits, hasRowIDs: Bool) {
    self.statement = statement
    self.limits = limits
    self.hasRowIDs = hasRowIDs
    columns = Array(statement.columnNames.dropFirst(hasRowIDs ? 1 : 0))
  }

  /// - Throws: `DatabaseError` or `DatabaseLimits.Exceeded`.
  consuming func write() throws -> WrittenRows {
    for (column, name) in columns.enumerated() {
      if column > 0 { bytes.append(0x2C) }
      put(Array(name.utf8))
    }
    bytes.append(0x0A)
    let handle = statement.sqliteStatement
    let connection = sqlite3_db_handle(handle)
    let budget = StepBudget(limits.megaSteps)
    sqlite3_progress_handler(
      connection, 1_000_000, { StepBudget.isSpent($0) }, Unmanaged.passUnretained(budget).toOpaque())
    defer {
      sqlite3_progress_handler(connection, 0, nil, nil)
      sqlite3_reset(handle)
    }
    var code = sqlite3_step(handle)
    while code == SQLITE_ROW {
      addRow(handle)
      guard rowNumbers.count * max(1, columns.count) <= limits.cells, bytes.count <= limits.textBytes else {
        throw DatabaseLimits.Exceeded.rows
      }
      code = sqlite3_step(handle)
    }
    guard code == SQLITE_DONE else {
      if budget.left <= 0 { throw DatabaseLimits.Exceeded.steps }
      let message = sqlite3_errmsg(connection).map { String(cString: $0) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    return WrittenRows(columns: columns, bytes: bytes, rowNumbers: tidyNumbers(), blobs: blobs)
  }

  private mutating func addRow(_ handle: SQLiteStatement) {
    let first: Int32 = hasRowIDs ? 1 : 0
    let counted = Int32(clamping: rowNumbers.count)
    // An id beyond this range breaks the order, so that rows are counted instead.
    let number = hasRowIDs ? Int32(exactly: sqlite3_column_int64(handle, 0)) ?? -1 : counted
    for column in columns.indices {
      if column > 0 { bytes.append(0x2C) }
      let index = Int32(column) + first
      switch sqlite3_column_type(handle, index) {
      case SQLITE_NULL: continue
      case SQLITE_INTEGER: bytes += String(sqlite3_column_int64(handle, index)).utf8
      case SQLITE_FLOAT: bytes += decimalText(sqlite3_column_double(handle, index)).utf8
      case SQLITE_BLOB:
        let known = blobs[column]
        blobs[column] = ((known?.count ?? 0) + 1, known?.row ?? number)
      default:
        guard let text = sqlite3_column_text(handle, index) else { continue }
        put(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, index))))
      }
    }
    bytes.append(0x0A)
    rowNumbers.append(number)
  }

  /// The numbers of the rows; counted where an id is no small positive number, as in views, whose ids are NULL.
  private func tidyNumbers() -> [Int32] {
    if zip(rowNumbers, rowNumbers.dropFirst()).allSatisfy({ $0 < $1 }) { return rowNumbers }
    return rowNumbers.indices.map { Int32(clamping: $0) }
  }

  /// Adds a cell, in quotes where a reader would misunderstand it without.
  private mutating func put(_ text: some Collection<UInt8>) {
    var needsQuotes = false
    var first: UInt8 = 0x41
    var last: UInt8 = 0x41
    for (place, byte) in text.enumerated() {
      if place == 0 { first = byte }
      last = byte
      if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { needsQuotes = true }
    }
    guard needsQuotes || first <= 0x20 || last <= 0x20 else {
      bytes += text
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// The steps that SQLite may still take, in millions.
private final class StepBudget {
  private(set) var left: Int

  init(_ steps: Int) { left = steps }

  /// Called by SQLite after each million of steps; anything but 0 ends the statement.
  static func isSpent(_ context: UnsafeMutableRawPointer?) -> Int32 {
    guard let context else { return 0 }
    let budget = Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue()
    budget.left -= 1
    return budget.left <= 0 ? 1 : 0
  }
}

/// The shortest decimal that reads back as the number, without an exponent; empty when it is no number.
func decimalText(_ number: Double) -> String {
  guard number.isFinite else { return "" }
  if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
  let text = "\(number)"
  guard let mark = text.firstIndex(where: { $0 == "e" }) else { return text }
  let exponent = Int(text[text.index(after: mark)...]) ?? 0
  let sign = text.hasPrefix("-") ? "-" : ""
  let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
  let whole = parts.first ?? ""
  let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
  let digits = whole + fraction
  if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
  let missing = exponent - fraction.count
  if missing >= 0 { return sign + digits + String(repeating: "0", count: missing) }
  return sign + digits.dropLast(-missing) + "." + digits.suffix(-missing)
}
