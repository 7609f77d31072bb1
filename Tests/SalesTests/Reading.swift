import Diagnostics
import Effects
import Periods
import Sales
import Settings
import Tables
import Testing

/// The day on which the tests read their sites.
let testDay = Day(number: 20_777)  // 2026-11-20

/// Reads a site in memory: file path → text, and the configuration. All files are of the test day.
func read(
  _ files: [String: String], _ yaml: String = "", asOf: Day? = nil, jobs: Int = 1
) -> (data: SalesData, log: Diagnostics) {
  var log = Diagnostics()
  let disk = MemoryFiles(Dictionary(uniqueKeysWithValues: files.map { ("site/" + $0, $1) }))
  for path in files.keys { disk.setModified("site/" + path, Int(testDay.number) * 86_400) }
  var configuration = SiteConfiguration()
  if let root = parseYAML(yaml, file: "quotabook.yml", &log) { configuration = readConfiguration(root, &log) }
  let data = readSales(configuration, files: disk, site: "site", asOf: asOf, today: testDay, jobs: jobs, &log)
  return (data, log)
}

/// The texts of a column, empty cells as `nil`.
func texts(_ table: RecordTable?, _ column: String) -> [String?] {
  guard let table, let values = table.text(column) else { return [] }
  return (0..<table.rowCount).map { values[$0] }
}

func days(_ table: RecordTable?, _ column: String) -> [String?] {
  guard let table, let values = table.days(column) else { return [] }
  return (0..<table.rowCount).map { values[$0]?.description }
}

func numbers(_ table: RecordTable?, _ column: String) -> [Double?] {
  guard let table, let values = table.numbers(column) else { return [] }
  return (0..<table.rowCount).map { values[$0] }
}
