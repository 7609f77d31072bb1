import ArgumentParser
import Build
import Diagnostics
import Effects
import Findings
import Metrics
import Periods
import Site

/// `quotabook metrics`: the values alone.
struct MetricsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "打印指标的数值。Prints the values of the metrics.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, table }

  @OptionGroup var options: SiteOptions
  @Option(help: "一个指标的 id。One metric by its id.") var metric: String?
  @Option(
    help: """
      范围：company，或种类加名称，如 'team 华东一部'、team=华东一部。\
      company, or a kind and name such as 'team 华东一部' or team=华东一部.
      """) var scope: String?
  @Option(
    help: "期间，如 2026-11、2026-Q4、2026、all 或 as-of。A period such as 2026-11, 2026-Q4, 2026, all or as-of.")
  var period: String?
  @Option(help: "输出格式：csv、json 或 table。csv, json or table.") var format = Format.csv

  func run() async throws {
    let disk = DiskFiles()
    let language = options.messageLanguage(disk)
    var log = Diagnostics()
    guard let source = await readSite(options.buildOptions(disk), files: disk, &log) else {
      Console.report(log, language, quiet: options.quiet)
      throw ExitCode(1)
    }
    Console.report(log, language, quiet: options.quiet)
    try check(source)
    print(metricRows(await source.evaluation.including(period.flatMap { Period($0) }), source.findings))
    if log.hasErrors { throw ExitCode(1) }
  }

  private func check(_ source: SiteSource) throws {
    let ids = source.evaluation.catalogue.definitions.map(\.id)
    if let metric, !ids.contains(metric) {
      let near = nearMiss(of: metric, among: ids).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no metric '\(metric)'\(near)")
    }
    if let scope, let problem = ScopeArgument(scope).problem(among: source.evaluation.scopes) {
      throw ValidationError(problem)
    }
    if let period, period != "as-of", Period(period) == nil {
      throw ValidationError("'\(period)' is no period such as 2026-11, 2026-Q4, 2026, all or as-of")
    }
  }

  private func print(_ rows: MetricRows) {
    switch format {
    case .csv:
      var bytes = MetricRows.csvHeader
      forEachWanted(rows) { $0.write(to: &bytes) }
      Console.out(String(decoding: bytes, as: UTF8.self))
    case .json:
      var objects: [String] = []
      forEachWanted(rows) { row in
        let fields = zip(MetricRows.header, row.cells).map { "\"\($0)\":\(jsonValue($0, $1))" }
        objects.append("{" + fields.joined(separator: ",") + "}")
      }
      Console.out("[\n" + objects.joined(separator: ",\n") + "\n]\n")
    case .table:
      var lines = [MetricRows.header]
      forEachWanted(rows) { lines.append($0.cells) }
      printTable(lines)
    }
  }

  /// The rows of the metric, scope and period that were asked for.
  private func forEachWanted(_ rows: MetricRows, _ body: (MetricRow) -> Void) {
    let wanted = scope.map(ScopeArgument.init)
    let name = period.map { $0 == "as-of" ? $0 : Period($0)?.description ?? $0 }
    for definition in rows.metrics where metric == nil || metric == definition.id {
      rows.forEach(
        definition, scope: { wanted?.matches($0.kind, $0.name) ?? true }, period: name, body)
    }
  }

  private func printTable(_ rows: [[String]]) {
    var widths = [Int](repeating: 0, count: rows.first?.count ?? 0)
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], columns(cell)) }
    }
    for row in rows {
      let cells = row.enumerated().map { $1 + String(repeating: " ", count: widths[$0] - columns($1)) }
      Console.out(cells.joined(separator: "  ") + "\n")
    }
  }

  private func jsonValue(_ name: String, _ text: String) -> String {
    if ["metric", "scope", "name", "period", "unit", "signal"].contains(name) { return quoted(text) }
    return text.isEmpty ? "null" : text
  }

  /// The terminal columns a text takes: two for Chinese characters.
  private func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }
}

/// `quotabook explain`: what a metric or a message means.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "解释一个指标的数值或一条提示。Explains a metric's value or a message.")

  @Argument(help: "指标或提示的 id。The id of a metric or of a message.") var subject: String
  @OptionGroup var options: SiteOptions
  @Option(
    help: "范围：company，或种类加名称，如 'team 华东一部'。company, or a kind and name such as 'team 华东一部'.") var scope =
    "company"
  @Option(
    help: "期间，如 2026-11、2026-Q4、2026、all 或 as-of。A period such as 2026-11, 2026-Q4, 2026, all or as-of.")
  var period = "all"

  func run() async throws {
    let disk = DiskFiles()
    let language = options.messageLanguage(disk)
    if let entry = Catalogue.entry(subject) {
      let wording = language == .chinese ? entry.chinese : entry.english
      Console.out(
        "\(entry.severity.word(language)) [\(entry.id)]\n\(wording.messageTemplate)\n\n\(wording.explanation)\n"
      )
      if let remedy = wording.remedyTemplate {
        Console.out("\n\(language == .chinese ? "处理：" : "fix: ")\(remedy)\n")
      }
      return
    }
    var log = Diagnostics()
    guard let source = await readSite(options.buildOptions(disk), files: disk, &log) else {
      Console.report(log, language, quiet: options.quiet)
      throw ExitCode(1)
    }
    let wanted = ScopeArgument(scope)
    if let problem = wanted.problem(among: source.evaluation.scopes) { throw ValidationError(problem) }
    let found = source.evaluation.scopes.first { wanted.matches($0.kind, $0.name) } ?? .company
    guard period == "as-of" || Period(period) != nil else {
      throw ValidationError("'\(period)' is no period")
    }
    let evaluation = await source.evaluation.including(Period(period))
    let report = Period(period).map(ReportPeriod.period) ?? .asOf
    guard let text = explanation(of: subject, in: evaluation, found, report, language) else {
      let ids = source.evaluation.catalogue.definitions.map(\.id) + Catalogue.entries.map(\.id)
      let near = nearMiss(of: subject, among: ids).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is neither a metric nor a message '\(subject)'\(near)")
    }
    Console.out(text.hasSuffix("\n") ? text : text + "\n")
  }
}
