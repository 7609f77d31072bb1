import Build
import Diagnostics
import Testing

@Suite struct BuildTests {
  @Test func `publishes a page for each person, team, region, product and playbook in both languages`()
    async throws
  {
    let site = try SmallSite()
    let (outcome, log) = await site.build()
    #expect(consoleText(log, .english) == "")
    let files = Set(try site.published().keys)
    let routes = [
      "index.html", "teams/North/index.html", "reps/Ana/index.html", "reps/李雷/index.html",
      "pipeline/index.html",
      "metrics/win-rate/index.html", "playbooks/index.html", "playbooks/price/index.html",
      "playbooks/demo/index.html",
    ]
    for route in routes {
      #expect(files.contains(route), "\(route)")
      #expect(files.contains("en/" + route), "en/\(route)")
    }
    #expect(files.contains("404.html"))
    #expect(outcome?.pages == files.count { $0.hasSuffix(".html") })
  }

  @Test func `says the language and the title of a page and links its twin`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let chinese = try site.page("playbooks/price/index.html")
    let english = try site.page("en/playbooks/price/index.html")
    #expect(chinese.contains("<html lang=\"zh-CN\""))
    #expect(english.contains("<html lang=\"en\""))
    #expect(chinese.contains("<title>谈价格"))
    #expect(english.contains("<title>Price"))
    #expect(chinese.contains("href=\"../../en/playbooks/price/index.html\""))
    #expect(english.contains("href=\"../../../playbooks/price/index.html\""))
  }

  @Test func `turns a link between playbooks into the address of the page`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    #expect(try site.page("playbooks/price/index.html").contains("<a href=\"../demo/index.html\">演示</a>"))
  }

  @Test func `gives every value in data/metrics.csv`() async throws {
    let site = try SmallSite()
    _ = await site.build()
    let values = try metricValues(site.page("data/metrics.csv"))
    #expect(values["bookings,company,,2026-Q1"]?["value"] == "4000.50")
    #expect(values["win-rate,company,,all"]?["value"].flatMap(Double.init) == 0.666667)
    #expect(values["win-rate,company,,all"]?["n"] == "3")
    #expect(values["bookings,rep,李雷,2026-03"]?["value"] == "3000.50")
    #expect(values["deals-open,company,,as-of"]?["value"] == "1")
    #expect(values["bookings,team,North,2026-01"]?["value"] == "1000.00")
  }

  @Test func `tells in data/build.json what the site was made from`() async throws {
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + "D5,Ana\n"])
    _ = await site.build()
    let record = try site.page("data/build.json")
    #expect(record.hasPrefix("{\"generator\":\"quotabook\",\"version\":\"1.0\",\"as_of\":\"2026-03-31\","))
    #expect(record.contains("\"file\":\"data/deals.csv\",\"table\":\"deals\""))
    #expect(record.contains("\"read\":5,\"used\":4,\"rejected\":1"))
    #expect(
      record.contains(
        "\"id\":\"row-too-short\",\"severity\":\"warning\",\"file\":\"data/deals.csv\",\"line\":6"))
    #expect(!record.contains(site.folder))
  }

  @Test func `lists rejected rows as text`() async throws {
    let site = try SmallSite(["data/deals.csv": SmallSite.deals + "D5,=Ana\n"])
    _ = await site.build()
    #expect(try site.page("data/rejected.csv").contains("data/deals.csv:6"))
  }

  @Test func `writes a sitemap only when it knows the address of the site`() async throws {
    let without = try SmallSite()
    _ = await without.build()
    #expect(try without.published()["sitemap.xml"] == nil)
    let with = try SmallSite()
    _ = await with.build { $0.baseURL = "https://example.com/shop" }
    let sitemap = try with.page("sitemap.xml")
    #expect(sitemap.contains("<loc>https://example.com/shop/index.html</loc>"))
    #expect(sitemap.contains("<loc>https://example.com/shop/reps/%E6%9D%8E%E9%9B%B7/index.html</loc>"))
    #expect(!sitemap.contains("404.html"))
  }

  @Test func `finds the style sheet from an unknown address only by the address of the site`() async throws {
    let without = try SmallSite()
    _ = await without.build()
    let plain = try without.page("404.html")
    #expect(!plain.contains("stylesheet") && !plain.contains("<a "))
    let with = try SmallSite()
    _ = await with.build { $0.baseURL = "https://example.com/shop/" }
    let page = try with.page("404.html")
    #expect(page.contains("href=\"/shop/index.html\""))
    #expect(!page.contains("href=\"assets/"))
  }
}

/// `metric,scope,name,period` → column → cell, of a file without quoted cells.
func metricValues(_ csv: String) throws -> [String: [String: String]] {
  var lines = csv.split(whereSeparator: \.isNewline).map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  var header = try #require(lines.first)
  header[0] = header[0].hasPrefix("\u{FEFF}") ? String(header[0].unicodeScalars.dropFirst()) : header[0]
  lines.removeFirst()
  var values: [String: [String: String]] = [:]
  for line in lines {
    let cells = Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first })
    let key = ["metric", "scope", "name", "period"].map { cells[$0] ?? "?" }.joined(separator: ",")
    values[key] = cells
  }
  return values
}
