import Diagnostics
import Testing

@testable import Settings

@Suite struct ValueSettingsTests {
  @Test func `says how the values of a file are written`() throws {
    let (site, log) = configuration("data:\n  deals: {from: a.csv, dates: 1904, decimal: comma}\n")
    let source = try #require(site.data.first)
    #expect(source.dates == "1904")
    #expect(source.decimal == "comma")
    #expect(log.entries.isEmpty)
  }
}
