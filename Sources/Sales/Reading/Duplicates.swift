import Diagnostics
import Ingest
import Tables

extension WorkTable {
  /// Leaves one row for each key: the one modified last, else the last one of the file.
  ///
  /// Rows of one order are its lines; of orders only rows that are equal as a whole are duplicates.
  mutating func dropDuplicates(_ all: inout [ReadFile], _ log: inout Diagnostics) {
    guard let key = schema.key else { return }
    let name = key == "name" && columns["id"] != nil ? "id" : key
    guard let column = text(name), !column.entries.isEmpty else { return }
    if schema.name == "orders" {
      dropEqualLines(column, &all, &log)
      return
    }
    let modified = days("modified")
    var rowOf = [Int32](repeating: -1, count: column.entries.count)
    for row in 0..<rowCount where keep[row] && column.codes[row] >= 0 {
      let code = Int(column.codes[row])
      let earlier = rowOf[code]
      guard earlier >= 0 else {
        rowOf[code] = Int32(row)
        continue
      }
      let isNewer = modified.map { $0.numbers[row] >= $0.numbers[Int(earlier)] } ?? true
      let (winner, loser) = isNewer ? (row, Int(earlier)) : (Int(earlier), row)
      rowOf[code] = Int32(winner)
      drop(loser, for: winner, column.entries[code], name, &all, &log)
    }
  }

  private mutating func dropEqualLines(
    _ column: TextColumn, _ all: inout [ReadFile], _ log: inout Diagnostics
  ) {
    var first = [Int32](repeating: -1, count: column.entries.count)
    var lines: [Int32: [Int]] = [:]
    for row in 0..<rowCount where keep[row] && column.codes[row] >= 0 {
      let code = column.codes[row]
      if first[Int(code)] < 0 {
        first[Int(code)] = Int32(row)
        continue
      }
      let earlier = lines[code] ?? [Int(first[Int(code)])]
      let line = rawRow(row, all)
      if let same = earlier.first(where: { rawRow($0, all) == line }) {
        drop(row, for: same, column.entries[Int(code)], "id", &all, &log)
      } else {
        lines[code] = earlier + [row]
      }
    }
  }

  private func rawRow(_ row: Int, _ all: [ReadFile]) -> String {
    let (file, local) = place(of: row)
    return all[files[file]].source.rowText(row: local)
  }

  private mutating func drop(
    _ row: Int, for winner: Int, _ id: String, _ key: String, _ all: inout [ReadFile],
    _ log: inout Diagnostics
  ) {
    keep[row] = false
    let (file, local) = place(of: row)
    all[files[file]].report.duplicates += 1
    let source = all[files[file]].source
    let (winnerFile, winnerRow) = place(of: winner)
    let other = all[files[winnerFile]].source
    let column = all[files[file]].mapping.columns[key] ?? 0
    let line = Position(file: source.file, line: Int(source.lines[local]))
    guard log.lists("duplicate-id", at: line, column: source.header[column]) else {
      log.count(1, of: "duplicate-id", at: line, column: source.header[column])
      return
    }
    log.report(
      "duplicate-id", at: source.position(row: local, column: column),
      ["id": id, "column": source.header[column], "used": "\(other.file):\(other.lines[winnerRow])"],
      excerpt: source.rowText(row: local))
  }
}
