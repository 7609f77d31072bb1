import Build
import Diagnostics
import Foundation
import Testing

@Suite struct SiteLinkTests {
  @Test(arguments: ["quotabook.yml", "metrics.yml", "changes.yml"])
  func `a settings file that is a link out of the site is not read`(name: String) async throws {
    let site = try SmallSite([name: String?.none])
    try disk.write(Array("nonsense: true\n".utf8), to: site.folder + "/" + name)
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/content/" + name, withDestinationPath: "../" + name)
    let (_, log) = await site.build()
    #expect(
      log.entries.filter { $0.severity == .error }.map { consoleText($0, .english) } == [
        """
        \(name): error: '\(name)' is a link that leads out of the site folder; it is not read [link-outside-site]
            fix: put the file itself in the place of the link
        """
      ])
  }

  @Test func `a settings file that is a link inside the site is read`() async throws {
    let site = try SmallSite()
    let (folder, place) = (site.folder + "/content/", "quotabook.yml")
    try FileManager.default.moveItem(atPath: folder + place, toPath: folder + "own.yml")
    try FileManager.default.createSymbolicLink(atPath: folder + place, withDestinationPath: "own.yml")
    let (outcome, log) = await site.build()
    #expect(outcome != nil && !log.hasErrors)
  }
}
