import Tables

extension SalesReader {
  /// Lets records of other tables find their deals: an id of 15 characters is the deal of 18 that it begins, and an id
  /// with the prefix of one kind of export the deal without it.
  mutating func joinIdentifiers() {
    guard let ids = data.dataset["deals"]?.text("id") else { return }
    let rules = files.filter { $0.schema.name == "deals" }.map(\.mapping.adapter.quirks.identifiers)
    let known = Set(ids.entries)
    for (name, table) in data.dataset.tables.sorted(by: { $0.key < $1.key }) where name != "deals" {
      guard let column = table.text("deal"), !column.entries.allSatisfy(known.contains) else { continue }
      let mended = column.mapped { entry in
        if known.contains(entry) { return entry }
        return rules.lazy.map { $0.normal(entry) }.first(where: known.contains) ?? entry
      }
      data.dataset.tables[name]?["deal"] = .text(mended)
    }
    joinNamesakes(known)
  }

  /// Where two CRMs use one id, the records of each belong to the deal of their own CRM.
  private mutating func joinNamesakes(_ known: Set<String>) {
    let crms = Set(files.map(\.mapping.adapter.id))
    let isShared = known.contains { id in crms.contains { id.hasPrefix($0 + ":") } }
    guard isShared else { return }
    for (name, table) in data.dataset.tables.sorted(by: { $0.key < $1.key }) where name != "deals" {
      guard let column = table.text("deal") else { continue }
      let mended = (0..<table.rowCount).map { row -> String? in
        guard let id = column[row], let (file, _) = data.places[name]?[row] else { return column[row] }
        let own = files[file].mapping.adapter.id + ":" + id
        return known.contains(own) ? own : id
      }
      data.dataset.tables[name]?["deal"] = .text(TextColumn(mended))
    }
  }

  /// Puts the names of people in place of the ids under which some exports name the owners of records.
  mutating func nameOwners() {
    guard let people = data.dataset["people"], let names = people.text("name"), let ids = people.text("id")
    else { return }
    let known = Set(names.entries)
    var nameOf: [String: String] = [:]
    for row in 0..<people.rowCount {
      if let id = ids[row], let name = names[row], !known.contains(id) { nameOf[id] = name }
    }
    for schema in TableSchema.all where schema.name != "people" && schema.name != "targets" {
      guard let person = schema.person, let column = data.dataset[schema.name]?.text(person),
        column.entries.contains(where: { nameOf[$0] != nil })
      else { continue }
      data.dataset.tables[schema.name]?[person] = .text(column.mapped { nameOf[$0] ?? $0 })
    }
  }
}
