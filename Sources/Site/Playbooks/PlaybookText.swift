import Diagnostics
import Markdown
import Synchronization

/// The text of a page, shared by all copies of the page, so that its memory can be given back at once.
final class PlaybookText: Sendable {
  private struct State {
    var own: MarkdownDocument
    var abroad: [MessageLanguage: MarkdownDocument]
  }

  private let state: Mutex<State>

  /// - Parameter abroad: the page as it stands in a language into which it is not translated.
  init(_ own: MarkdownDocument, abroad: [MessageLanguage: MarkdownDocument] = [:]) {
    state = Mutex(State(own: own, abroad: abroad))
  }

  /// The page in its own language.
  var own: MarkdownDocument { state.withLock { $0.own } }

  func shown(in language: MessageLanguage) -> MarkdownDocument {
    state.withLock { $0.abroad[language] ?? $0.own }
  }

  func drop(_ part: (inout MarkdownDocument) -> Void) {
    state.withLock { state in
      part(&state.own)
      state.abroad = state.abroad.mapValues { document in
        var document = document
        part(&document)
        return document
      }
    }
  }
}
