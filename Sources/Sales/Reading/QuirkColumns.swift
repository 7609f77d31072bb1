import Ingest
import Tables

extension ReadFile {
  /// The column in the words of all CRMs: ids in one spelling, internal names of stages as labels, what a file's kind
  /// says without a column. `nil` where the file has nothing to say.
  func canonicalColumn(_ field: Field) -> Column? {
    let quirks = mapping.adapter.quirks
    guard case .text(let text)? = columns[field.name] else {
      if field.name == "cycle" { return cycleDays(quirks) }
      return columns[field.name] ?? constant(field.name, quirks)
    }
    if field.name == "life_status" || field.name == "state" { return .text(strikes(text, quirks)) }
    if quirks.firstOfSeveral.contains(field.name) {
      return .text(text.mapped { $0.split(separator: ";").first.map { trimmed(String($0)) } ?? $0 })
    }
    if quirks.hasInternalStages, field.name == "stage" { return .text(text.mapped(mapping.adapter.label)) }
    if field.name == "id", mapping.hasMadeIDs(source.header) { return .text(madeIDs(text)) }
    if field.name == "id" || field.name == "deal" {
      if case .asWritten = quirks.identifiers { return .text(text) }
      return .text(text.normalised(by: quirks.identifiers))
    }
    return .text(text)
  }

  /// Names with their accounts; rows that are still equal are told apart by a number.
  private func madeIDs(_ names: TextColumn) -> TextColumn {
    let accounts: TextColumn? = if case .text(let column)? = columns["account"] { column } else { nil }
    var uses: [String: Int] = [:]
    return TextColumn(
      names.codes.indices.lazy.map { row in
        guard let name = names[row] else { return nil }
        let id = accounts?[row].map { "\(name) · \($0)" } ?? name
        uses[id, default: 0] += 1
        let use = uses[id] ?? 1
        return use == 1 ? id : "\(id) (\(use))"
      } as [String?])
  }

  private func strikes(_ text: TextColumn, _ quirks: Quirks) -> TextColumn {
    text.mapped {
      Quirks.voidWords.union(quirks.voids).contains(foldedHeader($0)) ? Outcome.void.rawValue : ""
    }
  }

  /// The time to the decision in whole days, from the unit of the CRM.
  private func cycleDays(_ quirks: Quirks) -> Column? {
    guard let unit = quirks.cycleUnit, case .number(var cycles)? = columns["cycle"] else { return nil }
    for row in cycles.values.indices where cycles.values[row] != NumberColumn.missing {
      // The hour of the creation is not kept, so the nearest whole day is the likeliest one.
      cycles.values[row] = (cycles.values[row] / cycles.scale + unit / 2) / unit * cycles.scale
    }
    return .number(cycles)
  }

  private func constant(_ column: String, _ quirks: Quirks) -> Column? {
    let found = quirks.constants.first { constant in
      constant.table == schema.name && constant.column == column && source.header.contains(constant.header)
    }
    return found.map { constant in
      .text(TextColumn(codes: [Int32](repeating: 0, count: source.rowCount), entries: [constant.value]))
    }
  }

  private func trimmed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
}

extension TextColumn {
  /// The column with every id in its one spelling.
  fileprivate func normalised(by rule: IdentifierRule) -> TextColumn {
    if case .asWritten = rule { return self }
    if case .withoutPrefix(let prefix) = rule, let shorter = entries.dropping(prefix) {
      return TextColumn(codes: codes, entries: shorter)
    }
    let normal = entries.map(rule.normal)
    let changed = zip(entries, normal).count { $0 != $1 }
    if changed == 0 { return self }
    // Ids that are all written the other way stay different from each other: a million need not be looked up.
    if changed == entries.count, !normal.contains("") { return TextColumn(codes: codes, entries: normal) }
    return mapped(rule.normal)
  }
}

extension Adapter {
  /// The label of a default stage that stands as an internal name, such as `closedwon`; other names as they are.
  func label(_ stage: String) -> String {
    guard stage.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return stage }
    return stages.first { $0.names.contains(stage) }?.spellings.first ?? stage
  }
}
