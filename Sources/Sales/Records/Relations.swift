import Tables

extension SalesReader {
  /// Lets records of other tables find their deals and contracts, however the files spell the ids.
  mutating func joinIdentifiers() {
    for (column, table) in [("deal", "deals"), ("contract", "contracts")] {
      // A million ids are put into a set only for a table that names some.
      let naming = data.dataset.tables.filter {
        $0.key != table && $0.value.text(column)?.entries.isEmpty == false
      }
      guard !naming.isEmpty, let records = data.dataset[table], let ids = records.text("id") else { continue }
      let index = TextIndex(ids.entries)
      let crms = Set(files.map(\.mapping.adapter.id))
      let mayNameCRM = crms.contains { ids.entries.hasText(startingWith: $0 + ":") }
      let unknown = naming.filter { $0.value.text(column).map { index.lacks($0.entries) } ?? false }
      // Where every text is an id as it stands, there is nothing to mend.
      guard mayNameCRM || !unknown.isEmpty else { continue }
      var known = KnownRecords(
        ids: Set(ids.entries),
        rules: files.filter { $0.schema.name == table }.map(\.mapping.adapter.quirks.identifiers))
      if !unknown.isEmpty { known.byName = records.idsByName }
      for name in (mayNameCRM ? naming : unknown).keys.sorted() { join(column, of: name, known) }
    }
  }

  /// The records that a column may name.
  private struct KnownRecords {
    var ids: Set<String>
    /// The names that stand for one record alone, with its id.
    var byName: [String: String] = [:]
    /// How the CRMs of their files spell ids.
    var rules: [IdentifierRule]

    /// The id meant by a text: of two CRMs with equal ids that of the text's own, an id in another spelling (of
    /// Salesforce 15 characters for 18), a name; `nil` when none is known.
    func id(_ text: String, crm: String, account: String?) -> String? {
      if ids.contains(crm + ":" + text) { return crm + ":" + text }
      if ids.contains(text) { return text }
      if let normal = rules.lazy.map({ $0.normal(text) }).first(where: ids.contains) { return normal }
      if let account, ids.contains("\(text) · \(account)") { return "\(text) · \(account)" }
      return byName[text]
    }
  }

  private mutating func join(_ column: String, of name: String, _ known: KnownRecords) {
    guard let table = data.dataset[name], let texts = table.text(column), let places = data.places[name]
    else {
      return
    }
    let accounts = table.text("account")
    let mended = (0..<table.rowCount).map { row -> String? in
      guard let text = texts[row] else { return nil }
      let crm = places[row].map { files[$0.file].mapping.adapter.id } ?? Adapter.generic.id
      return known.id(text, crm: crm, account: accounts?[row]) ?? text
    }
    data.dataset.tables[name]?[column] = .text(TextColumn(mended))
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

extension TextIndex {
  /// Whether one of the texts is not among the entries.
  fileprivate func lacks(_ texts: TextEntries) -> Bool { places(of: texts).contains(-1) }
}

extension TextEntries {
  fileprivate func hasText(startingWith prefix: String) -> Bool {
    let prefix = Array(prefix.utf8)
    return indices.contains { withBytes(of: $0) { $0.starts(with: prefix) } }
  }
}

extension RecordTable {
  /// Name → id, for the names that only one record has.
  fileprivate var idsByName: [String: String] {
    guard let names = text("name"), let ids = text("id") else { return [:] }
    var found: [String: String] = [:]
    var shared: Set<String> = []
    for row in 0..<rowCount {
      guard let name = names[row], let id = ids[row] else { continue }
      if let other = found[name], other != id { shared.insert(name) }
      found[name] = id
    }
    return found.filter { !shared.contains($0.key) }
  }
}
