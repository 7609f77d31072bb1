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

  @Test func `calls stages as the readers of a page do, and leaves the data their words`() async throws {
    let site = try await built([
      "quotabook.yml": SmallSite.configuration
        + "stages:\n  - {id: s1, names: [摸底, Scouting]}\n  - {id: s2, names: [Haggling, 砍价]}\n",
      "data/deals.csv": SmallSite.deals.replacing("Negotiation", with: "摸底")
        + "D5,Ana,Pump,Haggling,2026-03-01,,100\nD6,Ana,Pump,特批,2026-03-01,,100\n",
    ])
    let (chinese, english) = (try site.page("pipeline/index.html"), try site.page("en/pipeline/index.html"))
    #expect(english.contains("Scouting") && english.contains("Haggling") && !english.contains("摸底"))
    #expect(chinese.contains("摸底") && chinese.contains("砍价") && !chinese.contains("Haggling"))
    #expect(chinese.contains("特批") && english.contains("特批"))
    #expect(try site.page("en/metrics/deals-open/index.html").contains("<td>Scouting</td>"))
    #expect(try site.page("en/metrics/deals-won/index.html").contains("<td>Won</td>"))
    #expect(try site.page("metrics/deals-won/index.html").contains("<td>赢单</td>"))
    #expect(try site.page("data/deals.csv").contains(",Haggling,"))
  }

  @Test(arguments: ["teams/North", "regions/Europe", "products/Pump", "reps/Ana"])
  func `lists the rows behind the leading number, with links and where to find all of them`(path: String)
    async throws
  {
    let more = (10..<40).map { "D\($0),Ana,Pump,Won,2026-03-01,2026-03-02,100\n" }.joined()
    let site = try await built([
      "quotabook.yml": SmallSite.configuration + "links: {deal: \"https://crm.example/{id}\"}\n",
      "data/deals.csv": SmallSite.deals + more,
    ])
    let english = try site.page("en/\(path)/index.html")
    let won = path == "products/Pump" ? 32 : 31
    #expect(
      english.contains("\(won) rows counted, the first 20 listed. All are in deals.csv: filter the column"))
    #expect(english.contains("https://crm.example/D10") && !english.contains("https://crm.example/D39"))
    #expect(try site.page("\(path)/index.html").contains("计入 \(won) 行，列出前 20 行。全部记录在 deals.csv 里"))
    #expect(english.split(separator: "<section class=\"card").count <= 8)
  }

  @Test func `has no list of rows where there are none`() async throws {
    let site = try await built()
    #expect(!(try site.page("en/products/Valve/index.html").contains("The rows behind")))
  }

  @Test func `links people, products and payments to the CRM where they have ids`() async throws {
    let links = ["person", "product", "payment", "contract"].map {
      "\($0): \"https://crm.example/\($0)/{id}\""
    }
    let site = try await built([
      "quotabook.yml": SmallSite.configuration + "links: {\(links.joined(separator: ", "))}\n",
      "data/people.csv": "id,name,team,region\nP1,Ana,North,Europe\nP2,李雷,South,Asia\n",
      "data/products.csv": "id,name,list_price\nX1,Pump,1500\nX2,Valve,500\n",
      "data/contracts.csv": "id,owner,amount,signed\nC1,Ana,1000,2026-01-20\n",
      "data/payments.csv": "id,contract,date,amount\nR/1,C1,2026-02-01,400\n",
    ])
    let won = try site.page("en/metrics/deals-won/index.html")
    #expect(won.contains("https://crm.example/person/P1") && won.contains("https://crm.example/product/X1"))
    let paid = try site.page("en/metrics/collections/index.html")
    #expect(
      paid.contains("https://crm.example/payment/R%2F1") && paid.contains("https://crm.example/contract/C1"))
  }
}
