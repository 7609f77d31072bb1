import Testing

/// What the finished pages say of figures that are incomplete, and of changes that nobody tested.
@Suite struct PageWordsTests {
  private func built(_ changes: [String: String?] = [:]) async throws -> SmallSite {
    let site = try SmallSite(changes)
    let (outcome, _) = await site.build()
    _ = try #require(outcome)
    return site
  }

  @Test func `marks the cards and the heading of a period before whose end the records start`() async throws {
    let site = try await built()
    for path in ["2026-q1", "2026-01", "teams/North/2026-q1"] {
      let chinese = try site.page("\(path)/index.html")
      #expect(chinese.contains("不完整：爬坡期"), "\(path)")
      let english = try site.page("en/\(path)/index.html")
      #expect(english.contains("Incomplete: ramp-up"), "\(path)")
      let cards = try #require(english.split(separator: "<section class=\"cards").dropFirst().first)
      #expect(cards.contains("Incomplete: "), "\(path)")
    }
  }

  @Test func `names the month in which the records of a period start`() async throws {
    let late = SmallSite.deals.replacing("2026-01-20", with: "2026-02-20")
    let site = try await built(["data/deals.csv": late])
    #expect(try site.page("en/2026-q1/index.html").contains("Incomplete: records start in Feb 2026"))
    #expect(try site.page("2026-q1/index.html").contains("不完整：记录始于 2026年2月"))
  }

  @Test func `never says that nothing changed where nothing was tested`() async throws {
    let site = try await built()
    for path in ["index.html", "2026-q1/index.html", "teams/North/index.html"] {
      let english = try site.page("en/" + path)
      #expect(!english.contains("No real change"), "\(path)")
      #expect(!english.contains("No change beyond noise"), "\(path)")
      #expect(english.contains("ot tested") || english.contains("could be tested"), "\(path)")
      let chinese = try site.page(path)
      #expect(!chinese.contains("没有真实变化") && !chinese.contains("没有超出正常波动的变化"), "\(path)")
      #expect(chinese.contains("未检验") || chinese.contains("尚无法检验"), "\(path)")
    }
  }

  @Test func `gives each card one verdict`() async throws {
    let targets = "scope,name,metric,period,value\nrep,Ana,bookings,2026-Q1,90000\n"
    let site = try await built(["data/targets.csv": targets])
    let page = try site.page("en/reps/Ana/index.html")
    let cards = page.split(separator: "<article class=\"card kpi").dropFirst()
    #expect(!cards.isEmpty)
    for card in cards {
      let text = card.split(separator: "</article>")[0]
      #expect(text.split(separator: "class=\"tag").count == 2)
      #expect(!(text.contains("within noise") && text.contains("not enough data")))
    }
  }

  @Test func `counts one row as one row`() async throws {
    let site = try await built()
    #expect(try site.page("en/metrics/deals-lost/index.html").contains("1 row counted, listed below."))
    #expect(try site.page("metrics/deals-lost/index.html").contains("计入 1 行，已全部列出。"))
  }

  @Test func `links deals and accounts to the CRM, ids encoded`() async throws {
    let configuration =
      SmallSite.configuration
      + "links: {deal: \"https://crm.example/d/{id}\", account: \"https://crm.example/a/{id}\"}\n"
    let deals = """
      id,owner,product,stage,created,closed,amount,account,expected_close
      D/1,Ana,Pump,Won,2026-01-05,2026-01-20,1000,Acme,
      D 4,Ana,Valve,Negotiation,2026-03-05,,500,Acme,2026-03-20

      """
    let site = try await built([
      "quotabook.yml": configuration, "data/deals.csv": deals, "data/accounts.csv": "id,name\nA#7,Acme\n",
    ])
    let pipeline = try site.page("en/pipeline/index.html")
    #expect(pipeline.contains("https://crm.example/d/D%204"))
    #expect(pipeline.contains("https://crm.example/a/A%237"))
    #expect(try site.page("metrics/deals-won/index.html").contains("https://crm.example/d/D%2F1"))
  }
}
