import Testing

/// What pages of a kind show beside their text.
@Suite struct KindTests {
  private static let deals = """
    id,owner,product,stage,created,closed,amount,competitor,lost_reason
    D1,Ana,Pump,Won,2025-05-05,2025-06-20,1000,Axis,
    D2,Ana,Valve,Lost,2025-05-06,2025-06-10,0,Axis,price
    D3,李雷,Pump,Won,2025-05-02,2025-06-02,3000,,
    D4,李雷,Valve,Lost,2025-05-02,2025-06-02,0,,timing
    D5,李雷,Valve,Negotiation,2026-03-05,,500,Axis,

    """

  private func site(_ page: String, _ others: [String: String?] = [:]) async throws -> SmallSite {
    var changes: [String: String?] = ["data/deals.csv": Self.deals, "playbooks/en/demo.md": page]
    changes.merge(others) { $1 }
    let site = try SmallSite(changes)
    #expect(await site.build().outcome != nil)
    return site
  }

  private func facts(_ site: SmallSite) throws -> [String] {
    let list =
      part(try site.page("en/playbooks/demo/index.html"), from: "<dl class=\"facts\">", to: "</dl>") ?? ""
    return list.split(separator: "<dt>").dropFirst().map {
      String($0).replacing("</dt><dd>", with: ": ").replacing("</dd>\n", with: "")
    }
  }

  private static let objection = """
    ---
    title: Too dear
    kind: objection
    stage: Negotiation
    lost_reason: price
    ---
    ## What they say
    That is dear.
    ## Why they say it
    They compare prices.
    ## What to answer
    First ask what is compared, in this manner:

    > Compared with what?

    ## Proof
    See [the price](price.md), now {{win-rate period=2025}}.
    ## Ask back
    What would it be worth?
    ## Notes
    Nobody prints this.

    """

  @Test func `makes an objection a card of its five parts, with the words to say as the answer`() async throws
  {
    let site = try await site(Self.objection)
    let html = try site.page("en/playbooks/objection-cards.html")
    func text(_ style: String) throws -> String {
      let found = try #require(part(html, from: "<div class=\"part \(style)\">", to: "</div>"))
      let body = found.split(separator: "</h3>").last ?? ""
      return body.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    #expect(try text("say") == "<p>That is dear.</p>")
    #expect(try text("why") == "<p>They compare prices.</p>")
    #expect(try text("answer") == "<blockquote> <p>Compared with what?</p> </blockquote>")
    let proof = try text("proof")
    #expect(proof.contains("<p>See <a href=\"../../en/playbooks/price/index.html\">the price</a>, now "))
    #expect(
      proof.contains("href=\"../../en/metrics/win-rate/index.html\" title=\"Win rate · 2025\">50.0%</a>"))
    #expect(try text("ask") == "<p>What would it be worth?</p>")
    #expect(!html.contains("Nobody prints this"))
    #expect(html.contains("data-stage=\"Negotiation\""))
  }

  @Test func `tells how many deals were lost to an objection`() async throws {
    let facts = try facts(try await site(Self.objection))
    #expect(
      facts == ["Stage: Negotiation", "Deals lost to “price”: 50% (1 of 2, last 12 complete months)"])
  }

  @Test func `gives the win rate against a competitor with its interval, and that of the rest`() async throws
  {
    let site = try await site("---\nkind: competitor\ncompetitor: Axis\n---\n# Axis\n")
    #expect(
      try facts(site) == [
        "Win rate against Axis: 50% (1/2, 95% interval 9% – 91%); all other deals 50%. Last 12 complete months"
      ])
  }

  @Test func `says so where no deal against a competitor was decided within the year`() async throws {
    let deals = Self.deals.replacing("2025-06-20,1000,Axis", with: "2025-02-20,1000,Axis")
      .replacing("2025-06-10,0,Axis", with: "2025-02-10,0,Axis")
      .replacing("Won,2025-05-05", with: "Won,2025-01-05").replacing(
        "Lost,2025-05-06", with: "Lost,2025-01-06")
    let site = try await site(
      "---\nkind: competitor\ncompetitor: Axis\n---\n# Axis\n", ["data/deals.csv": deals])
    #expect(try facts(site) == [])
  }

  @Test func `strips the stages of a process, linked to their headings, with what is open in each`()
    async throws
  {
    let site = try await site(
      "---\nkind: process\nstages: [Negotiation]\n---\n# Steps\n\n## Negotiation\n\n- [ ] Ask\n")
    let html = try site.page("en/playbooks/demo/index.html")
    let strip = try #require(part(html, from: "<ol class=\"stages\"", to: "</ol>"))
    #expect(strip.contains("<a href=\"#negotiation\">Negotiation</a>"))
    #expect(strip.contains("1 open now"))
    #expect(html.contains("data-checklist=\"demo\""))
  }

  private static let people = """
    name,team,region
    Ana,North,Europe
    Bo,North,Europe
    Cy,North,Europe
    李雷,South,Asia

    """

  private static let training = """
    rep,course,date,status,score
    Ana,Talks,2026-01-10,completed,80
    Ana,Talks,2026-02-10,completed,90
    Bo,Talks,2026-02-05,completed,70
    Bo,Other,2026-01-01,completed,70
    Cy,Talks,2026-01-01,enrolled,

    """

  /// North has three people who sell.
  private static let sales =
    deals + "D6,Bo,Pump,Won,2025-05-02,2025-06-02,10,,\nD7,Cy,Pump,Won,2025-05-02,2025-06-02,10,,\n"

  @Test func `counts who completed a course, once each`() async throws {
    let site = try await site(
      "---\nkind: training\ncourse: Talks\nduration: 4 hours\nskills: [asking]\n---\n# Talks\n",
      ["data/people.csv": Self.people, "data/training.csv": Self.training, "data/deals.csv": Self.sales])
    #expect(
      try facts(site) == [
        "Course: Talks", "Duration: 4 hours", "Skills: asking",
        "Completed by: 2 of 4 people now in a team (50%)", "By team: North 2/3 · South 0/1",
        "Mean score: 80 (3 scores)",
      ])
  }

  @Test func `takes a course as adopted on the day by which half of a team had completed it`() async throws {
    let site = try await site(
      "---\nkind: training\ncourse: Talks\nkpis: [win-rate]\n---\n# Talks\n",
      [
        "quotabook.yml": SmallSite.configuration + Self.settings, "data/people.csv": Self.people,
        "data/training.csv": Self.training, "data/deals.csv": Self.sales,
      ])
    let evidence = try #require(try site.section("evidence", of: "en/playbooks/demo/index.html"))
    #expect(evidence.contains("5 Feb 2026 (half had taken the course)"))
    #expect(!evidence.contains(">South</a>"))
    #expect(evidence.contains("Too early"))
  }

  private static let settings = """
    data:
      deals: {from: data/deals.csv, covers: {from: 2024-01-01}}
      people: data/people.csv
      training: data/training.csv

    """

  /// Deals of a year up to March 2026: North wins 4 of 10 a month, from October on `later`; South always 5 of 10.
  private static func year(later: Int) -> String {
    var rows = ["id,owner,product,stage,created,closed,amount"]
    for month in 0..<12 {
      let (year, number) = month < 9 ? (2025, month + 4) : (2026, month - 8)
      let day = "\(year)-\(number < 10 ? "0" : "")\(number)-15"
      for deal in 0..<10 {
        let north = deal < (month < 6 ? 4 : later) ? "Won" : "Lost"
        rows.append("N\(month)-\(deal),Ana,Pump,\(north),\(day),\(day),100")
        rows.append("S\(month)-\(deal),李雷,Pump,\(deal < 5 ? "Won" : "Lost"),\(day),\(day),100")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    (8, "80% (48/60)", "+40 [+22.7, +54.1]", "Improved more than the other teams, beyond chance"),
    (4, "40% (24/60)", "0 [", "No change beyond chance"),
  ])
  func `sets a team before and since it works by a page beside the others`(
    later: Int, after: String, change: String, verdict: String
  ) async throws {
    let site = try await site(
      "---\ntitle: Demo\nkpis: [win-rate, bookings]\nadopted: {North: 2025-10-01}\n---\nTry it.\n",
      [
        "data/deals.csv": Self.year(later: later), "quotabook.yml": SmallSite.configuration + Self.settings,
        "data/training.csv": Self.training,
      ])
    let evidence = try #require(try site.section("evidence", of: "en/playbooks/demo/index.html"))
    for text in [">North</a>", "1 Oct 2025", "40% (24/60)", after, change, verdict] {
      #expect(evidence.contains(text), "\(text)")
    }
    #expect(evidence.contains("Not compared"))
    #expect(evidence.contains("does not prove"))
  }
}
