import Findings
import Metrics
import Templates

/// How many of tonight's shortfalls and changes for the worse each page answers, found once for all pages.
struct Relevance: Sendable {
  /// Something that a page may answer.
  struct Trouble: Sendable, Hashable {
    var key: SeriesKey
    var pages: [String]
  }

  private(set) var troubles: [Trouble] = []
  private var times: [String: Int] = [:]
  private var byMetric: [String: [Scope]] = [:]
  /// Path → how many metrics the page helps.
  private let aims: [String: Int]

  init(_ findings: Findings, _ playbooks: [Playbook]) {
    aims = Dictionary(playbooks.map { ($0.path, $0.front.kpis.count) }, uniquingKeysWith: max)
    for signal in findings.signals where signal.tone == .bad {
      troubles.append(Trouble(key: signal.key, pages: signal.pages))
    }
    for shortfall in findings.shortfalls where shortfall.isBeyondNoise {
      troubles.append(Trouble(key: shortfall.key, pages: shortfall.pages))
    }
    for trouble in troubles {
      for path in trouble.pages { times[path, default: 0] += 1 }
      if byMetric[trouble.key.metric]?.contains(trouble.key.scope) != true {
        byMetric[trouble.key.metric, default: []].append(trouble.key.scope)
      }
    }
  }

  /// How much a page answers tonight.
  subscript(path: String) -> Int { times[path] ?? 0 }

  /// The paths of the pages that answer something, those that answer most first; a page that is to help many metrics
  /// answers each of them less.
  func pages(within includes: (Scope) -> Bool) -> [String] {
    var times: [String: Int] = [:]
    for trouble in troubles where includes(trouble.key.scope) {
      for path in trouble.pages { times[path, default: 0] += 1 }
    }
    let weights = times.map { path, count in
      (path, Double(count) / Double(max(1, aims[path] ?? 1)).squareRoot())
    }
    return weights.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  /// Who falls short in a metric, or got worse in it.
  func scopes(of metric: String) -> [Scope] { byMetric[metric] ?? [] }
}
