import Diagnostics
import Findings
import Metrics
import Periods
import Publish
import Sales
import Settings
import Site
import Tables

/// Writes the files of `data/` and the sitemap, and returns their paths.
func writeDataFiles(
  _ input: SiteInput, _ plan: SitePlan, _ jobs: Int, _ publication: Publication?, _ log: Diagnostics
) async -> [String] {
  var paths: [String] = []
  func put(_ bytes: @autoclosure () -> [UInt8], at path: String) {
    paths.append(path)
    publication?.put(bytes(), at: path)
  }
  let rows = metricRows(input.evaluation, input.findings)
  let metrics = await inOrder(rows.metrics.count, jobs: jobs) { rows.csv(rows.metrics[$0]) }
  put(MetricRows.csvHeader + metrics.joined(), at: "data/metrics.csv")
  for (name, table) in input.sales.dataset.tables.sorted(by: { $0.key < $1.key })
  where input.downloads.contains(name) {
    paths.append("data/\(name).csv")
    await publication?.put(TableCSV(table, jobs: jobs), at: "data/\(name).csv", jobs)
  }
  let rejected = input.sales.reports.filter { input.downloads.contains($0.table) }.flatMap(\.rejectedRows)
  if !rejected.isEmpty {
    let rows = rejected.map { [$0.position.description, $0.reason, $0.text] }
    put(csv(["place", "reason", "row"], rows), at: "data/rejected.csv")
  }
  let problems = input.sales.problems
  if !problems.isEmpty { put(csv(problemHeader, problems.map(problemRow)), at: "data/problems.csv") }
  put(buildJSON(input, plan, log), at: "data/build.json")
  if let base = input.configuration.baseURL { put(sitemap(base, plan), at: "sitemap.xml") }
  return paths
}

private let problemHeader = [
  "file", "sheet", "place", "column", "text", "problem_zh", "problem_en", "remedy_zh", "remedy_en", "record",
  "owner",
]

/// A cell or row to be mended, for the person who can: `place` is the line, or the cell of a sheet.
private func problemRow(_ problem: DataProblem) -> [String] {
  let position = problem.message.position
  let place = position?.cell ?? position?.line.map(String.init) ?? ""
  return [
    position?.file ?? "", position?.sheet ?? "", place, problem.column, problem.text,
    problem.message.message(.chinese), problem.message.message(.english),
    problem.message.remedy(.chinese) ?? "", problem.message.remedy(.english) ?? "", problem.record,
    problem.owner,
  ]
}

/// All values, with the signals of the months.
package func metricRows(_ evaluation: Evaluation, _ findings: Findings) -> MetricRows {
  MetricRows(evaluation) { metric, scope, period in
    guard case .period(.month(let month)) = period else { return "" }
    return findings.direction(metric, scope, month)
  }
}

extension Publication {
  /// Adds a table, made by several threads a few pieces at a time.
  fileprivate func put(_ table: TableCSV, at path: String, _ jobs: Int) async {
    guard let file = open(path) else { return }
    for first in stride(from: 0, to: table.pieceCount, by: jobs) {
      let pieces = min(jobs, table.pieceCount - first)
      for piece in await inOrder(pieces, jobs: jobs, { table.piece(first + $0) }) { file.append(piece) }
    }
    close(file)
  }
}

private func sitemap(_ base: String, _ plan: SitePlan) -> [UInt8] {
  var text =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
  for page in plan.pages where page.location.path != "404.html" && !page.isRedirect {
    text += "<url><loc>\(escapedXML(base + page.location.encodedPath))</loc></url>\n"
  }
  return Array((text + "</urlset>\n").utf8)
}

private func escapedXML(_ text: String) -> String {
  text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
}
