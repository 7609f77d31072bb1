import Diagnostics
internal import GRDB
internal import GRDBSQLite

/// A SQLite database whose tables are read one by one.
///
/// It is a copy in memory that cannot be written: no lock is taken, no journal is made, and the file on disk never
/// changes, whatever a query says.
package struct DatabaseFile: Sendable {
  /// The path relative to the site folder.
  package let file: String
  /// The names of tables and views in byte order, SQLite's own left out.
  package let tables: [String]

  let queue: DatabaseQueue
  let limits: DatabaseLimits

  /// The table or view with this name, or `nil`; the case of ASCII letters does not matter, as in SQL.
  package func table(named name: String) -> String? {
    tables.first { $0 == name } ?? tables.first { $0.lowercased() == name.lowercased() }
  }

  /// The names of a table's columns; empty when the table cannot be read, of which ``read(table:_:)`` says why.
  package func columns(of table: String) -> [String] {
    do {
      return try queue.read { try $0.makeStatement(sql: "SELECT * FROM \(quoted(table))").columnNames }
    } catch {
      return []
    }
  }

  /// Reads a table or view as a table of text, in the order of its row ids where it has them.
  ///
  /// - Returns: `nil` only after an error message.
  package func read(table: String, _ log: inout Diagnostics) -> DatabaseTable? {
    let place = Position(file: file, sheet: table)
    do {
      let rows = try queue.read { database in
        // Views and tables WITHOUT ROWID have no row ids; their rows are counted.
        let statement: Statement
        var hasIDs = true
        do {
          statement = try database.makeStatement(
            sql: "SELECT _rowid_, * FROM \(quoted(table)) ORDER BY _rowid_")
        } catch let error as DatabaseError where error.resultCode != .SQLITE_CORRUPT {
          statement = try database.makeStatement(sql: "SELECT * FROM \(quoted(table))")
          hasIDs = false
        }
        return try RowWriter(statement, limits, hasRowIDs: hasIDs).write()
      }
      return rows.table(file: file, name: table, &log)
    } catch let limit as DatabaseLimits.Exceeded {
      limit.report(at: place, &log)
    } catch {
      reportDamage(error, at: place, &log)
    }
    return nil
  }

  /// Reads the rows that a query gives, in its order.
  ///
  /// - Parameters:
  ///   - name: what the result is called in positions.
  ///   - place: where the query is written.
  /// - Returns: `nil` only after an error message: the query is no single SELECT, or SQLite refuses it.
  package func read(
    query: String, named name: String, at place: Position?, _ log: inout Diagnostics
  ) -> DatabaseTable? {
    guard startsWithSelect(query) else {
      log.report("query-writes", at: place, excerpt: query)
      return nil
    }
    do {
      let rows = try queue.read { database -> WrittenRows? in
        let statement = try database.makeStatement(sql: query)
        guard statement.isReadonly else { return nil }
        return try RowWriter(statement, limits, hasRowIDs: false).write()
      }
      guard let rows else {
        log.report("query-writes", at: place, excerpt: query)
        return nil
      }
      return rows.table(file: file, name: name, &log)
    } catch let limit as DatabaseLimits.Exceeded {
      limit.report(at: Position(file: file, sheet: name), &log)
    } catch let error as DatabaseError {
      reportRefusal(error, query, at: place, &log)
    } catch {
      log.report("query-refused", at: place, ["reason": "\(error)"], excerpt: query)
    }
    return nil
  }

  /// Reports why SQLite does not take a query; a table that does not exist gets a near miss.
  private func reportRefusal(
    _ error: DatabaseError, _ query: String, at place: Position?, _ log: inout Diagnostics
  ) {
    if error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB {
      reportDamage(error, at: Position(file: file), &log)
      return
    }
    let reason = error.message ?? "\(error.resultCode)"
    let missing = "no such table: "
    if reason.hasPrefix(missing) {
      let table = String(reason.dropFirst(missing.count))
      reportNoTable(table, at: place, excerpt: query, &log)
    } else {
      log.report("query-refused", at: place, ["reason": reason], excerpt: query)
    }
  }

  /// Reports that there is no such table, with the one that may be meant.
  package func reportNoTable(
    _ table: String, at place: Position?, excerpt: String, _ log: inout Diagnostics
  ) {
    var arguments = ["table": table, "file": file, "tables": tables.joined(separator: ", ")]
    arguments["near"] = nearMiss(of: table, among: tables)
    log.report(
      arguments["near"] == nil ? "database-table-unknown" : "database-table-misspelt", at: place, arguments,
      excerpt: excerpt)
  }

  private func reportDamage(_ error: any Error, at place: Position, _ log: inout Diagnostics) {
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    log.report("database-damaged", at: place, ["reason": reason])
  }

  private func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// Whether the first word of a query, after blanks and comments, is one that only reads.
func startsWithSelect(_ query: String) -> Bool {
  var rest = Array(query.utf8)[...]
  while let first = rest.first {
    if first <= 0x20 {
      rest.removeFirst()
    } else if rest.starts(with: "--".utf8) {
      rest = rest.drop { $0 != 0x0A }
    } else if rest.starts(with: "/*".utf8) {
      rest.removeFirst(2)
      while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest.removeFirst() }
      rest = rest.dropFirst(2)
    } else {
      break
    }
  }
  let word = String(decoding: rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }, as: UTF8.self)
  return ["select", "with", "values"].contains(word.lowercased())
}
