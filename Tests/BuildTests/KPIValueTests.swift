import Testing

/// Figures in the text of pages: two of three decided deals are won in the first quarter of 2026.
@Suite struct KPIValueTests {
  private static let settings = """
    as_of: 2026-03-15
    data:
      deals: {from: data/deals.csv, covers: {from: 2024-01-01}}
      people: data/people.csv
      products: data/products.csv

    """

  private func prose(_ text: String, language: String = "en") async throws -> String {
    let site = try await SmallSite.built([
      "quotabook.yml": SmallSite.configuration.replacing("as_of: 2026-03-31\n", with: Self.settings),
      "playbooks/\(language)/demo.md": "# Demo\n\n\(text)\n",
    ])
    return try site.prose(language == "en" ? "en/playbooks/demo" : "playbooks/demo")
  }

  @Test func `shows a value with its metric, member and period, linked to the metric`() async throws {
    let html = try await prose("We win {{win-rate team=North period=2026-02}}.")
    #expect(
      html.contains(
        "We win <a class=\"figure\" href=\"../../metrics/win-rate/index.html\" "
          + "title=\"Win rate · North · Feb 2026\">0%</a>."))
  }

  @Test func `says of a period that runs up to which day it counts`() async throws {
    #expect(try await prose("{{win-rate}}").contains(">66.7%</a><small> (to 15 Mar)</small>"))
    #expect(try await prose("{{win-rate}}", language: "zh-CN").contains("66.7%</a><small>（截至3月15日）</small>"))
  }

  @Test func `says nothing of the kind of a stock or of a whole month`() async throws {
    let stock = try await prose("{{pipeline-open}}")
    #expect(stock.contains("title=\"Open pipeline · Data as of"))
    #expect(stock.contains(">¥500</a></p>"))
    #expect(!(try await prose("{{win-rate period=2026-02}}").contains("<small>")))
  }

  @Test(arguments: [
    ("{{win-rate period=2025}}", ">—</a><small> (no record in this period)</small>"),
    ("{{collection-rate}}", ">—</span><small> (no data: there is no table 'payments')</small>"),
    ("```kpi\nmetric: collection-rate\nshow: card\n```", "Collection rate: — (no data: there is no table"),
  ])
  func `shows a value without data as a dash with the reason`(text: String, expected: String) async throws {
    #expect(try await prose(text).contains(expected))
  }

  @Test func `leaves code alone`() async throws {
    #expect(try await prose("`{{win-rate}}` and `{{happiness}}`").contains("<code>{{win-rate}}</code>"))
  }

  @Test(arguments: ["{{win-rate region=Oceania}}", "{{win-rate period=soon}}"])
  func `shows what nobody can answer as it was written`(text: String) async throws {
    let site = try SmallSite(["playbooks/en/demo.md": "# Demo\n\n\(text)\n"])
    #expect(await site.build().outcome != nil)
    #expect(try site.prose("en/playbooks/demo").contains("<p>\(text)</p>"))
  }

  @Test func `draws a block as a table of members with a column for each metric`() async throws {
    let html = try await prose("```kpi\nmetric: [win-rate, bookings]\nshow: table\nby: team\n```")
    #expect(html.contains("<h2>Win rate, Bookings</h2>"))
    #expect(html.contains(">North</a></td><td class=\"n\">50.0%</td>"))
    #expect(html.contains(">South</a></td><td class=\"n\">100.0%</td>"))
  }

  @Test func `gives drawings of one page different ids`() async throws {
    let block = "```kpi\nmetric: win-rate\nshow: table\n```\n"
    let html = try await prose(block + "\n" + block)
    #expect(html.contains("id=\"in-text-1-table\""))
    #expect(html.contains("id=\"in-text-2-table\""))
  }
}
