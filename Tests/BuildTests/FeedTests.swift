import Foundation
import FoundationXML
import Testing

@Suite struct FeedTests {
  private static let pages: [String: String?] = [
    "playbooks/en/price.md":
      "---\ntitle: Price & <value>\nsummary: Ask \"first\"\nreviewed: 2026-03-01\n---\nA.\n",
    "playbooks/en/demo.md": "---\ntitle: Demo\nreviewed: 2026-01-01\n---\nB.\n",
    "playbooks/en/谈价 1.md": "---\ntitle: Later\nreviewed: 2026-03-02\n---\nC.\n",
  ]

  /// The English feed.
  private func feed(_ base: String? = nil) async throws -> String {
    let site = try SmallSite(Self.pages)
    #expect(await site.build { $0.baseURL = base }.outcome != nil)
    return try site.page("en/feed.xml")
  }

  private func texts(_ name: String, _ feed: String) -> [String] {
    feed.split(separator: "<\(name)>").dropFirst().map {
      String($0.split(separator: "</\(name)>").first ?? "")
    }
  }

  @Test func `is well-formed whatever titles hold`() async throws {
    let feed = try await feed()
    #expect(XMLParser(data: Data(feed.utf8)).parse())
    #expect(feed.contains("<title>Price &amp; &lt;value&gt;</title>"))
  }

  @Test func `lists pages by their review, the newest first`() async throws {
    let feed = try await feed()
    #expect(texts("title", feed).dropFirst() == ["Later", "Price &amp; &lt;value&gt;", "Demo"])
    #expect(texts("updated", feed).prefix(2) == ["2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z"])
  }

  @Test(.enabled(if: Repository.hasGit))
  func `goes by the day of the last commit, in the site's zone, where there is a repository`() async throws {
    let site = try SmallSite(Self.pages)
    // Half past eleven at night on 19 March in London is the next day in Shanghai.
    try Repository.commit(site.folder + "/content", "playbooks/en/demo.md", at: "2026-03-19T23:30:00Z")
    #expect(await site.build { $0.zoneOffset = 28_800 }.outcome != nil)
    let feed = try site.page("en/feed.xml")
    #expect(texts("title", feed).dropFirst().first == "Demo")
    #expect(texts("updated", feed).prefix(2) == ["2026-03-20T00:00:00Z", "2026-03-20T00:00:00Z"])
    #expect(try site.page("en/playbooks/demo/index.html").contains("last changed 20 Mar 2026"))
    #expect(try site.page("en/playbooks/index.html").contains("changed 20 Mar 2026"))
  }

  @Test func `names its entries for good, by tags of the site's host`() async throws {
    let feed = try await feed("https://intranet.example:8080/sales/")
    #expect(
      texts("id", feed) == [
        "tag:intranet.example,2020:feed-en", "tag:intranet.example,2020:en/%E8%B0%88%E4%BB%B7%201",
        "tag:intranet.example,2020:en/price", "tag:intranet.example,2020:en/demo",
      ])
    #expect(texts("id", try await self.feed()).allSatisfy { $0.hasPrefix("tag:quotabook.invalid,2020:") })
  }

  @Test func `has whole addresses where the site knows its own, else relative ones`() async throws {
    #expect(
      try await feed("https://example.org/s/").contains(
        "<link href=\"https://example.org/s/en/playbooks/price/index.html\"/>"))
    #expect(try await feed().contains("<link href=\"playbooks/price/index.html\"/>"))
  }

  @Test func `is left out, with its link, where no page has a day`() async throws {
    let site = try await SmallSite.built([:])
    #expect(try site.published()["en/feed.xml"] == nil)
    #expect(!(try site.page("en/index.html").contains("feed.xml")))
  }
}

/// A Git repository in the folder of a test.
enum Repository {
  static let hasGit: Bool = {
    do {
      return try git(["--version"], in: "/", at: "2026-01-01T00:00:00Z")
    } catch {
      return false
    }
  }()

  /// Makes a repository whose one commit has one file.
  static func commit(_ folder: String, _ file: String, at time: String) throws {
    for arguments in [["init", "-q"], ["add", file], ["commit", "-q", "-m", "A page"]] {
      #expect(try git(arguments, in: folder, at: time))
    }
  }

  private static func git(_ arguments: [String], in folder: String, at time: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder, "-c", "user.name=Ana", "-c", "user.email=ana@example.org"] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time, "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_NOSYSTEM": "1",
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
