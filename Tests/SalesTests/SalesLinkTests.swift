import Diagnostics
import Effects
import Foundation
import Periods
import Sales
import Settings
import Testing

@Suite struct SalesLinkTests {
  /// Reads a site on the disk whose `data/out.csv` is a link to a file beside the site.
  private func readLinked(_ yaml: String) throws -> Diagnostics {
    let folder = NSTemporaryDirectory() + "quotabook-" + UUID().uuidString
    let disk = DiskFiles()
    defer { do { try disk.remove(folder) } catch {} }
    try disk.write(Array("id,stage\n1,Demo\n".utf8), to: folder + "/site/data/deals.csv")
    try disk.write(Array("id,date,amount\n9,2026-01-01,5\n".utf8), to: folder + "/orders.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/site/data/orders.csv", withDestinationPath: "../../orders.csv")
    var log = Diagnostics()
    var configuration = SiteConfiguration()
    if let root = parseYAML(yaml, file: "quotabook.yml", &log) {
      configuration = readConfiguration(root, &log)
    }
    let data = readSales(configuration, files: disk, site: folder + "/site", today: testDay, jobs: 1, &log)
    #expect(data.dataset["orders"] == nil && data.dataset["deals"]?.rowCount == 1)
    return log
  }

  @Test func `a link out of the site is not read, whether it was found or named`() throws {
    let found = try readLinked("")
    #expect(
      found.entries.map { consoleText($0, .english) } == [
        """
        data/orders.csv: error: 'data/orders.csv' is not inside the site folder [path-outside-site]
            fix: put the file itself, not a link to it, into data/ of the site and write a relative path
        """
      ])
    let named = try readLinked("data: {deals: data/deals.csv, orders: data/orders.csv}")
    #expect(named.entries.map(\.id) == ["path-outside-site"])
    #expect(named.entries.first?.position?.description == "quotabook.yml:1:31")
    let unnamed = try readLinked("")
    #expect(unnamed.entries.map(\.id) == ["path-outside-site"])
    let pattern = try readLinked("data: {deals: data/deals.csv, orders: \"data/ord*.csv\"}")
    #expect(pattern.entries.map(\.id) == ["path-outside-site"])
  }
}
