import Diagnostics
import Metrics
import Settings

/// The bytes are `quotabook.yml`, `metrics.yml`, `changes.yml` and the head of a playbook page, one after the other.
func fuzzYAML(_ input: UnsafeBufferPointer<UInt8>) {
  let text = String(decoding: input, as: UTF8.self)
  let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
  var log = Diagnostics()
  if let root = parseYAML(text, file: "quotabook.yml", &log) {
    _ = readConfiguration(root, &log)
    _ = readChanges(root, &log)
    demandPlaces(root, lines)
  } else {
    demand(log.hasErrors, "no YAML, no message")
  }
  let catalogue = MetricCatalogue.read(standard: "", own: (text, "metrics.yml"), &log)
  for metric in catalogue.definitions {
    demand(!metric.id.isEmpty || text.contains(":"), "a metric of nothing")
  }
  demandBody(text, &log)
  demandBody("---\n" + text + "\n---\nbody\n", &log)
  for entry in log.entries {
    guard let line = entry.position?.line else { continue }
    demand(line >= 1 && line <= lines + 4, "\(entry.id) on line \(line) of \(lines)")
  }
  _ = consoleText(log, .english) + consoleText(log, .chinese)
}

private func demandPlaces(_ node: Node, _ lines: Int) {
  let line = node.position.line ?? 0
  demand(line >= 1 && line <= lines + 1, "a node on line \(line) of \(lines)")
  for item in node.items ?? [] { demandPlaces(item, lines) }
  for entry in node.entries ?? [] {
    demandPlaces(entry.key, lines)
    demandPlaces(entry.value, lines)
  }
}

/// The body of a page starts at the start of a line of the page, and its number is right.
private func demandBody(_ page: String, _ log: inout Diagnostics) {
  let (_, offset, line) = readFrontMatter(source: page, file: "playbooks/x.md", &log)
  let bytes = Array(page.utf8)
  demand(offset >= 0 && offset <= bytes.count, "the body starts at \(offset) of \(bytes.count)")
  var ends = 0
  for index in 0..<offset {
    let isCarriageReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
    if bytes[index] == 0x0A || isCarriageReturn { ends += 1 }
  }
  demand(
    line == ends + 1 || (offset == bytes.count && line == ends + 2),
    "the body of line \(line) is on \(ends + 1)")
}
