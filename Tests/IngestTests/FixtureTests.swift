import Diagnostics
import FoundationEssentials
import Testing

@testable import Ingest

/// Small files, each with one trouble, and beside each the report of how it is read.
@Suite struct FixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  static let files: [String] = ["encodings", "headers", "footers", "broken"].flatMap { group in
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: group).path)) ?? []
    return names.filter { !$0.hasSuffix(".report") && !$0.hasPrefix(".") }.map { "\(group)/\($0)" }.sorted()
  }

  @Test func `there are fixtures`() { #expect(FixtureTests.files.count > 40) }

  @Test(arguments: FixtureTests.files) func `is read as its report says, by every route`(file: String) throws
  {
    let bytes = [UInt8](try Data(contentsOf: FixtureTests.folder.appending(path: file)))
    let report = FixtureTests.report(bytes, file, jobs: 1, smallest: 1 << 20)
    for (jobs, smallest) in [(2, 1), (2, 16), (2, 64), (3, 5), (8, 1), (2, 1 << 10), (2, 1 << 16)] {
      #expect(FixtureTests.report(bytes, file, jobs: jobs, smallest: smallest) == report)
    }
    let golden = FixtureTests.folder.appending(path: file + ".report")
    if ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1" {
      try report.write(to: golden, atomically: false, encoding: .utf8)
    }
    #expect(report == (try? String(contentsOf: golden, encoding: .utf8)) ?? "there is no \(file).report")
  }

  private static func report(_ bytes: [UInt8], _ file: String, jobs: Int, smallest: Int) -> String {
    var options = CSVOptions(jobs: jobs)
    options.smallestPart = smallest
    var log = Diagnostics()
    let table = readCSV(bytes, file: file, options: options, &log)
    var text = ""
    if let table {
      for reason in table.dialect.reasons { text += reason.english + "\n" + reason.chinese + "\n" }
      text += "\n" + ([table.header] + table.rows).map { $0.debugDescription }.joined(separator: "\n") + "\n"
    }
    for language in [MessageLanguage.english, .chinese] {
      let messages = consoleText(log, language)
      if !messages.isEmpty { text += "\n" + messages }
    }
    return text
  }
}
