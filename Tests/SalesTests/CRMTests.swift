import Diagnostics
import Effects
import Glibc
import Periods
import Sales
import Tables
import Testing

private let fixtures: String = {
  let root = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
  return "/" + root + "/Fixtures/crm"
}()

/// Small exports of every CRM, each with all that is understood of it: a folder is the data of a site, `expected.txt`
/// what comes out.
@Suite struct CRMTests {
  @Test(arguments: [
    "zoho-en", "zoho-zh", "zoho-potentials", "zoho-api", "fxiaoke", "fxiaoke-api", "salesforce-report",
    "salesforce-ids", "hubspot", "hubspot-internal", "wukong", "cordys", "migration", "by-hand",
  ])
  func `reads the exports of a CRM`(name: String) throws {
    let disk = DiskFiles()
    let folder = fixtures + "/" + name
    var files: [String: String] = [:]
    for path in disk.tree(folder) where path.hasSuffix(".csv") {
      files["data/" + path] = String(decoding: try disk.read(folder + "/" + path), as: UTF8.self)
    }
    try #require(!files.isEmpty)
    let settings = disk.kind(folder + "/quotabook.yml") == .file
    let yaml = settings ? String(decoding: try disk.read(folder + "/quotabook.yml"), as: UTF8.self) : ""
    let (data, log) = read(files, yaml)
    let found = description(data, log)
    let golden = folder + "/expected.txt"
    if getenv("QUOTABOOK_ACCEPT").map({ String(cString: $0) }) == "1" {
      try disk.write(Array(found.utf8), to: golden)
    }
    let expected = String(decoding: try disk.read(golden), as: UTF8.self)
    #expect(found == expected)
    for report in data.reports {
      #expect(report.rowsRead == report.used + report.rejected + report.duplicates + report.void)
    }
  }

  private func description(_ data: SalesData, _ log: Diagnostics) -> String {
    var lines: [String] = []
    for report in data.reports { lines += describe(report) }
    for stage in data.stages.stages {
      let chance = stage.probability.map { "\(($0 * 1000).rounded() / 10)%" } ?? "-"
      lines.append(
        "stage \(stage.title): \(stage.outcome.rawValue), \(chance), \(stage.deals) deals"
          + (stage.pipelines.isEmpty ? "" : ", " + stage.pipelines.joined(separator: " + ")))
    }
    lines.append("")
    for (name, table) in data.dataset.tables.sorted(by: { $0.key < $1.key }) {
      lines += describe(name, table)
    }
    for language in [MessageLanguage.english, .chinese] {
      lines.append(consoleText(log, language))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func isAboutCRM(_ reason: String) -> Bool {
    ["taken for", "amounts converted", "stand in", "creation plus"].contains(where: reason.contains)
  }

  private func describe(_ report: FileReport) -> [String] {
    var lines = ["\(report.file): \(report.table), \(report.adapter)"]
    for phrase in report.readAs where isAboutCRM(phrase.english) {
      lines += ["  " + phrase.english, "  " + phrase.chinese]
    }
    for (header, columns) in report.mapping {
      lines.append("  \(header): \(columns.isEmpty ? "-" : columns.joined(separator: " "))")
    }
    lines.append(
      "  rows \(report.rowsRead) = \(report.used) used + \(report.rejected) rejected"
        + " + \(counted(report.duplicates, "duplicate", "duplicates")) + \(report.void) void")
    lines.append("")
    return lines
  }

  private func describe(_ name: String, _ table: RecordTable) -> [String] {
    let columns = table.columns.keys.sorted()
    var lines = ["\(name): \(columns.joined(separator: ", "))"]
    for row in 0..<table.rowCount {
      let cells = columns.map { column -> String in
        switch table[column] {
        case .text(let values): values[row] ?? ""
        case .money(let values), .number(let values): values[row].map { "\($0)" } ?? ""
        case .day(let values): values[row]?.description ?? ""
        case nil: ""
        }
      }
      lines.append("  " + cells.joined(separator: " | "))
    }
    return lines + [""]
  }
}
