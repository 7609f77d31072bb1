import FoundationEssentials
import Periods
import Testing

@testable import Formatting

/// The reference outputs lie beside the repository; without them these tests are skipped.
private let oracles = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/oracles")

private struct NumberCase: Decodable {
  var v: Double
  var locale: String
  var dec0: String
  var compact1: String
  var pct1: String
}

private struct DateCase: Decodable {
  var d: String
  var locale: String
  var long: String
  var ym: String
  var md: String
  var weekday: String
}

private func cases<Case: Decodable>(_ file: String, _ type: Case.Type) throws -> [Case] {
  let lines = try Data(contentsOf: oracles.appending(path: file)).split(separator: UInt8(ascii: "\n"))
  return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0)) }
}

private func haveOracles() -> Bool {
  FileManager.default.fileExists(atPath: oracles.appending(path: "cldr-numbers.jsonl").path())
}

@Suite(.enabled(if: haveOracles(), "the reference outputs are not beside the repository"))
struct OracleTests {
  @Test func `groups, carries and rounds as CLDR does where the rules agree`() throws {
    var compared = 0
    for item in try cases("cldr-numbers.jsonl", NumberCase.self) {
      let figures = Figures(language: item.locale == "zh-CN" ? .chinese : .english)
      #expect(figures.number(item.v) == item.dec0.replacing("-", with: "−"), "\(item.v)")
      // Below the first step ours leaves out the fraction from 1,000 on.
      let isPlainFraction =
        item.v.magnitude >= 999.95 && item.v.magnitude < 10_000 && item.v != item.v.rounded()
      if !isPlainFraction {
        compared += 1
        let text = figures.compact(item.v).replacing(",", with: "")
        #expect(text == item.compact1.replacing("-", with: "−").replacing(",", with: ""), "\(item.v)")
      }
    }
    #expect(compared > 80)
  }

  @Test func `writes Chinese dates as CLDR does`() throws {
    let chinese = Dates(language: .chinese)
    for item in try cases("cldr-dates.jsonl", DateCase.self) where item.locale == "zh-CN" {
      let day = try #require(Day(iso: item.d))
      #expect(chinese.date(day) == item.long)
      #expect(chinese.month(day.month) == item.ym)
      #expect(chinese.dayAndMonth(day) == item.md)
      #expect(chinese.weekday(day) == item.weekday)
    }
  }
}
