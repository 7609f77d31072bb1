import Foundation
import Testing

@testable import Sample

/// The example site of the repository is the sample of seed 1.
@Suite struct ExampleSiteTests {
  private static let site = sampleSite(SampleOptions())

  private var content: String {
    let file = URL(fileURLWithPath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("content").path
  }

  @Test func `content holds what the published seed gives`() throws {
    let accepts = ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1"
    for file in Self.site {
      let url = URL(fileURLWithPath: content + "/" + file.path)
      if accepts {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url)
      }
      let bytes = try #require(FileManager.default.contents(atPath: url.path), "\(file.path) is missing")
      // A failed comparison of collections would be explained byte by byte, which takes minutes.
      let isEqual = Array(bytes) == file.bytes
      #expect(isEqual, "\(file.path) is not what the seed gives")
    }
  }

  @Test func `the example stays below four megabytes`() {
    #expect(Self.site.reduce(0) { $0 + $1.bytes.count } < 4_000_000)
  }

  @Test func `no file names a folder of a machine`() {
    for file in Self.site {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for folder in ["/home/", "/tmp/", "/root/", "/work/", "/Users/"] {
        #expect(!text.contains(folder), "\(file.path)")
      }
    }
  }
}
