/// A short text in both languages.
package struct Phrase: Sendable, Hashable {
  package var chinese: String
  package var english: String

  package init(zh chinese: String, en english: String) {
    self.chinese = chinese
    self.english = english
  }

  package subscript(language: MessageLanguage) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
