import Periods
import Tables

extension SalesReader {
  /// Adds to the stage history what the deals' own columns tell about the days on which they came into their stages.
  mutating func addStageDates() {
    guard let deals = data.dataset["deals"], let ids = deals.text("id"), let places = data.places["deals"],
      places.files.contains(where: { !files[$0].stageDays.isEmpty })
    else { return }
    var found = Entries()
    for row in 0..<deals.rowCount {
      guard let id = ids[row], let (file, local) = places[row] else { continue }
      for (column, name) in files[file].mapping.stageDates {
        guard let day = files[file].stageDays[column]?.numbers[local], day != DayColumn.missing,
          day <= asOf.number
        else { continue }
        found.deals.append(id)
        found.stages.append(files[file].mapping.adapter.label(name))
        found.days.append(day)
        found.rows.append(Int32(row))
      }
    }
    if !found.days.isEmpty { add(found, of: deals, places) }
  }

  /// Entries into stages, and the rows of the deals that tell them.
  private struct Entries {
    var deals: [String] = []
    var stages: [String] = []
    var days: [Int32] = []
    var rows: [Int32] = []
  }

  private mutating func add(_ found: Entries, of deals: RecordTable, _ places: RowPlaces) {
    let known = data.dataset["stage_history"]
    let before = data.places["stage_history"]
    let firstFile = Int32(known?.origins.files.count ?? 0)
    // The numbers of the deals' rows follow those of the rows of the history's own files.
    let offset = (before?.files ?? []).reduce(0) { $0 + files[$1].source.rowCount }
    let own = known?.rowCount ?? 0
    var origins = RowOrigins(
      files: (known?.origins.files ?? []) + deals.origins.files, fileOfRow: [], lines: [])
    origins.lines = (known?.origins.lines ?? []) + found.rows.map { deals.origins.lines[Int($0)] }
    let ownFiles = known.map { table in
      table.origins.fileOfRow.isEmpty ? [Int32](repeating: 0, count: own) : table.origins.fileOfRow
    }
    origins.fileOfRow =
      (ownFiles ?? [])
      + found.rows.map { row in
        firstFile + (deals.origins.fileOfRow.isEmpty ? 0 : deals.origins.fileOfRow[Int(row)])
      }
    var table = RecordTable(name: "stage_history", rowCount: own + found.rows.count, origins: origins)
    func texts(_ name: String, _ more: [String]) -> Column {
      var column = known?.text(name) ?? TextColumn()
      column.append(TextColumn(more))
      return .text(column)
    }
    table["deal"] = texts("deal", found.deals)
    table["stage"] = texts("stage", found.stages)
    table["entered"] = .day(DayColumn(numbers: (known?.days("entered")?.numbers ?? []) + found.days))
    data.dataset.tables["stage_history"] = table
    let earlier = before.map { $0.rows.isEmpty ? [Int32](0..<Int32($0.count)) : $0.rows } ?? []
    let added = found.rows.map { row in
      Int32(offset) + (places.rows.isEmpty ? row : places.rows[Int(row)])
    }
    data.places["stage_history"] = RowPlaces(
      rows: earlier + added, count: table.rowCount, files: (before?.files ?? []) + places.files,
      starts: (before?.starts ?? []) + places.starts.map { $0 + offset })
  }
}
