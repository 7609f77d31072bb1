import Diagnostics
import Ingest
import Periods
import Tables

extension SalesReader {
  /// Settles what a table cannot say alone: stages, days, amounts, and whose the records are.
  mutating func resolve() {
    let regions = AccountRegions(data.dataset["accounts"])
    let prices = data.dataset["products"]?.listPrices ?? [:]
    let rates = rateBook
    addStageDates()
    joinIdentifiers()
    nameOwners()
    resolveDeals(prices, rates)
    data.dataset.tables["orders"]?.fillOrderAmounts()
    convertAmounts(rates)
    for schema in TableSchema.all where schema.name != "people" && schema.name != "targets" {
      guard var table = data.dataset[schema.name] else { continue }
      data.dataset.tables[schema.name] = nil
      let days =
        schema.name == "deals"
        ? table.days("closed")?.numbers : schema.date.flatMap { table.days($0)?.numbers }
      if table.managerIsTeam(data.people) {
        log.report("manager-is-team", at: table.origins.files.first.map { Position(file: $0) })
      }
      table.assign(
        data.people, person: schema.person ?? (table.text("owner") == nil ? nil : "owner"), days: days,
        accountRegions: schema.name == "accounts" ? nil : regions, asOf: asOf)
      data.dataset.tables[schema.name] = table
    }
  }

  /// Brings the amounts of every table but the deals into the site's currency.
  private mutating func convertAmounts(_ rates: RateBook) {
    for schema in TableSchema.all where schema.name != "deals" && schema.name != "rates" {
      guard var table = data.dataset[schema.name] else { continue }
      data.dataset.tables[schema.name] = nil
      convert(&table, rates)
      for helper in schema.helpers { table[helper] = nil }
      data.dataset.tables[schema.name] = table
    }
  }

  private mutating func resolveDeals(_ prices: [String: Int64], _ rates: RateBook) {
    guard var deals = data.dataset["deals"] else { return }
    // The table is taken out while it changes, so that its columns are not copied.
    data.dataset.tables["deals"] = nil
    let sources = files.filter { $0.schema.name == "deals" }
    let adapters = adaptersUsed(sources)
    let place = deals.origins.files.first.map { Position(file: $0) }
    // Stages that no deal is in now may still stand in the history.
    var stageColumn = deals.text("stage")
    if let history = data.dataset["stage_history"]?.text("stage") { stageColumn?.append(history) }
    // Taken out of `self`, which the places below are looked up in.
    var messages = log
    let stageRows = stageColumn?.firstRows() ?? [:]
    var stages = StageModel(
      stageColumn, counts: stageColumn?.counts() ?? [], settings: configuration.stages, adapters: adapters,
      &messages
    ) { [count = deals.rowCount] entry in
      // Rows beyond the deals are those of the history.
      let row = stageRows[entry] ?? 0
      let (table, own) = row < count ? ("deals", row) : ("stage_history", row - count)
      return (cell("stage", of: table, own), data.rawRow(table, own))
    }
    let statuses = deals.text("status")
    let statusRows = statuses?.firstRows() ?? [:]
    deals.decideStatus(stages, adapters: adapters, file: place, &messages) { entry in
      let row = statusRows[entry] ?? 0
      return (cell("status", of: "deals", row), data.rawRow("deals", row))
    }
    log = messages
    noteRows(of: deals.text("stage"), ["unknown-stage", "misspelt-stage"], in: log, "deals", "stage")
    noteRows(of: statuses, ["unknown-status"], in: log, "deals", "status")
    deals.nameStages(stages)
    data.dataset.tables["stage_history"]?.nameStages(stages)
    let problems = deals.settleDates(asOf: asOf) { row in
      data.places["deals"]?[row].map { files[$0.file].mapping.columns["closed"] != nil } ?? true
    }
    report(problems, deals)
    convert(&deals, rates)
    deals.fillListAmounts(prices)
    let (estimated, wonForNothing) = deals.estimateAmounts()
    if estimated > 0 { log.report("amount-from-list", at: place, ["count": "\(estimated)"]) }
    reportFirst("won-for-nothing", wonForNothing, "amount")
    let hasChances = stages.learn(deals, settings: configuration.stages)
    if !hasChances { noteMissingChances(stages) }
    deals.fillProbabilities(stages)
    for helper in TableSchema.named("deals")?.helpers ?? [] { deals[helper] = nil }
    countDeals(deals, &stages)
    data.stages = stages
    data.dataset.tables["deals"] = deals
  }

  private func adaptersUsed(_ sources: [ReadFile]) -> [Adapter] {
    var used: [Adapter] = []
    for source in sources where !used.contains(where: { $0.id == source.mapping.adapter.id }) {
      used.append(source.mapping.adapter)
    }
    used.removeAll { $0.id == "generic" }
    return used + [Adapter.generic]
      + Adapter.all.filter { other in
        other.id != "generic" && !used.contains { $0.id == other.id }
      }
  }

  /// Says in the import report that neither the files nor the configuration have chances.
  private mutating func noteMissingChances(_ stages: StageModel) {
    guard !stages.open.isEmpty, stages.open.allSatisfy({ $0.probability == nil }) else { return }
    for index in files.indices where files[index].schema.name == "deals" {
      files[index].report.readAs.append(
        Phrase(
          zh: "没有概率列，商机金额不加权；可在 stages: 里给各阶段写上 probability",
          en: "there is no column of probabilities, so that the pipeline is not weighted; "
            + "stages: may give each stage its probability"))
    }
  }

  /// Counts deals in each stage, and the void ones of each file.
  private mutating func countDeals(_ deals: RecordTable, _ stages: inout StageModel) {
    if let column = deals.text("stage") {
      let counts = Dictionary(zip(column.entries, column.counts()), uniquingKeysWith: +)
      for index in stages.stages.indices {
        stages.stages[index].deals = counts[stages.stages[index].title] ?? 0
      }
    }
    guard let status = deals.text("status") else { return }
    for row in 0..<deals.rowCount where status.codes[row] == Outcome.void.code {
      if let (file, _) = data.places["deals"]?[row] { voids[file] += 1 }
    }
  }

  private mutating func report(_ problems: DealDateProblems, _ deals: RecordTable) {
    for row in problems.closedBeforeCreated {
      let place = cell("closed", of: "deals", row)
      let days = (deals.days("created")?[row], deals.days("closed")?[row])
      let arguments = [
        "created": days.0?.description ?? "", "closed": days.1?.description ?? "", "column": "closed",
      ]
      guard log.lists("closed-before-created", at: place, column: "closed") else {
        log.count(1, of: "closed-before-created", at: place, column: "closed")
        if let (file, local) = data.places["deals"]?[row] {
          let column = files[file].mapping.columns["closed"] ?? 0
          files[file].note("closed-before-created", row: local, column: column, arguments)
        }
        continue
      }
      log.report("closed-before-created", at: place, arguments, excerpt: data.rawRow("deals", row))
    }
    reportFirst("decided-without-close", problems.decidedWithoutClose, "closed")
    reportClosedAfter(problems.closedAfterAsOf, deals)
  }

  /// One message about several deals, at the first of them, with their number.
  private mutating func reportFirst(
    _ id: String, _ rows: [Int], _ column: String, _ arguments: [String: String] = [:]
  ) {
    guard let first = rows.first else { return }
    let arguments = arguments.merging(["count": "\(rows.count)"]) { $1 }
    note(id, rows, of: "deals", column, arguments)
    log.report(id, at: cell(column, of: "deals", first), arguments, excerpt: data.rawRow("deals", first))
  }

  /// A close after the as-of day is strange only when the file is older than that close.
  private mutating func reportClosedAfter(_ rows: [Int], _ deals: RecordTable) {
    guard let expected = deals.days("expected_close") else { return }
    var strange: [Int: [Int]] = [:]
    for row in rows {
      guard let (file, _) = data.places["deals"]?[row], let modified = files[file].modified else { continue }
      if expected.numbers[row] > modified.number { strange[file, default: []].append(row) }
    }
    for (_, rows) in strange.sorted(by: { $0.key < $1.key }) {
      reportFirst("closed-after-as-of", rows, "closed", ["asOf": asOf.description])
    }
  }

  /// The place of a row's cell in its file; its line where no source column feeds the column.
  func cell(_ column: String, of table: String, _ row: Int) -> Position? {
    guard let (file, local) = data.places[table]?[row] else { return nil }
    let source = files[file].source
    guard let index = files[file].mapping.columns[column] else {
      return source.rowPosition(local)
    }
    return source.position(row: local, column: index)
  }

  /// What the file of a row calls a column.
  func header(of column: String, in table: String, row: Int) -> String? {
    guard let (file, _) = data.places[table]?[row], let index = files[file].mapping.columns[column] else {
      return nil
    }
    return files[file].source.header[index]
  }

  /// Reports names that the products, people and accounts tables do not know.
  mutating func checkNames() {
    for (table, column, dimension, known) in [
      ("deals", "product", "product", "products"), ("orders", "product", "product", "products"),
      ("deals", "owner", "owner", "people"), ("orders", "owner", "owner", "people"),
      ("activities", "rep", "owner", "people"), ("training", "rep", "owner", "people"),
      ("deals", "account", "account", "accounts"), ("orders", "account", "account", "accounts"),
    ] {
      reportUnknown(column, of: table, dimension, among: known)
    }
  }

  /// Completes the reports: `read = used + rejected + duplicates + void`.
  mutating func report(_ facts: [ClosedRange<Day>?]) {
    for index in files.indices {
      files[index].report.void += voids[index]
      let report = files[index].report
      files[index].report.used = report.rowsRead - report.rejected - report.duplicates - report.void
      if let range = facts[index] {
        let name = files[index].schema.name
        let known = data.timeline[name] ?? range
        data.timeline[name] =
          min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
      }
      if let covers = files[index].setting?.covers {
        let name = files[index].schema.name
        let known = data.covers[name] ?? covers
        data.covers[name] = DayRange(start: min(known.start, covers.start), end: max(known.end, covers.end))
      }
    }
    addAmounts()
    data.reports = files.map(\.report)
    data.freshness = freshness(files, asOf: asOf, &log)
  }

  /// Adds up the main amount over the used rows of each file.
  private mutating func addAmounts() {
    for schema in TableSchema.all {
      guard let name = schema.amount, let table = data.dataset[schema.name],
        let amounts = table.numbers(name),
        let places = data.places[schema.name]
      else { continue }
      let status = table.text("status")
      let estimated = table.numbers("amount_estimated")
      for file in places.files { files[file].report.amountUsed = 0 }
      for row in 0..<table.rowCount where amounts.values[row] != NumberColumn.missing {
        if schema.name == "deals", status?.codes[row] == Outcome.void.code { continue }
        if let estimated, estimated.values[row] > 0 { continue }
        guard let (file, _) = places[row] else { continue }
        files[file].report.amountUsed? += amounts.values[row]
      }
    }
  }
}
