import Diagnostics
import Effects
import Findings
import Metrics
import Periods
import Sales
import Sample
import Settings
import Tables

/// A site read and judged as a build does it.
struct JudgedSite: Sendable {
  var dataset: Dataset
  var evaluation: Evaluation
  var findings: Findings
  /// The ids of the messages, in the order in which they are printed.
  var messages: [String]
}

/// Reads the files of a site, path → text.
///
/// - Parameter pages: metric → playbook pages that answer it.
/// - Returns: `nil` when there is no readable configuration.
func judgedSite(_ texts: [String: String], pages: [String: [String]] = [:]) async -> JudgedSite? {
  var log = Diagnostics()
  guard let root = parseYAML(texts["quotabook.yml"] ?? "", file: "quotabook.yml", &log),
    let today = Day(iso: "2026-11-20")
  else { return nil }
  var configuration = readConfiguration(root, &log)
  if let changes = texts["changes.yml"], let root = parseYAML(changes, file: "changes.yml", &log) {
    configuration.changes = readChanges(root, &log)
  }
  let files = MemoryFiles(
    Dictionary(texts.map { ("site/" + $0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
  let sales = readSales(
    configuration, files: files, site: "site", asOf: nil, today: today, jobs: 1, &log)
  let own = texts["metrics.yml"].map { (text: $0, file: "metrics.yml") }
  let catalogue = MetricCatalogue.read(standard: standardMetrics, own: own, data: sales.dataset, &log)
  var context = EvaluationContext(calendar: sales.calendar, asOf: sales.asOf)
  context.primary = configuration.primary
  context.goals = configuration.goals
  context.stale = configuration.stale
  context.periods = configuration.show.periods
  context.covers = sales.covers
  context.jobs = 1
  let evaluation = await evaluate(catalogue, sales.dataset, context, &log)
  let found = findings(evaluation, sales.dataset, configuration, pages: pages)
  return JudgedSite(
    dataset: sales.dataset, evaluation: evaluation, findings: found, messages: log.sorted().map(\.id))
}

/// The example site of another seed.
func exampleSite(seed: UInt64, planted: Bool = true) async -> JudgedSite? {
  var options = SampleOptions()
  options.seed = seed
  options.plantedTruths = planted
  let files = sampleSite(options).map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
  return await judgedSite(Dictionary(files, uniquingKeysWith: { first, _ in first }))
}

/// Judges the sites of the seeds, two at a time, in the order of the seeds.
func judge<Verdict: Sendable>(
  _ seeds: ClosedRange<UInt64>, planted: Bool, _ verdict: @escaping @Sendable (JudgedSite) -> Verdict
) async -> [Verdict] {
  await withTaskGroup(of: (UInt64, Verdict?).self) { group in
    var found: [UInt64: Verdict] = [:]
    var waiting = seeds.makeIterator()
    func start() {
      guard let seed = waiting.next() else { return }
      group.addTask { (seed, await exampleSite(seed: seed, planted: planted).map(verdict)) }
    }
    for _ in 0..<2 { start() }
    while let (seed, result) = await group.next() {
      found[seed] = result
      start()
    }
    return seeds.compactMap { found[$0] }
  }
}
