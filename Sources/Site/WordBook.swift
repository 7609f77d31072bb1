import Diagnostics
import Settings
import Synchronization

/// The site's own words in place of the standard ones, and which texts the pages have said.
///
/// The standard words stand next to each other in both languages where they are said, so that none can be missing.
package final class WordBook: Sendable {
  private let own: [MessageLanguage: [String: OwnText]]
  private let said = Mutex<[MessageLanguage: Set<String>]>([:])

  /// - Returns: `nil` for a site without words of its own.
  package init?(_ own: [MessageLanguage: [String: OwnText]]) {
    guard own.contains(where: { !$0.value.isEmpty }) else { return nil }
    self.own = own
  }

  func text(_ standard: String, _ language: MessageLanguage) -> String {
    guard let words = own[language] else { return standard }
    said.withLock { _ = $0[language, default: []].insert(standard) }
    return words[standard]?.text ?? standard
  }

  /// Reports the words that no page has said, after all pages are made.
  package func report(_ log: inout Diagnostics) {
    let said = said.withLock { $0 }
    for (language, words) in own.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let texts = said[language] ?? []
      let candidates = texts.sorted()
      for (standard, own) in words.sorted(by: { $0.value.position < $1.value.position })
      where !texts.contains(standard) {
        let near = nearMiss(of: standard, among: candidates)
        log.report(
          near == nil ? "string-unknown" : "string-misspelt", at: own.position,
          ["text": standard, "near": near ?? ""], excerpt: "\(standard): \(own.text)")
      }
    }
  }
}
