import Periods
import Testing

@testable import Sample

@Suite struct SampleSiteTests {
  private static func small(seed: UInt64 = 1, planted: Bool = true) -> SampleOptions {
    var options = SampleOptions()
    options.deals = 600
    options.playbooks = 4
    options.seed = seed
    options.plantedTruths = planted
    return options
  }

  private static func text(_ path: String, in files: [SampleFile]) throws -> String {
    String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
  }

  @Test func `gives equal bytes for equal seeds`() {
    let first = sampleSite(Self.small())
    let second = sampleSite(Self.small())
    #expect(first.map(\.path) == second.map(\.path))
    #expect(first.map(\.bytes) == second.map(\.bytes))
  }

  @Test func `gives other deals for another seed`() throws {
    let first = try Self.text("data/deals.csv", in: sampleSite(Self.small()))
    let second = try Self.text("data/deals.csv", in: sampleSite(Self.small(seed: 2)))
    #expect(first != second)
  }

  @Test func `lists the files in byte order, each once`() {
    let paths = sampleSite(Self.small()).map(\.path)
    #expect(paths == Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(paths.count == 3 + 15 + 4)
    #expect(paths.contains("playbooks/en/practice/practice-00002.md"))
    #expect(paths.contains("playbooks/zh-CN/practice/practice-00002.md"))
  }

  @Test func `writes rectangular tables with LF and no quotes`() {
    for file in sampleSite(Self.small()) where file.path.hasSuffix(".csv") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.hasSuffix("\n"), "\(file.path)")
      #expect(!file.bytes.contains { $0 == 0x0D || $0 == 0x22 }, "\(file.path)")
      let widths = Set(text.split(separator: "\n").map { $0.utf8.count { $0 == 0x2C } })
      #expect(widths.count == 1, "\(file.path)")
    }
  }

  @Test func `has as many deals as asked for, and one of them twice`() throws {
    let lines = try Self.text("data/deals.csv", in: sampleSite(Self.small())).split(separator: "\n")
    #expect(lines.count == 1 + 600 + 1)
    #expect(Set(lines.dropFirst().map { $0.prefix(7) }).count == 600)
    let plain = try Self.text("data/deals.csv", in: sampleSite(Self.small(planted: false)))
    #expect(plain.split(separator: "\n").count == 1 + 600)
  }

  @Test func `has the blemishes that its description names, and none without truths`() throws {
    let blemished = try Self.text("data/deals.csv", in: sampleSite(Self.small()))
    #expect(blemished.contains(",\(Blemishes.misspeltProduct),"))
    #expect(blemished.contains(",\(Blemishes.unreadableDay),"))
    let backwards = blemished.split(separator: "\n").dropFirst().filter { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return !cells[13].isEmpty && cells[13] < cells[11]
    }
    #expect(backwards.count == 1)
    let description = try Self.text("data/README.md", in: sampleSite(Self.small()))
    #expect(description.contains("- \(backwards[0].prefix(7)) was closed before it was created"))
    let plain = try Self.text("data/deals.csv", in: sampleSite(Self.small(planted: false)))
    #expect(!plain.contains(Blemishes.misspeltProduct) && !plain.contains(Blemishes.unreadableDay))
  }

  @Test func `makes pages of about six kilobytes`() {
    for file in sampleSite(Self.small()) where file.path.hasPrefix("playbooks/") {
      #expect((5000...7500).contains(file.bytes.count), "\(file.path)")
    }
  }

  @Test func `names every customer and every person once`() {
    var options = SampleOptions()
    options.deals = 30_000
    options.reps = 400
    let company = Company(options)
    #expect(Set(company.accounts.map(\.name)).count == company.accounts.count)
    #expect(Set(company.people.map(\.name)).count == 400)
  }

  @Test(arguments: [12, 13, 29, 40, 100]) func `has as many people as asked for, some in every team`(
    count: Int
  ) {
    let people = roster(count, from: Month(year: 2023, month: 12).first, asOf: SampleOptions().asOf)
    #expect(Set(people.map(\.name)).count == count)
    #expect(teams.indices.allSatisfy { team in people.count { $0.team == team } >= 2 })
  }

  @Test func `serves a site of one deal`() throws {
    var options = SampleOptions()
    options.deals = 1
    options.reps = 1
    #expect(try Self.text("data/deals.csv", in: sampleSite(options)).split(separator: "\n").count >= 2)
  }
}
