import Diagnostics
import Markdown
import Periods
import Settings

/// A page of the knowledge base in one language.
package struct Playbook: Sendable {
  /// What does not change; shared, because pages are handed about by the thousand.
  private final class Content: Sendable {
    let path: String
    let language: MessageLanguage
    let file: String
    let front: FrontMatter
    let title: String
    let route: Route
    let text: PlaybookText

    init(
      path: String, language: MessageLanguage, file: String, front: FrontMatter, title: String, route: Route,
      text: PlaybookText
    ) {
      self.path = path
      self.language = language
      self.file = file
      self.front = front
      self.title = title
      self.route = route
      self.text = text
    }
  }

  private let content: Content
  /// A hash of all that other pages, lists and messages see of it; its text is not among that.
  package var outline = ""
  /// The day of the last commit that changed it, or `nil` where the history does not say.
  package var changed: Day?

  init(
    path: String, language: MessageLanguage, file: String, front: FrontMatter, route: Route,
    text: PlaybookText
  ) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    content = Content(
      path: path, language: language, file: file, front: front,
      title: front.title ?? text.own.headings.first?.text ?? name, route: route, text: text)
  }

  /// The path below the language folder without `.md`: `objections/price`.
  package var path: String { content.path }
  package var language: MessageLanguage { content.language }
  /// The file relative to the site folder.
  package var file: String { content.file }
  package var front: FrontMatter { content.front }
  package var route: Route { content.route }
  /// The title of its head, else its first heading, else the file's name.
  package var title: String { content.title }
  package var document: MarkdownDocument { content.text.own }

  /// The text as it stands among the pages of a language.
  func document(shownIn language: MessageLanguage) -> MarkdownDocument { content.text.shown(in: language) }

  /// Gives back the memory of the page's HTML, once all pages that show it are made.
  package func dropMarkup() { content.text.drop { $0.dropMarkup() } }

  /// Gives back the memory of the page's plain text, once it is in the search index.
  package func dropPlainText() { content.text.drop { $0.dropPlainText() } }

  /// One of `FrontMatter.kinds`; a page that does not say is a guide.
  package var kind: String { front.kind ?? "guide" }

  /// The folders above the page, from the outermost.
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

  /// The day from which the page is past its review, or `nil` when no review was promised.
  package var due: Day? {
    guard let reviewed = front.reviewed, let days = front.reviewEveryDays else { return nil }
    return reviewed + days
  }
}

/// Whether a page can be trusted to be up to date.
package enum ReviewState: String, Sendable, CaseIterable {
  /// Reviewed, and the next review is more than a fortnight away.
  case reviewed
  /// Still within its interval, which ends within a fortnight.
  case due
  /// Past its interval.
  case expired
  /// Nobody promised a review.
  case unpromised

  /// So many days before the end of its interval a page is due.
  static let notice = 14
}

extension Playbook {
  func review(on day: Day) -> ReviewState {
    guard let due else { return .unpromised }
    if due < day { return .expired }
    return due + -ReviewState.notice <= day ? .due : .reviewed
  }

  /// Whether the last review is no older than the interval that the page promises.
  func isTrusted(on day: Day) -> Bool {
    let state = review(on: day)
    return state == .reviewed || state == .due
  }
}
