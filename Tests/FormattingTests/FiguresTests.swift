import Testing

@testable import Formatting

private let chinese = Figures(language: .chinese)
private let english = Figures(language: .english)

@Suite struct CompactTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (9_999, "9,999"), (12_345, "1.2万"), (1_234_567, "123.5万"),
    (99_995_000, "9,999.5万"),
    (123_456_789, "1.2亿"), (1.5e12, "1.5万亿"), (99_999_999, "1亿"), (9_999.96, "1万"), (-12_345, "−1.2万"),
    (10_500, "1.1万"), (999.5, "999.5"), (0.04, "0"), (-0.04, "0"), (9_999.4, "9,999"),
  ])
  func `writes large numbers in 万 and 亿`(value: Double, expected: String) {
    #expect(chinese.compact(value) == expected)
  }

  @Test(arguments: [
    (999, "999"), (1_234, "1.2K"), (123_456, "123.5K"), (1_234_567, "1.2M"), (1_234_567_890, "1.2B"),
    (1.5e12, "1.5T"), (999_950, "1M"), (999_949, "999.9K"), (-1_250, "−1.3K"), (999.96, "1K"),
  ])
  func `writes large numbers in K, M, B and T`(value: Double, expected: String) {
    #expect(english.compact(value) == expected)
  }

  @Test func `follows the configured step in either language`() {
    #expect(Figures(language: .english, unit: .wan).compact(1_234_567) == "123.5万")
    #expect(Figures(language: .chinese, unit: .k).compact(1_234_567) == "1.2M")
    #expect(Figures(language: .chinese, unit: .none).compact(1_234_567.4) == "1,234,567")
  }

  @Test func `tells a missing value from zero`() {
    #expect(chinese.compact(nil) == "—")
    #expect(chinese.percent(.nan) == "—")
    #expect(chinese.money(.infinity) == "—")
    #expect(chinese.money(0) == "¥0")
  }
}

@Suite struct FiguresTests {
  @Test func `marks the currency`() {
    #expect(chinese.money(1_234_567) == "¥123.5万")
    #expect(english.money(-1_234_567) == "−¥1.2M")
    #expect(Figures(language: .chinese, currency: Currency(yuanAfter: true)).money(12_345) == "1.2万元")
    #expect(Figures(language: .english, currency: Currency(isOneOfSeveral: true)).money(12_345) == "CN¥12.3K")
    #expect(Figures(language: .english, currency: Currency(code: "USD")).fullMoney(1_234.5) == "$1,235")
    #expect(Figures(language: .english, currency: Currency(code: "CHF")).money(5) == "CHF\u{A0}5")
  }

  @Test(arguments: [
    (0.873, "87.3%"), (0, "0%"), (0.0004, "<0.1%"), (-0.0004, ">−0.1%"), (0.001, "0.1%"), (0.15, "15.0%"),
    (-0.0921, "−9.2%"), (12.345, "1,235%"), (1, "100.0%"),
  ])
  func `writes a ratio as percent`(ratio: Double, expected: String) {
    #expect(chinese.percent(ratio) == expected)
  }

  @Test func `writes whole percents without hiding small ones`() {
    #expect(english.percent(0.574, decimals: 0) == "57%")
    #expect(english.percent(0.004, decimals: 0) == "<1%")
    #expect(english.percent(0.0004, decimals: 0) == "<0.1%")
  }

  @Test func `gives differences a sign and percentages points`() {
    #expect(chinese.change(0.124) == "+12.4%")
    #expect(chinese.change(-0.092) == "−9.2%")
    #expect(chinese.change(0) == "0%")
    #expect(chinese.change(0.0001) == "<+0.1%")
    #expect(chinese.points(-0.092) == "−9.2 个百分点")
    #expect(english.points(0.011) == "+1.1 pp")
    #expect(english.points(0) == "0 pp")
    #expect(chinese.difference(-0.092, as: .percent) == "−9.2 个百分点")
    #expect(english.difference(12_345, as: .money) == "+¥12.3K")
    #expect(english.difference(0, as: .count) == "0")
  }

  @Test func `writes days, counts and lengths of time`() {
    #expect(chinese.days(51) == "51 天")
    #expect(english.days(51) == "51 d")
    #expect(chinese.count(1_240) == "1,240 个")
    #expect(english.count(1_240) == "1,240")
    #expect(chinese.times(2.6) == "2.6×")
    #expect(chinese.duration(days: 0.5) == "12 小时")
    #expect(english.duration(days: 400) == "13.1 mo")
    #expect(chinese.duration(days: 800) == "2.2 年")
  }

  @Test(arguments: FigureKind.allCases)
  func `writes a missing value of every kind as a dash`(kind: FigureKind) {
    #expect(chinese.text(nil, as: kind) == "—")
    #expect(english.text(1_234, as: kind) != "—")
  }

  @Test func `rounds halves away from zero as people do on paper`() {
    #expect(chinese.number(1.005, decimals: 2) == "1.01")
    #expect(chinese.number(-2.5) == "−3")
  }
}

@Suite struct AxisFiguresTests {
  @Test func `writes all ticks of an axis in one step`() {
    let axis = AxisFigures([0, 5_000_000, 10_000_000], as: .money, chinese)
    #expect([0, 5_000_000, 10_000_000].map(axis.label) == ["0", "500万", "1,000万"])
  }

  @Test func `stays in 万 when 亿 would need two decimals`() {
    let axis = AxisFigures([0, 25_000_000, 125_000_000], as: .money, chinese)
    #expect(axis.label(25_000_000) == "2,500万")
    #expect(AxisFigures([0, 5e7, 1e8], as: .money, chinese).label(5e7) == "0.5亿")
  }

  @Test func `gives every tick the decimals of the finest`() {
    let axis = AxisFigures([0.2, 0.225, 0.25], as: .percent, english)
    #expect([0.2, 0.225].map(axis.label) == ["20.0%", "22.5%"])
    #expect(AxisFigures([1, 1.5], as: .ratio, english).label(1) == "1.0×")
  }
}
