import Diagnostics
internal import GRDB
internal import GRDBSQLite

/// How much of a database is read before it is refused.
package struct DatabaseLimits: Sendable {
  /// Cells of one table or query.
  package var cells: Int
  /// Bytes of text of one table or query.
  package var textBytes: Int
  /// Millions of steps that SQLite may take for one table or query; a query without end reaches them.
  package var megaSteps: Int

  package init(cells: Int, textBytes: Int, megaSteps: Int) {
    self.cells = cells
    self.textBytes = textBytes
    self.megaSteps = megaSteps
  }

  /// 200 million cells, 2 GiB of text, 20 billion steps.
  package static let standard = DatabaseLimits(cells: 200_000_000, textBytes: 2 << 30, megaSteps: 20_000)

  /// What was too much.
  enum Exceeded: Error, Hashable {
    case rows
    case steps

    func report(at place: Position, _ log: inout Diagnostics) {
      switch self {
      case .rows: log.report("database-too-large", at: place)
      case .steps: log.report("query-endless", at: place)
      }
    }
  }
}

/// Whether the bytes begin as a SQLite database does.
package func isDatabase(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("SQLite format 3\0".utf8)) }

/// Opens a SQLite database for reading alone.
///
/// - Parameter file: the path relative to the site folder, for positions.
/// - Returns: `nil` only after an error message: the file is empty, encrypted, damaged, no database, or one without
///   tables.
package func openDatabase(
  _ bytes: [UInt8], file: String, limits: DatabaseLimits = .standard, _ log: inout Diagnostics
) -> DatabaseFile? {
  let place = Position(file: file)
  guard !bytes.isEmpty else {
    log.report("file-empty", at: place)
    return nil
  }
  guard isDatabase(bytes) else {
    log.report("database-unreadable", at: place)
    return nil
  }
  do {
    let queue = try DatabaseQueue()
    try queue.writeWithoutTransaction { try load(bytes, into: $0) }
    let tables = try queue.read { database in
      try String.fetchAll(
        database,
        sql:
          "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
      )
    }
    guard !tables.isEmpty else {
      log.report("database-without-tables", at: place)
      return nil
    }
    return DatabaseFile(
      file: file, tables: tables.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, queue: queue,
      limits: limits)
  } catch {
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    log.report("database-damaged", at: place, ["reason": reason])
    return nil
  }
}

/// Makes a copy of the file the contents of a connection, which then cannot be written.
private func load(_ bytes: [UInt8], into database: Database) throws {
  guard let copy = sqlite3_malloc64(UInt64(bytes.count)) else {
    throw DatabaseError(resultCode: .SQLITE_NOMEM)
  }
  bytes.withUnsafeBytes { source in
    guard let start = source.baseAddress else { return }
    copy.copyMemory(from: start, byteCount: source.count)
  }
  let image = copy.assumingMemoryBound(to: UInt8.self)
  // A database in WAL mode, told by these two bytes, cannot be opened in memory; its log is another file, of which
  // the caller knows.
  if bytes.count > 19, bytes[18] == 2 || bytes[19] == 2 {
    image[18] = 1
    image[19] = 1
  }
  let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
  let code = sqlite3_deserialize(
    database.sqliteConnection, "main", image, Int64(bytes.count), Int64(bytes.count), flags)
  guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  database.clearSchemaCache()
  // A database may be crafted: its views must not call functions with effects, its cells are checked.
  try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
  sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
}
