import Diagnostics
import Ingest
import Tables

extension WorkTable {
  /// Leaves out the records that their CRM has struck out, then leaves one row for each record.
  ///
  /// Of the rows of one key the one modified last is kept, else that of the newer file, else the last one. Rows of one
  /// order are its lines: in one file only rows that are equal as a whole are duplicates, and so they are in several
  /// files of a table without a key. Ids of different CRMs are different records.
  mutating func dropDuplicates(_ all: inout [ReadFile], _ log: inout Diagnostics) {
    dropVoid(&all)
    let ranks = ages(all)
    var replaced: [Replacement: Int] = [:]
    if let key = schema.key {
      let name = key == "name" && columns["id"] != nil ? "id" : key
      guard let column = text(name), !column.entries.isEmpty else { return }
      if schema.name == "orders" {
        dropEqualLines(column, &all, &log)
        if files.count > 1, hasOneRowEach(column) {
          dropOlder(column, name, ranks, &all, &replaced, &log)
        } else if files.count > 1 {
          dropRepeatedLines(&all, &replaced)
        }
      } else {
        dropOlder(column, name, ranks, &all, &replaced, &log)
      }
    } else if files.count > 1 {
      dropRepeatedLines(&all, &replaced)
    }
    report(replaced, all, &log)
  }

  /// Rows of one file that stand in another one, too.
  private struct Replacement: Hashable {
    var file: Int
    var by: Int
  }

  /// Strikes out and counts the records with a word for that in `life_status` or `state`.
  private mutating func dropVoid(_ all: inout [ReadFile]) {
    for name in ["life_status", "state"] {
      guard let marks = text(name) else { continue }
      for row in 0..<rowCount where keep[row] && marks.codes[row] >= 0 {
        keep[row] = false
        all[files[place(of: row).file]].report.void += 1
      }
    }
  }

  /// For each file its age among the others, the newest the highest: by its newest record, its modification, its name.
  private func ages(_ all: [ReadFile]) -> [Int] {
    let order = files.indices.sorted { left, right in
      let (mine, theirs) = (all[files[left]], all[files[right]])
      let days = (mine.report.newest?.number ?? Int32.min, theirs.report.newest?.number ?? Int32.min)
      if days.0 != days.1 { return days.0 < days.1 }
      let times = (mine.modified?.number ?? Int32.min, theirs.modified?.number ?? Int32.min)
      return times.0 == times.1 ? left < right : times.0 < times.1
    }
    var ages = [Int](repeating: 0, count: files.count)
    for (age, file) in order.enumerated() { ages[file] = age }
    return ages
  }

  private mutating func dropOlder(
    _ column: TextColumn, _ name: String, _ ages: [Int], _ all: inout [ReadFile],
    _ replaced: inout [Replacement: Int], _ log: inout Diagnostics
  ) {
    let modified = days("modified")
    let crms = files.map { all[$0].mapping.adapter.id }
    var rowOf = [Int32](repeating: -1, count: column.entries.count)
    // Rows of a CRM whose id another CRM has used first.
    var namesakes: [Int32: [Int]] = [:]
    for row in 0..<rowCount where keep[row] && column.codes[row] >= 0 {
      let code = Int(column.codes[row])
      let file = files.count > 1 ? place(of: row).file : 0
      guard rowOf[code] >= 0 else {
        rowOf[code] = Int32(row)
        continue
      }
      let others = [Int(rowOf[code])] + (namesakes[Int32(code)] ?? [])
      // A name is the same in all CRMs, an id is one CRM's own.
      let own = others.firstIndex { other in
        name != "id" || isOneRecord(crms[place(of: other).file], crms[file])
      }
      guard let slot = own else {
        namesakes[Int32(code), default: []].append(row)
        continue
      }
      let earlier = others[slot]
      let earlierFile = files.count > 1 ? place(of: earlier).file : 0
      let isNewer = isNewer(row, file, than: earlier, earlierFile, modified, ages)
      let (winner, loser) = isNewer ? (row, earlier) : (earlier, row)
      if slot == 0 {
        rowOf[code] = Int32(winner)
      } else {
        namesakes[Int32(code)]?[slot - 1] = winner
      }
      if file != earlierFile {
        keep[loser] = false
        let (losing, winning) = isNewer ? (earlierFile, file) : (file, earlierFile)
        all[files[losing]].report.duplicates += 1
        replaced[Replacement(file: losing, by: winning), default: 0] += 1
      } else {
        drop(loser, for: winner, column.entries[code], name, &all, &log)
      }
    }
    tellApart(namesakes, first: rowOf, column, name, crms, ages)
  }

  /// Whether two rows with one id are one record: unless their files come from two different CRMs.
  private func isOneRecord(_ left: String, _ right: String) -> Bool {
    left == right || left == Adapter.generic.id || right == Adapter.generic.id
  }

  private func isNewer(
    _ row: Int, _ file: Int, than earlier: Int, _ earlierFile: Int, _ modified: DayColumn?, _ ages: [Int]
  ) -> Bool {
    if let modified, modified.numbers[row] != modified.numbers[earlier] {
      return modified.numbers[row] > modified.numbers[earlier]
    }
    return file == earlierFile || ages[file] > ages[earlierFile]
  }

  /// Puts the CRM in front of ids that an older file of another CRM has too, so that every record has an id of its own
  /// and those known longest keep theirs.
  private mutating func tellApart(
    _ namesakes: [Int32: [Int]], first: [Int32], _ column: TextColumn, _ name: String, _ crms: [String],
    _ ages: [Int]
  ) {
    guard !namesakes.isEmpty, name == "id" else { return }
    var own: [Int: String] = [:]
    for (code, rows) in namesakes {
      let all = ([Int(first[Int(code)])] + rows).sorted {
        ages[place(of: $0).file] < ages[place(of: $1).file]
      }
      for row in all.dropFirst() { own[row] = crms[place(of: row).file] + ":" + column.entries[Int(code)] }
    }
    columns[name] = .text(TextColumn((0..<rowCount).lazy.map { own[$0] ?? column[$0] }))
  }

  /// Whether no id stands twice in one file: then each row is an order, not a line of one.
  private func hasOneRowEach(_ column: TextColumn) -> Bool {
    var last = [Int](repeating: -1, count: column.entries.count)
    for row in 0..<rowCount where keep[row] && column.codes[row] >= 0 {
      let file = place(of: row).file
      if last[Int(column.codes[row])] == file { return false }
      last[Int(column.codes[row])] = file
    }
    return true
  }

  /// Leaves out rows that are equal to rows of an earlier file, each such row once: equal rows of one file are two
  /// records, equal rows of two files are one record exported twice.
  private mutating func dropRepeatedLines(
    _ all: inout [ReadFile], _ replaced: inout [Replacement: Int]
  ) {
    // What a row says depends on its header, too.
    let headers = files.map { all[$0].source.header }
    var counts: [String: [Int: Int]] = [:]
    for (number, index) in files.enumerated() {
      let source = all[index].source
      let header = "\(headers.firstIndex(of: source.header) ?? number)\u{1F}"
      var seen: [String: Int] = [:]
      for local in 0..<source.rowCount where keep[starts[number] + local] {
        let line = header + source.rowText(row: local)
        seen[line, default: 0] += 1
        let most = counts[line]?.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let most, (seen[line] ?? 0) <= most.value {
          keep[starts[number] + local] = false
          all[index].report.duplicates += 1
          replaced[Replacement(file: number, by: most.key), default: 0] += 1
        }
      }
      for (line, count) in seen { counts[line, default: [:]][number] = count }
    }
  }

  /// One note for each pair of files that share records.
  private func report(_ replaced: [Replacement: Int], _ all: [ReadFile], _ log: inout Diagnostics) {
    for (pair, count) in replaced.sorted(by: { ($0.key.file, $0.key.by) < ($1.key.file, $1.key.by) }) {
      log.report(
        "duplicates-across-files", at: Position(file: all[files[pair.file]].source.file),
        ["count": "\(count)", "used": all[files[pair.by]].source.file])
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
      let file = place(of: row).file
      if let same = earlier.first(where: { place(of: $0).file == file && rawRow($0, all) == line }) {
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
    let line = source.rowPosition(local)
    let arguments = [
      "id": id, "column": source.header[column], "used": other.rowPosition(winnerRow).description,
    ]
    guard log.lists("duplicate-id", at: line, column: source.header[column]) else {
      log.count(1, of: "duplicate-id", at: line, column: source.header[column])
      all[files[file]].note("duplicate-id", row: local, column: column, arguments)
      return
    }
    log.report(
      "duplicate-id", at: source.position(row: local, column: column), arguments,
      excerpt: source.rowText(row: local))
  }
}
