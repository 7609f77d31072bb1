import Settings
import Tables

extension StageModel {
  /// Takes from the deals what the stages of this site are like: their chances, and the pipelines they belong to.
  ///
  /// Chances differ from tenant to tenant: a CRM's defaults never stand in.
  ///
  /// - Returns: whether the deals have chances of their own.
  mutating func learn(_ deals: RecordTable, settings: [StageSetting]) -> Bool {
    guard let titles = deals.text("stage"), let status = deals.text("status") else { return true }
    learnEnds(deals, titles, configured: !settings.isEmpty)
    let chances = chancesByStage(deals, titles, status)
    let pipelines = pipelinesByStage(deals, titles)
    let configured = Set(settings.filter { $0.probability != nil }.map(\.id))
    for index in stages.indices {
      let stage = stages[index]
      stages[index].pipelines = (pipelines[stage.title] ?? []).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      guard stage.outcome == .open, !configured.contains(stage.id), !chances.isEmpty else { continue }
      stages[index].probability = chances[stage.title]
    }
    orderByChance(hasSettings: !settings.isEmpty)
    return !chances.isEmpty
  }

  /// A stage all of whose deals the CRM calls won, or all lost, ends a deal, whatever its name: there the two columns
  /// of yes and no belong to the stage.
  private mutating func learnEnds(_ deals: RecordTable, _ titles: TextColumn, configured: Bool) {
    let ends = DealEnds(won: deals.text("is_won"), closed: deals.text("is_closed"))
    guard !configured, !ends.isEmpty else { return }
    var outcomes = [Set<Outcome>](repeating: [], count: titles.entries.count)
    for row in 0..<deals.rowCount where titles.codes[row] >= 0 {
      let code = Int(titles.codes[row])
      // Once a stage has two ends nothing more can be learnt.
      if outcomes[code].count < 2 { outcomes[code].insert(ends[row] ?? .open) }
    }
    for (code, found) in outcomes.enumerated() {
      guard found.count == 1, let outcome = found.first, outcome != .open,
        let index = stages.firstIndex(where: { $0.title == titles.entries[code] && $0.outcome == .open })
      else { continue }
      stages[index].outcome = outcome
      stages[index].probability = outcome == .won ? 1 : 0
    }
    let ended = stages.filter { $0.outcome != .open }
    stages =
      open + ended.filter { $0.outcome == .won } + ended.filter { $0.outcome == .lost }
      + ended.filter { $0.outcome == .void }
  }

  /// Stages that nobody has numbered or knows stand in the order of their chances.
  private mutating func orderByChance(hasSettings: Bool) {
    let open = self.open
    guard !hasSettings, open.contains(where: { !$0.hasPlace }), open.allSatisfy({ $0.probability != nil })
    else {
      return
    }
    let sorted = open.enumerated().sorted { left, right in
      let chances = (left.element.probability ?? 0, right.element.probability ?? 0)
      return chances.0 == chances.1 ? left.offset < right.offset : chances.0 < chances.1
    }
    stages = sorted.map(\.element) + stages.filter { $0.outcome != .open }
  }

  /// Stage → the most frequent chance of its open deals, of equally frequent ones the smallest.
  private func chancesByStage(
    _ deals: RecordTable, _ titles: TextColumn, _ status: TextColumn
  ) -> [String: Double] {
    guard let column = deals.numbers("probability") else { return [:] }
    var counts = [[Int64: Int]](repeating: [:], count: titles.entries.count)
    for row in 0..<deals.rowCount
    where titles.codes[row] >= 0 && status.codes[row] == Outcome.open.code
      && column.values[row] != NumberColumn.missing
    {
      counts[Int(titles.codes[row])][column.values[row], default: 0] += 1
    }
    var chances: [String: Double] = [:]
    for (code, values) in counts.enumerated() {
      let most = values.max { ($0.value, $1.key) < ($1.value, $0.key) }
      chances[titles.entries[code]] = most.map { Double($0.key) / Double(column.scale) }
    }
    return chances
  }

  private func pipelinesByStage(_ deals: RecordTable, _ titles: TextColumn) -> [String: Set<String>] {
    guard let pipelines = deals.text("pipeline") else { return [:] }
    var seen = [Set<Int32>](repeating: [], count: titles.entries.count)
    // Deals of one pipeline follow each other more often than not.
    var last: (stage: Int32, pipeline: Int32) = (-1, -1)
    for row in 0..<deals.rowCount where titles.codes[row] >= 0 && pipelines.codes[row] >= 0 {
      let pair = (titles.codes[row], pipelines.codes[row])
      if pair == last { continue }
      last = pair
      seen[Int(pair.0)].insert(pair.1)
    }
    var found: [String: Set<String>] = [:]
    for (code, codes) in seen.enumerated() where !codes.isEmpty {
      found[titles.entries[code]] = Set(codes.map { pipelines.entries[Int($0)] })
    }
    return found
  }
}
