import GRDB
import GRDBSQLite

/// The bytes of a SQLite database made by these statements.
func sqlite(_ sql: String) throws -> [UInt8] {
  let queue = try DatabaseQueue()
  return try queue.writeWithoutTransaction { database in
    try database.execute(sql: sql)
    var size: Int64 = 0
    guard let image = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else { return [] }
    defer { sqlite3_free(image) }
    return Array(UnsafeBufferPointer(start: image, count: Int(size)))
  }
}
