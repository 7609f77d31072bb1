import Diagnostics
import Findings
import Markdown
import Metrics
import Periods
import Settings

/// A value that a page asks for, found in the catalogue.
struct KPIAnswer {
  var metric: MetricDefinition
  var scope: Scope
  var period: Period

  /// - Returns: `nil` when the metric, the member or the period does not exist; ``reportKPIReferences`` has said so.
  init?(_ reference: KPIReference, metric id: String, _ evaluation: Evaluation) {
    guard let metric = evaluation.catalogue[id] else { return nil }
    self.metric = metric
    scope = reference.scope.map { Scope(kind: $0.kind, name: $0.name) } ?? .company
    guard scope == .company || evaluation.members(of: scope.kind).contains(scope) else { return nil }
    let context = evaluation.context
    if let text = reference.period {
      guard let period = Period(text) else { return nil }
      self.period = period
    } else {
      period = context.calendar.period(.quarter, containing: context.asOf)
    }
  }
}

/// Reports what pages ask for and nobody can answer: metrics, members and periods that do not exist.
package func reportKPIReferences(
  _ pages: [Playbook], _ evaluation: Evaluation, _ log: inout Diagnostics
) {
  let ids = evaluation.catalogue.definitions.map(\.id)
  for page in pages {
    for placeholder in page.document.placeholders {
      let position = Position(
        file: placeholder.file ?? page.file, line: placeholder.line, column: placeholder.column)
      guard let reference = KPIReference(placeholder, placeholder.file ?? page.file, &log) else { continue }
      // The lines of a block in one.
      let excerpt = placeholder.text.split(whereSeparator: \.isNewline).joined(separator: "; ")
      for id in reference.metrics where evaluation.catalogue[id] == nil {
        let near = nearMiss(of: id, among: ids)
        log.report(
          near == nil ? "kpi-value-unknown" : "kpi-value-misspelt", at: position,
          ["kpi": id, "near": near ?? ""], excerpt: excerpt)
      }
      for key in reference.unknownKeys {
        log.report(
          "kpi-value-key", at: position,
          ["key": key, "allowed": KPIReference.keys.joined(separator: ", ")], excerpt: excerpt)
      }
      if let scope = reference.scope {
        let names = evaluation.members(of: scope.kind).map(\.name)
        if !names.contains(scope.name) {
          let near = nearMiss(of: scope.name, among: names)
          log.report(
            near == nil ? "kpi-value-member" : "kpi-value-member-misspelt", at: position,
            ["kind": scope.kind, "name": scope.name, "near": near ?? ""], excerpt: excerpt)
        }
      }
      if let period = reference.period, Period(period) == nil {
        log.report("kpi-value-period", at: position, ["period": period], excerpt: excerpt)
      }
    }
  }
}

extension KPIReference {
  /// Reads a placeholder of a page; `nil` for a block that says nothing, after a message.
  init?(_ placeholder: Placeholder, _ file: String, _ log: inout Diagnostics) {
    switch placeholder.kind {
    case .inline: self.init(inline: placeholder.text)
    case .block: self.init(block: placeholder.text, file: file, line: placeholder.line, &log)
    }
  }
}
