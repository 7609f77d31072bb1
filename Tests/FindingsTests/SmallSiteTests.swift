import Findings
import Metrics
import Periods
import Testing

/// A company of three that wins half of its 60 deals a month, and a third in the last months.
@Suite struct SmallSiteTests {
  /// - Parameter falls: how many months before the running one have 20 wins instead of 30.
  private static func site(falls: Int, asOf: String = "2026-11-20", changes: String? = nil) async throws
    -> JudgedSite
  {
    var lines = ["id,owner,stage,amount,created,closed"]
    let running = Month(year: 2026, month: 11)
    for offset in 1...28 {
      let first = Month(index: running.index - offset).first
      for place in 0..<60 {
        let closed = first + place % 28
        let isWon = place < (offset <= falls ? 20 : 30)
        let owner = ["Ann", "Bob", "Cy"][place % 3]
        lines.append(
          "D\(offset)-\(place),\(owner),\(isWon ? "Closed Won" : "Closed Lost"),100,\(closed + -20),\(closed)"
        )
      }
    }
    // New deals came in every day up to the as-of day: without them creation would seem to have stopped.
    for place in -23..<19 { lines.append("O\(place),Ann,Negotiation,100,\(running.first + place),") }
    var texts = [
      "data/deals.csv": lines.joined(separator: "\n") + "\n",
      "quotabook.yml": """
      title: Three
      as_of: \(asOf)
      timezone: Europe/Berlin
      currency: EUR
      goals: {win-rate: 0.52}
      data: {deals: {from: data/deals.csv}}
      """,
    ]
    texts["changes.yml"] = changes
    let site = await judgedSite(texts, pages: ["win-rate": ["objections.md"]])
    return try #require(site)
  }

  @Test func `a fall is a signal with its window, its tone and its pages`() async throws {
    let site = try await Self.site(falls: 3)
    let signal = try #require(site.findings.signal("win-rate", .company))
    #expect(!signal.isUp && signal.tone == .bad)
    #expect(signal.month == Month(year: 2026, month: 10) && signal.since == signal.month)
    #expect(signal.pages == ["objections.md"])
    #expect(
      signal.sentence.english
        == "last 3 months 60/180 = 33.3%, against 50.0% expected from the 24 months before")
    #expect(signal.sentence.chinese == "最近3个月 60/180 = 33.3%，按之前24个月应为 50.0%")
  }

  @Test func `points carry counts and limits, and the running month neither limits nor signal`() async throws
  {
    let found = try await Self.site(falls: 3).findings
    let points = try #require(found.points[SeriesKey("win-rate", .company)])
    let october = try #require(points.first { $0.month == Month(year: 2026, month: 10) })
    #expect(october.hits == 20 && october.trials == 60 && october.signal != nil)
    let limits = try #require(october.low.flatMap { low in october.high.map { (low, $0) } })
    #expect(limits.0 < 0.5 && limits.1 > 0.5)
    #expect(found.direction("win-rate", .company, Month(year: 2026, month: 10)) == "down")
    #expect(found.direction("win-rate", .company, Month(year: 2026, month: 9)) == "")
    #expect(points.filter(\.isRunning).allSatisfy { $0.signal == nil && $0.expected == nil })
  }

  @Test func `a complete month within its days of grace is no running month`() async throws {
    let site = try await Self.site(falls: 3, asOf: "2026-11-01")
    let points = try #require(site.findings.points[SeriesKey("win-rate", .company)])
    let october = try #require(points.first { $0.month == Month(year: 2026, month: 10) })
    #expect(!october.isRunning && october.expected == nil)
    // September is the newest decided month, and it says nothing yet.
    #expect(site.findings.signal("win-rate", .company) == nil)
  }

  @Test func `a month that cannot be judged ends the signal of an earlier one`() async throws {
    let change = "- {date: 2026-10-01, label: New process}\n"
    let before = try await Self.site(falls: 6)
    #expect(before.findings.signal("win-rate", .company) != nil)
    let after = try await Self.site(falls: 6, changes: change)
    #expect(after.findings.signal("win-rate", .company) == nil)
    #expect(after.messages == before.messages)
  }

  @Test func `members that sell alike are listed by name and none is flagged`() async throws {
    let difference = try #require(try await Self.site(falls: 0).findings.difference("win-rate", "rep"))
    #expect(!difference.differs && difference.flagged.isEmpty)
    #expect(difference.order == ["Ann", "Bob", "Cy"])
  }

  @Test func `a target is missed beyond noise when its interval lies below it`() async throws {
    let found = try await Self.site(falls: 3).findings
    let october = ReportPeriod.period(.month(Month(year: 2026, month: 10)))
    func shortfall(_ scope: Scope) -> Shortfall? {
      found.shortfalls.first { $0.key == SeriesKey("win-rate", scope) && $0.period == october }
    }
    // 20 of 60: at most 46 %. 7 of 20: at most 57 %.
    #expect(shortfall(.company)?.isBeyondNoise == true)
    #expect(shortfall(.company)?.pages == ["objections.md"])
    #expect(shortfall(Scope(kind: "rep", name: "Ann"))?.isBeyondNoise == false)
  }

  @Test func `a site on which nothing happens has no signal`() async throws {
    let found = try await Self.site(falls: 0).findings
    #expect(found.signals.isEmpty && found.rhythm.isEmpty)
    #expect(found.testedCompany > 0)
  }

  @Test func `why nothing could be tested is said, and only then`() async throws {
    let tested = try await Self.site(falls: 0).findings
    #expect(tested.testedCompany > 0 && tested.untested == nil)
    let change = "- {date: 2026-03-01, label: New process}\n"
    let young = try await Self.site(falls: 0, changes: change).findings
    #expect(young.testedCompany == 0)
    #expect(
      young.untested?.english
        == "No change of the company could be tested yet: fewer than 12 complete months lie before the newest one."
    )
    #expect(young.untested?.chinese == "尚无法检验公司级的变化：之前的完整月份少于 12 个。")
  }
}
