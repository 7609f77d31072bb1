import Foundation

/// Tells under which letter a name stands in an alphabetical list.
package struct InitialLetters: Sendable {
  private let pinyin = PinyinInitials()

  package init() {}

  /// The letter A…Z with which the name, or its pinyin, begins; `nil` for names that begin with none.
  package func letter(of name: String) -> String? {
    guard let first = name.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return nil }
    let plain = String(first).decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1)
    let latin = String(String.UnicodeScalarView(plain)).uppercased()
    if let letter = latin.first, ("A"..."Z").contains(letter) { return latin }
    guard let initial = pinyin.initials(of: String(first)).first?.first else { return nil }
    return String(UnicodeScalar(initial)).uppercased()
  }
}
