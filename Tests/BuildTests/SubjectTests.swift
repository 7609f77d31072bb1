import Testing

/// Names in the heads of pages, against those of the data.
@Suite struct SubjectTests {
  private static let files: [String: String?] = [
    "data/deals.csv": """
    id,owner,product,stage,created,closed,amount,competitor,lost_reason
    D1,Ana,Pump,Won,2026-01-05,2026-01-20,1000,Axis,
    D2,李雷,Valve,Lost,2026-01-06,2026-02-10,0,Axis,price
    D3,Ana,Pump,Negotiation,2026-03-05,,500,,

    """,
    "data/training.csv": "rep,course,date\nAna,Talking,2026-01-10\n",
  ]

  /// The messages about pages with these lines in their heads, without their folder.
  private func messages(_ lines: [String]) async throws -> [String] {
    var changes = Self.files
    for (number, line) in lines.enumerated() {
      changes["playbooks/en/p\(number).md"] = "---\ntitle: Page \(number)\n\(line)\n---\nTry it.\n"
    }
    let site = try SmallSite(changes)
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    return log.entries.map { "\($0.position?.description.split(separator: "/").last ?? "") \($0.id)" }
  }

  @Test func `says nothing of names that the data know`() async throws {
    let found = try await messages([
      "stage: Negotiation", "kind: process\nstages: [Negotiation, Won]", "product: Pump", "competitor: Axis",
      "lost_reason: price", "course: Talking", "owner: 李雷", "adopted: {North: 2026-01-01}",
    ])
    #expect(found == [])
  }

  @Test func `points at a name that the data do not know`() async throws {
    let found = try await messages([
      "stage: Moon", "stage: Negotation", "stages: [Negotiation, Negotation]", "product: Turbine",
      "competitor: Axxis", "lost_reason: prices", "course: Talkng", "course: Driving", "owner: Nobody",
      "adopted: {Nort: 2026-01-01}",
    ])
    #expect(
      found == [
        "p0.md:3:8 page-subject-unknown", "p1.md:3:8 page-subject-misspelt",
        "p2.md:3:23 page-subject-misspelt", "p3.md:3:10 page-subject-unknown",
        "p4.md:3:13 page-subject-misspelt", "p5.md:3:14 page-subject-misspelt",
        "p6.md:1 page-subject-misspelt", "p7.md:1 page-subject-unknown", "p8.md:1 page-subject-unknown",
        "p9.md:1 page-subject-misspelt",
      ])
  }

  @Test func `asks for nothing where the data say nothing of its kind`() async throws {
    let site = try SmallSite([
      "playbooks/en/demo.md":
        "---\ntitle: Demo\ncompetitor: Axis\ncourse: Talks\nlost_reason: price\n---\nA.\n"
    ])
    let (outcome, log) = await site.build()
    #expect(outcome != nil)
    #expect(log.entries.isEmpty)
  }
}
