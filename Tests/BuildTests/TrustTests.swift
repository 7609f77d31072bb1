import Testing

/// Which pages can be trusted on 31 March 2026.
@Suite struct TrustTests {
  private static func page(_ reviewed: String?) -> String {
    let review = reviewed.map { "reviewed: \($0)\nreview_every: 30 days\n" } ?? ""
    return "---\ntitle: Page \(reviewed ?? "")\nkpis: [win-rate]\nowner: Ana\n\(review)---\nText.\n"
  }

  /// A site of pages reviewed on these days, named after the days.
  private func site(_ days: [String?]) async throws -> SmallSite {
    var changes: [String: String?] = [
      "playbooks/zh-CN/price.md": nil, "playbooks/zh-CN/demo.md": nil, "playbooks/en/price.md": nil,
      "playbooks/en/demo.md": nil,
    ]
    for day in days { changes["playbooks/en/p\(day ?? "none").md"] = Self.page(day) }
    return try await SmallSite.built(changes)
  }

  @Test(
    arguments: [
      ("2026-03-16", "reviewed", "Reviewed"), ("2026-03-15", "due", "Review due"),
      ("2026-03-01", "due", "Review due"), ("2026-02-28", "expired", "Expired"),
      (nil, "unpromised", "No review promised"),
    ] as [(String?, String, String)])
  func `is due for a fortnight up to the last day of its interval, and expired from the next day`(
    reviewed: String?, style: String, word: String
  ) async throws {
    let site = try await site([reviewed])
    let page = try site.page("en/playbooks/p\(reviewed ?? "none")/index.html")
    #expect(page.contains("<span class=\"badge \(style)\">\(word)</span>"))
  }

  @Test(
    arguments: [
      (
        ["2026-03-16", "2026-03-15", "2026-03-01", "2026-02-28", nil], "Trust 60% (3/5 pages",
        ", below the line"
      ),
      (
        ["2026-03-16", "2026-03-15", "2026-03-14", "2026-03-13", nil], "Trust 80% (4/5 pages",
        ", not below the line"
      ),
    ] as [([String?], String, String)])
  func `scores the share of pages within their interval, with the line at four fifths`(
    days: [String?], score: String, verdict: String
  ) async throws {
    let site = try await site(days)
    for page in ["en/playbooks/maintenance.html", "en/playbooks/index.html"] {
      let html = try site.page(page)
      #expect(html.contains(score), "\(page)")
      #expect(html.contains(verdict), "\(page)")
    }
  }

  @Test func `lists what is past its review with its owner and by how much`() async throws {
    let site = try await site(["2026-02-28", "2026-01-30", "2026-03-30"])
    let stale = try #require(try site.section("stale", of: "en/playbooks/maintenance.html"))
    let rows = stale.split(separator: "<tr>").filter { $0.contains("<td") }
    #expect(rows.count == 2)
    #expect(rows.first?.contains("p2026-01-30/index.html") == true)
    #expect(rows.first?.contains("<td>Ana</td>") == true)
    #expect(rows.first?.contains("1 Mar 2026</td><td class=\"n\">30 d</td>") == true)
    #expect(rows.last?.contains("30 Mar 2026</td><td class=\"n\">1 d</td>") == true)
  }

  @Test func `lists gaps on one page`() async throws {
    let site = try await SmallSite.built([
      "playbooks/zh-CN/demo.md": nil,
      "playbooks/en/price.md": Self.page("2026-03-30").replacing("kpis: [win-rate]\n", with: ""),
      "playbooks/en/demo.md": "---\ntitle: Demo\nkpis: [win-rate]\n---\nTry it.\n",
    ])
    let page = "en/playbooks/maintenance.html"
    func names(_ id: String, _ page: String) throws -> [String] {
      let section = try #require(try site.section(id, of: page))
      return section.split(separator: "<li>").dropFirst().map {
        String($0.split(separator: "\">").dropFirst().first?.split(separator: "</a>").first ?? "")
      }
    }
    #expect(try names("pages-without-kpi", page) == ["Page 2026-03-30"])
    #expect(try names("pages-without-owner", page) == ["Demo"])
    #expect(try names("pages-without-review", page) == ["Demo"])
    #expect(try names("pages-without-translation", page) == [])
    #expect(try names("pages-without-translation", "playbooks/maintenance.html") == ["Demo"])
    let metrics = try names("kpis-without-page", page)
    #expect(metrics.contains("Bookings"))
    #expect(!metrics.contains("Win rate"))
  }
}
