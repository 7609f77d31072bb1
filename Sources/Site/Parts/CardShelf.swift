import Diagnostics
import Synchronization
import Templates

/// A card with the page that its remedy leads to, whose addresses are those seen from one page.
struct PreparedCard: Sendable {
  var value: TemplateValue
  var remedy: Location?
}

/// Cards that many pages show, each drawn by the first page that asks for it.
final class CardShelf: Sendable {
  private let cards = Mutex<[MessageLanguage: [String: PreparedCard?]]>([:])

  /// The card of a metric; `make` gives the same whichever page asks, but for the addresses.
  func card(_ id: String, _ language: MessageLanguage, _ make: () -> PreparedCard?) -> PreparedCard? {
    if let known = cards.withLock({ $0[language]?[id] }) { return known }
    let card = make()
    cards.withLock { $0[language, default: [:]][id] = .some(card) }
    return card
  }
}
