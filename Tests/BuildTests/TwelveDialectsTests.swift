import Build
import Diagnostics
import Effects
import Periods
import Testing

private let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

private func german(_ day: Day) -> String {
  "\(two(day.parts.day)).\(two(day.parts.month)).\(day.parts.year)"
}

private func american(_ day: Day) -> String { "\(day.parts.month)/\(day.parts.day)/\(day.parts.year)" }

private func named(_ day: Day) -> String {
  "\(day.parts.day) \(months[day.parts.month - 1]) \(day.parts.year)"
}

private func slashed(_ day: Day) -> String { "\(day.parts.year)/\(day.parts.month)/\(day.parts.day)" }

private func chinese(_ day: Day) -> String {
  "\(day.parts.year)年\(day.parts.month)月\(day.parts.day)日"
}

private func compact(_ day: Day) -> String { day.description.filter { $0 != "-" } }

private func commaDecimals(_ cents: Int) -> String { decimals(cents, point: ",", grouping: ".") }

private func grouped(_ cents: Int) -> String { decimals(cents, grouping: ",") }

private let plain = WrittenDialect(name: "UTF-8, commas, LF, 2026-01-20")

/// The encodings of Chinese and the ways that do not depend on the encoding.
private let twelve = [
  plain,
  WrittenDialect(
    name: "UTF-8 with a mark, semicolons, CRLF, 20.01.2026, decimal comma", hasMark: true, delimiter: ";",
    lineEnd: "\r\n", day: german, amount: commaDecimals),
  WrittenDialect(
    name: "UTF-8, everything quoted, CR, 20 Jan 2026", lineEnd: "\r", quotesAll: true, day: named),
  WrittenDialect(
    name: "UTF-16LE with a mark, TAB, CRLF, 2026/1/20", encoding: "UTF-16LE", hasMark: true, delimiter: "\t",
    lineEnd: "\r\n", day: slashed, amount: grouped),
  WrittenDialect(
    name: "UTF-16BE, bars, LF, 1/20/2026", encoding: "UTF-16BE", delimiter: "|", day: american),
  WrittenDialect(
    name: "GB18030, commas, CRLF, 2026年1月20日, ￥", encoding: "GB18030", lineEnd: "\r\n", day: chinese,
    amount: { "￥" + grouped($0) }),
  WrittenDialect(
    name: "GB18030, bars, CR, 20260120", encoding: "GB18030", delimiter: "|", lineEnd: "\r", day: compact),
  WrittenDialect(
    name: "GB18030, TAB, LF, 2026-01-20 08:30:00", encoding: "GB18030", delimiter: "\t",
    day: { $0.description + " 08:30:00" }, amount: { decimals($0) + "元" }),
  WrittenDialect(
    name: "Big5, commas, CRLF, 2026/1/20", encoding: "BIG5", lineEnd: "\r\n", day: slashed),
  WrittenDialect(
    name: "Big5, semicolons, LF, 20.01.2026", encoding: "BIG5", delimiter: ";", day: german,
    amount: commaDecimals),
  WrittenDialect(
    name: "Shift-JIS, TAB, CRLF, 2026年1月20日", encoding: "CP932", delimiter: "\t", lineEnd: "\r\n",
    day: chinese),
  WrittenDialect(name: "Excel", isWorkbook: true),
]

/// The encodings that hold no Chinese.
private let western = [
  WrittenDialect(
    name: "Windows-1252, semicolons, CRLF, 20.01.2026, decimal comma", encoding: "CP1252", delimiter: ";",
    lineEnd: "\r\n", day: german, amount: commaDecimals),
  WrittenDialect(
    name: "Mac Roman, TAB, CR, 1/20/2026", encoding: "MACINTOSH", delimiter: "\t", lineEnd: "\r",
    day: american, amount: grouped),
  WrittenDialect(
    name: "Windows-1252, commas, LF, 20 Jan 2026", encoding: "CP1252", quotesAll: true, day: named),
]

/// The words of a site's data.
private struct Words: Sendable {
  var reps: [String]
  var teams: [String]
  var products: [String]
  var accounts: [String]

  /// All of these characters are in GB18030, in Big5 and in Shift-JIS.
  static let chinese = Words(
    reps: ["王大明", "林小美", "Grace Tan", "高志文"], teams: ["東方一部", "西北二部"],
    products: ["高山茶", "Pump, large", "光學工具"],
    accounts: ["北京水力公司", "山海大學", "Corvane \"Water\"", "天津金屬工業", "南方電力"])

  static let western = Words(
    reps: ["Zoë Müller", "André Lefèvre", "Grace Tan", "Íñigo Peña"], teams: ["Süd", "Île-de-France"],
    products: ["Café crème", "Pump, large", "Schlüssel"],
    accounts: ["Bäckerei Höß", "Société Générique", "Corvane \"Water\"", "Åse & Søn", "Señor López"])

  /// Path without ending → rows.
  var tables: [(path: String, rows: [[DialectValue]])] {
    let stages = ["Won", "Lost", "Won", "Negotiation", "Won", "Lost", "Proposal"]
    let deals = (0..<48).map { index -> [DialectValue] in
      let created = Day(number: Int32(20_450 + index * 3))
      let stage = stages[index % stages.count]
      let isOpen = stage == "Negotiation" || stage == "Proposal"
      let cents = stage == "Lost" && index % 3 == 0 ? 0 : (index * 7919 % 9000 + 100) * 1_237
      return [
        .text("D\(1000 + index)"), .text(accounts[index % accounts.count]), .text(reps[index % reps.count]),
        .text(products[index % products.count]), .text(stage), .day(created),
        .day(isOpen ? nil : created + 10 + index % 17), .amount(cents),
      ]
    }
    let people = reps.enumerated().map { index, name -> [DialectValue] in
      [.text(name), .text(teams[index % 2]), .day(Day(number: Int32(19_000 + index * 45)))]
    }
    let targets = (1...6).flatMap { month in
      teams.enumerated().map { index, team -> [DialectValue] in
        [
          .text("team"), .text(team), .text("bookings"), .text("2026-\(two(month))"),
          .amount((40_000 + index * 2_500 + month * 750) * 100),
        ]
      }
    }
    func named(_ names: String) -> [DialectValue] { names.split(separator: " ").map { .text(String($0)) } }
    return [
      ("data/deals", [named("id account owner product stage created closed amount")] + deals),
      ("data/people", [named("name team started")] + people),
      ("data/targets", [named("scope name metric period value")] + targets),
    ]
  }
}

/// A site whose data is written in this dialect.
private func metrics(_ words: Words, _ dialect: WrittenDialect) async throws -> String {
  let site = try SmallSite([
    "data/deals.csv": nil, "data/people.csv": nil, "data/products.csv": nil,
    "quotabook.yml": SmallSite.configuration.replacing("2026-03-31", with: "2026-06-30"),
    "playbooks/zh-CN/price.md": "---\nkpis: [win-rate, bookings]\n---\n# 谈价格\n",
    "playbooks/en/price.md": "---\nkpis: [win-rate, bookings]\n---\n# Price\n",
  ])
  for (path, rows) in words.tables {
    try disk.write(try dialect.bytes(rows), to: "\(site.folder)/content/\(path).\(dialect.ending)")
  }
  let (outcome, log) = await site.build()
  #expect(log.entries.filter { $0.severity != .note }.map { consoleText($0, .english) } == [])
  _ = try #require(outcome)
  return try site.page("data/metrics.csv")
}

@Suite struct TwelveDialectsTests {
  @Test(arguments: twelve.dropFirst())
  fileprivate func `the same data gives the same metrics, byte for byte`(dialect: WrittenDialect) async throws
  {
    let expected = try await metrics(.chinese, plain)
    #expect(expected.split(separator: "\n").count > 300)
    #expect(expected.contains("東方一部") && expected.contains("bookings,rep,王大明"))
    #expect(try await metrics(.chinese, dialect) == expected)
  }

  @Test(arguments: western)
  fileprivate func `western encodings give the same metrics as UTF-8`(dialect: WrittenDialect) async throws {
    let expected = try await metrics(.western, plain)
    #expect(expected.contains("bookings,rep,Zoë Müller"))
    #expect(try await metrics(.western, dialect) == expected)
  }
}
