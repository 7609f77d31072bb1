import Periods

/// How far a knowledge base can be trusted.
struct TrustReport: Sendable {
  var pages = 0
  /// Pages within the interval of review that they promise.
  var trusted = 0

  /// A knowledge base below this share of trusted pages is not kept up.
  static let line = 0.8

  init(_ pages: [Playbook], on day: Day) {
    self.pages = pages.count
    trusted = pages.count { $0.isTrusted(on: day) }
  }

  /// The share 0…1 of pages within their interval; `nil` without pages.
  var score: Double? { pages > 0 ? Double(trusted) / Double(pages) : nil }
}

extension Desk {
  func trustLine(_ trust: TrustReport) -> String {
    let share = figures.percent(trust.score, decimals: 0)
    let counts = "\(number(trust.trusted))/\(number(trust.pages))"
    let below = (trust.score ?? 1) < TrustReport.line
    return say(
      "可信度 \(share)（\(counts) 页在复核期内），\(below ? "低于" : "不低于") 80% 的线",
      "Trust \(share) (\(counts) pages within their review interval), \(below ? "below" : "not below") the line of 80%"
    )
  }
}
