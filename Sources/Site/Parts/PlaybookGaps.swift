import Diagnostics
import Findings
import Metrics
import Periods

/// What the knowledge base lacks: for its maintenance page, and as warnings of `quotabook check`.
struct PlaybookGaps: Sendable {
  /// The metrics with data that no page helps, those with a target first.
  private(set) var metrics: [MetricDefinition]
  private let pages: [Playbook]
  private let shelf: PlaybookShelf
  private let languages: [MessageLanguage]

  init(_ input: SiteInput, _ map: SiteMap) {
    pages = input.playbooks
    shelf = map.shelf
    languages = input.configuration.languages
    let helped = Set(input.playbooks.flatMap { $0.front.kpis.map(\.text) })
    let missing = input.evaluation.available.filter { !helped.contains($0.id) }
    metrics =
      missing.filter { input.evaluation.hasTargets($0.id) }
      + missing.filter { !input.evaluation.hasTargets($0.id) }
  }

  private func written(_ language: MessageLanguage) -> [Playbook] {
    shelf.pages(language).filter { $0.language == language }
  }

  func withoutMetric(_ language: MessageLanguage) -> [Playbook] {
    written(language).filter { $0.front.kpis.isEmpty }
  }

  func withoutOwner(_ language: MessageLanguage) -> [Playbook] {
    written(language).filter { $0.front.owner == nil }
  }

  func withoutReview(_ language: MessageLanguage) -> [Playbook] {
    written(language).filter { $0.due == nil }
  }

  /// The pages of other languages that are not written in this one.
  func untranslated(_ language: MessageLanguage) -> [Playbook] {
    shelf.pages(language).filter { $0.language != language }
  }

  /// Warnings for those who keep the knowledge base; metrics with a target and no page are told in every build.
  func report(asOf: Day, _ log: inout Diagnostics) {
    for page in pages {
      let head = Position(file: page.file, line: 1)
      if page.front.kpis.isEmpty { log.report("page-without-kpi", at: head, [:]) }
      if page.front.owner == nil { log.report("page-without-owner", at: head, [:]) }
      switch page.review(on: asOf) {
      case .unpromised: log.report("page-without-review", at: head, [:])
      case .expired:
        log.report(
          "page-past-review", at: head,
          ["due": page.due?.description ?? "", "owner": page.front.owner ?? "—"])
      case .reviewed, .due: break
      }
      for language in languages where !shelf.isTranslated(page.path, language) {
        log.report(
          "page-without-translation", at: head,
          ["language": language.rawValue, "file": "playbooks/\(language.rawValue)/\(page.path).md"])
      }
    }
  }
}

/// Reports what the knowledge base lacks, as `quotabook check` tells it.
package func reportPlaybookGaps(_ input: SiteInput, _ map: SiteMap, _ log: inout Diagnostics) {
  PlaybookGaps(input, map).report(asOf: input.evaluation.context.asOf, &log)
}
