import Effects
import Foundation
import Testing

@Suite struct LinkTests {
  /// A folder with a site, and beside it a file that does not belong to it.
  private func withSite(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "quotabook-" + UUID().uuidString
    let disk = DiskFiles()
    try disk.write([1], to: folder + "/site/data/own.csv")
    try disk.write([2], to: folder + "/secret/keys.csv")
    try body(folder)
    try disk.remove(folder)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  @Test func `tells what lies inside a folder when links are followed`() throws {
    try withSite { folder in
      let disk = DiskFiles()
      try link(folder + "/site/data/out.csv", to: "../../secret/keys.csv")
      try link(folder + "/site/data/in.csv", to: "own.csv")
      try link(folder + "/site/aside", to: "../secret")
      try link(folder + "/door", to: "site")
      for (path, isInside) in [
        ("data/own.csv", true), ("data/in.csv", true), ("data/out.csv", false), ("aside/keys.csv", false),
        ("../secret/keys.csv", false), ("data/none.csv", false), ("", true),
      ] {
        #expect(disk.resolvesInside(folder + "/site", folder + "/site/" + path) == isInside, "\(path)")
      }
      // The site itself may be reached by a link.
      #expect(disk.resolvesInside(folder + "/door", folder + "/door/data/own.csv"))
    }
  }

  @Test func `a folder whose name only begins like the site's is outside`() throws {
    try withSite { folder in
      try DiskFiles().write([3], to: folder + "/site-2/x")
      #expect(!DiskFiles().resolvesInside(folder + "/site", folder + "/site-2/x"))
    }
  }

  @Test func `does not follow links out of the site, and says which they are`() throws {
    try withSite { folder in
      try link(folder + "/site/data/out.csv", to: "../../secret/keys.csv")
      try link(folder + "/site/data/far", to: "../../secret")
      try link(folder + "/site/data/lost.csv", to: "nowhere")
      let tree = DiskFiles().tree(folder + "/site/data", inside: folder + "/site")
      #expect(tree.files == ["own.csv"] && tree.outside == ["far", "out.csv"])
      #expect(DiskFiles().tree(folder + "/site/data") == ["far/keys.csv", "out.csv", "own.csv"])
    }
  }

  @Test func `a link to a folder above ends the walk`() throws {
    try withSite { folder in
      try link(folder + "/site/data/again", to: "..")
      let tree = DiskFiles().tree(folder + "/site", inside: folder + "/site")
      #expect(tree.files == ["data/own.csv"] && tree.outside == [])
    }
  }

  @Test func `in memory there are no links`() {
    let memory = MemoryFiles(["site/data/a.csv": "1"])
    #expect(memory.resolvesInside("site", "site/data/a.csv") && !memory.isLink("site/data/a.csv"))
    #expect(!memory.resolvesInside("site", "site/data/b.csv"))
  }
}
