import Diagnostics
import Effects
import Glibc
import Publish
import Testing

@Suite struct PublicationTests {
  private let disk = DiskFiles()

  /// A new folder for one test.
  private func scratch(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/quotabook-publish-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    defer { Issue.record(if: failure(of: { try disk.remove(folder) })) }
    try body(folder)
  }

  private func publish(
    _ files: [String: String], to output: String, disk: DiskFiles = DiskFiles()
  ) -> (Publication.Outcome?, Diagnostics) {
    var log = Diagnostics()
    guard let publication = Publication.begin(output: output, disk: disk, &log) else { return (nil, log) }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { publication.put(Array(text.utf8), at: path) }
    publication.put(Array("{\"generator\":\"quotabook\"}".utf8), at: "data/build.json")
    return (publication.finish(&log), log)
  }

  @Test func `writes every file into a new folder`() throws {
    try scratch { folder in
      let (outcome, log) = publish(
        ["index.html": "one", "teams/东/index.html": "two"], to: folder + "/public")
      #expect(log.entries.isEmpty)
      #expect(outcome == Publication.Outcome(written: 3, unchanged: 0, removed: 0, atomic: true))
      #expect(text(folder + "/public/teams/东/index.html") == "two")
    }
  }

  @Test func `says where folders cannot be exchanged, and replaces file by file`() throws {
    try scratch { folder in
      let output = folder + "/public"
      _ = publish(["index.html": "one", "gone.html": "x"], to: output)
      let (outcome, log) = publish(["index.html": "two"], to: output, disk: DiskFiles(canExchange: false))
      #expect(log.entries.map(\.id) == ["not-atomic"])
      #expect(outcome?.atomic == false)
      #expect(text(output + "/index.html") == "two")
      #expect(disk.kind(output + "/gone.html") == nil)
      #expect(disk.names(in: folder) == ["public"])
    }
  }

  @Test func `keeps time and bytes of what did not change and removes what is gone`() throws {
    try scratch { folder in
      let output = folder + "/public"
      _ = publish(["index.html": "one", "gone.html": "x", "same.html": "same"], to: output)
      var before = stat()
      #expect(stat(output + "/same.html", &before) == 0)
      let (outcome, _) = publish(["index.html": "two", "same.html": "same"], to: output)
      #expect(outcome == Publication.Outcome(written: 1, unchanged: 2, removed: 1, atomic: true))
      var after = stat()
      #expect(stat(output + "/same.html", &after) == 0)
      #expect(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && before.st_ino == after.st_ino)
      #expect(disk.kind(output + "/gone.html") == nil)
      #expect(disk.names(in: folder) == ["public"])
    }
  }

  @Test func `leaves the folder itself alone when nothing changed`() throws {
    try scratch { folder in
      let output = folder + "/public"
      _ = publish(["index.html": "one"], to: output)
      var before = stat()
      #expect(stat(output, &before) == 0)
      let (outcome, _) = publish(["index.html": "one"], to: output)
      var after = stat()
      #expect(stat(output, &after) == 0)
      #expect(outcome?.written == 0 && before.st_ino == after.st_ino)
    }
  }

  @Test func `an abandoned build leaves the old site whole`() throws {
    try scratch { folder in
      let output = folder + "/public"
      _ = publish(["index.html": "old"], to: output)
      var log = Diagnostics()
      let publication = try #require(Publication.begin(output: output, disk: disk, &log))
      publication.put(Array("new".utf8), at: "index.html")
      publication.abandon()
      #expect(text(output + "/index.html") == "old")
      #expect(disk.names(in: folder) == ["public"])
    }
  }

  @Test func `refuses a folder that somebody else filled`() throws {
    try scratch { folder in
      try disk.write(Array("mine".utf8), to: folder + "/public/notes.txt")
      let (outcome, log) = publish(["index.html": "x"], to: folder + "/public")
      #expect(outcome == nil)
      #expect(log.entries.map(\.id) == ["foreign-output"])
      #expect(text(folder + "/public/notes.txt") == "mine")
    }
  }

  @Test func `two builds into one folder exclude each other`() throws {
    try scratch { folder in
      var log = Diagnostics()
      let first = try #require(Publication.begin(output: folder + "/public", disk: disk, &log))
      #expect(Publication.begin(output: folder + "/public", disk: disk, &log) == nil)
      #expect(log.entries.map(\.id) == ["output-busy"])
      first.abandon()
    }
  }

  /// The file's text, or `nil` when it cannot be read.
  private func text(_ path: String) -> String? {
    do {
      return String(decoding: try disk.read(path), as: UTF8.self)
    } catch {
      return nil
    }
  }

  private func failure(of body: () throws -> Void) -> (any Error)? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }
}

extension Issue {
  fileprivate static func record(if error: (any Error)?) {
    if let error { record(error) }
  }
}
