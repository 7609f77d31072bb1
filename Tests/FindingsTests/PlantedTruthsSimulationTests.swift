import Findings
import Metrics
import Periods
import Signals
import Testing

/// What is said about one planted example site.
private struct Said: Sendable {
  var northFell: Bool
  var quarterEnd: Bool
  var dashboardInSouth: Bool
  /// Other pairs of product and region that are said to differ.
  var otherPairs: Int
  var southRose: Bool
  var staleOpen: Double
  var overseasLucky: Bool
  var newcomerIsNamed: Bool
  var runningIsJudged: Bool
  var messages: [String]

  init(_ site: JudgedSite) {
    let found = site.findings
    let north = found.signal("win-rate", Scope(kind: "region", name: "华北"))
    northFell = north.map { !$0.isUp && $0.tone == .bad } ?? false
    quarterEnd = found.rhythm["win-rate"]?.chinese.hasPrefix("季末效应") ?? false
    let pairs = Said.differingPairs(site)
    dashboardInSouth = pairs.contains("数据看板 × 华南")
    otherPairs = pairs.count { $0 != "数据看板 × 华南" }
    let south = found.signal("win-rate", Scope(kind: "team", name: "华南部"))
    southRose = south.map { $0.isUp && $0.tone == .good } ?? false
    staleOpen = site.evaluation.value("stale-open", .company, .asOf)?.value ?? 0
    let lucky = Month(year: 2026, month: 8)
    overseasLucky = found.direction("win-rate", Scope(kind: "team", name: "海外部"), lucky) == "up"
    newcomerIsNamed = Said.newcomer(site).map { Said.isNamed($0, in: found) } ?? true
    runningIsJudged = found.points.values.contains { points in
      points.contains { $0.isRunning && ($0.signal != nil || $0.expected != nil) }
    }
    messages = site.messages
  }

  private static func differingPairs(_ site: JudgedSite) -> [String] {
    guard
      let table = CrossTable(site.evaluation, site.dataset, rows: "product", columns: "region")
    else { return [] }
    return table.rows.indices.flatMap { row in
      table.columns.indices.compactMap { column in
        table.cells[row][column]?.differs == true ? "\(table.rows[row]) × \(table.columns[column])" : nil
      }
    }
  }

  /// Whoever started in the middle of August 2026.
  private static func newcomer(_ site: JudgedSite) -> String? {
    guard let people = site.dataset["people"], let started = people.days("started"),
      let names = people.text("name"), let day = Day(iso: "2026-08-17")
    else { return nil }
    return (0..<people.rowCount).first { started[$0] == day }.flatMap { names[$0] }
  }

  private static func isNamed(_ rep: String, in found: Findings) -> Bool {
    found.signals.contains { $0.key.scope == Scope(kind: "rep", name: rep) }
      || found.differences.contains {
        $0.dimension == "rep" && ($0.flagged.contains(rep) || $0.order.contains(rep))
      }
  }
}

/// Over many seeds of the example site: what is true is found, what only looks like something is not.
@Suite struct PlantedTruthsSimulationTests {
  private static let sites = Task { await judge(1...50, planted: true) { Said($0) } }

  private func expectInMost(_ name: String, _ holds: (Said) -> Bool) async {
    let said = await Self.sites.value
    let found = said.count(where: holds)
    #expect(said.count == 50 && found >= 47, "\(name): in \(found) of \(said.count) sites")
  }

  @Test func `the fall of the north is a signal`() async {
    await expectInMost("north") { $0.northFell }
  }

  @Test func `the quarter-end effect of the win rate is said once`() async {
    await expectInMost("quarter end") { $0.quarterEnd }
  }

  @Test func `the dashboard is a pair that differs in the south`() async {
    await expectInMost("dashboard") { $0.dashboardInSouth }
  }

  @Test func `no other pair differs in nine of ten sites`() async {
    let said = await Self.sites.value
    let others = said.count { $0.otherPairs > 0 }
    #expect(said.count == 50 && others <= 5, "other pairs in \(others) sites")
  }

  @Test func `what the south learnt is a signal upwards`() async {
    await expectInMost("south") { $0.southRose }
  }

  @Test func `more than a hundred deals lie forgotten`() async {
    await expectInMost("stale") { $0.staleOpen > 100 }
  }

  @Test func `a lucky month of a small team is no signal`() async {
    await expectInMost("overseas") { !$0.overseasLucky }
  }

  @Test func `a colleague with four of five is neither flagged nor ranked`() async {
    let said = await Self.sites.value
    #expect(!said.isEmpty && said.allSatisfy { !$0.newcomerIsNamed })
  }

  @Test func `the running month is never judged`() async {
    let said = await Self.sites.value
    #expect(!said.isEmpty && said.allSatisfy { !$0.runningIsJudged })
  }

  @Test func `the targets of the parts add up, except where it is on purpose`() async {
    let said = await Self.sites.value
    #expect(said.allSatisfy { $0.messages.count { $0 == "cascade-gap" } == 1 })
  }
}
