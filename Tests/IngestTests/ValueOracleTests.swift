import Periods
import Tables
import Testing

@testable import Ingest

@Suite struct ValueOracleTests {
  /// A text with a character left out, doubled, or replaced, now and then.
  private static func mutated(_ text: String, _ alphabet: [Character], _ chance: inout ValueChance) -> String
  {
    var characters = Array(text)
    for _ in 0..<chance.below(3) where !characters.isEmpty {
      let place = chance.below(characters.count)
      switch chance.below(3) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(alphabet[chance.below(alphabet.count)], at: place)
      default: characters[place] = alphabet[chance.below(alphabet.count)]
      }
    }
    return String(characters)
  }

  @Test func `agrees with the slow reader on amounts and what is nearly an amount`() throws {
    let seeds = [
      "1234.56", "1,234.50", "1.234,50", "-12", "(1,234.50)", "500-", "￥12.3万", "12元", "HK$ 1,234,567",
      "0.125", "0.005",
      "3亿", "250k", "1 234 567.89", "12,34,567", "2.5", "7,5", "¥1,000", "$5", "￥1,234.567元",
    ]
    let alphabet = Array("0123456789,,..-+() ￥¥$元万亿kx")
    var chance = ValueChance(state: 99)
    for _ in 0..<2000 {
      let text = ValueOracleTests.mutated(seeds[chance.below(seeds.count)], alphabet, &chance)
      let read = Array(text.utf8).withUnsafeBufferPointer(AmountTextReader.read)
      // Which reading a comma or point before three digits has is the column's affair.
      if case .either(let separator)? = read?.custom, separator == 0x2E { continue }
      let value = read.flatMap {
        $0.isPercent || $0.scientific != nil
          ? nil : $0.value(scaleDigits: 2, columnExponent: 0, commaIsDecimal: false)?.value
      }
      #expect(value == SlowAmount.cents(text), "\(text)")
    }
  }

  @Test func `agrees with the slow reader on days and what is nearly a day`() throws {
    let seeds = [
      "2026-11-20", "2026/1/5", "2026.11.20", "2026年11月20日", "20261120", "20-Nov-2026", "5 Jan 2026",
      "2026-11-20 08:30",
      "2026-11-20T08:30:15.123", "2026/2/28 0:00", "2028-02-29", "2026-02-28 星期五", "2026-11-20 周五",
      "2026-11-20 Fri",
    ]
    let alphabet = Array("0123456789-/.: ")
    var chance = ValueChance(state: 7)
    var both = 0
    for _ in 0..<2000 {
      let text = ValueOracleTests.mutated(seeds[chance.below(seeds.count)], alphabet, &chance)
      let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      let read = Array(trimmed.utf8).withUnsafeBufferPointer(DayTextReader.read)
      // The slow reader knows neither two-digit years nor counts nor zones.
      switch read {
      case .parts, .serial, .moment: continue
      case .day(let day):
        if SlowDay.day(trimmed) == nil, ValueOracleTests.isBeyondSlow(trimmed) { continue }
        #expect(SlowDay.day(trimmed) == day, "\(trimmed)")
        both += 1
      case .impossible, .impossibleTime, .unreadable: #expect(SlowDay.day(trimmed) == nil, "\(trimmed)")
      }
    }
    #expect(both > 300)
  }

  /// Forms that only the fast reader knows: digits of a date and a time in one, two-digit years with a month's
  /// name, mixed marks around names, hours without minutes.
  private static func isBeyondSlow(_ text: String) -> Bool {
    text.contains { $0.isLetter && $0.isASCII } || text.filter(\.isNumber).count >= 12
      || text.filter(\.isNumber).count == text.count || text.hasSuffix(":")
      || text.contains(":.") || text.contains("年") || text.contains("周") || text.contains("星")
  }
}
