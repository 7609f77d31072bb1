import Effects
import Foundation
import Testing

@Suite struct GitHistoryTests {
  static let hasGit: Bool = {
    do {
      return try run(["--version"], in: NSTemporaryDirectory(), at: 0)
    } catch {
      return false
    }
  }()

  /// Whether Git did it; commits are made at so many seconds since 1970.
  @discardableResult private static func run(_ arguments: [String], in folder: String, at seconds: Int) throws
    -> Bool
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder, "-c", "user.name=Ana", "-c", "user.email=ana@example.org"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_AUTHOR_DATE": "@\(seconds) +0000", "GIT_COMMITTER_DATE": "@\(seconds) +0000",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// A repository with the site in a folder of it: two pages of the first commit, one of which changed in the second.
  private func withRepository(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "quotabook-" + UUID().uuidString
    func commit(_ files: [String: String], at seconds: Int) throws {
      for (path, text) in files { try DiskFiles().write(Array(text.utf8), to: folder + "/" + path) }
      #expect(try Self.run(["add", "."], in: folder, at: seconds))
      #expect(try Self.run(["commit", "-q", "-m", "Pages"], in: folder, at: seconds))
    }
    try DiskFiles().write([], to: folder + "/site/quotabook.yml")
    #expect(try Self.run(["init", "-q"], in: folder, at: 0))
    try commit(["site/playbooks/zh-CN/谈价格.md": "1", "site/playbooks/en/a b.md": "1"], at: 1_000_000_000)
    try commit(["site/playbooks/en/a b.md": "2", "site/data/deals.csv": "x"], at: 1_100_000_000)
    try body(folder)
    try DiskFiles().remove(folder)
  }

  @Test(.enabled(if: hasGit)) func `gives each file the time of the last commit that changed it`() throws {
    try withRepository { folder in
      #expect(
        lastChanges(of: "playbooks", in: folder + "/site")
          == ["playbooks/zh-CN/谈价格.md": 1_000_000_000, "playbooks/en/a b.md": 1_100_000_000])
    }
  }

  @Test(.enabled(if: hasGit)) func `says nothing of a history that was cut off`() throws {
    try withRepository { folder in
      let copy = folder + "-copy"
      #expect(try Self.run(["clone", "-q", "--depth", "1", "file://" + folder, copy], in: folder, at: 0))
      #expect(lastChanges(of: "playbooks", in: copy + "/site") == nil)
      try DiskFiles().remove(copy)
    }
  }

  @Test func `says nothing where there is no repository`() throws {
    let folder = NSTemporaryDirectory() + "quotabook-" + UUID().uuidString
    try DiskFiles().write([], to: folder + "/playbooks/en/a.md")
    #expect(lastChanges(of: "playbooks", in: folder) == nil)
    try DiskFiles().remove(folder)
  }
}
