/// Collects a page's bytes; grows at its end only.
///
/// Markup that the program itself wrote goes in by `raw`, everything that came from outside by `text`,
/// `attribute` or `address`, which escape it.
package struct MarkupBuffer: Sendable {
  /// What has been written so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// What has been written so far, as a string.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package var isEmpty: Bool { bytes.isEmpty }

  /// Appends markup that stands in the program's own source.
  package mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends markup that another part of the program has produced and escaped.
  package mutating func trusted(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  /// Appends the markup of another buffer.
  package mutating func append(_ other: MarkupBuffer) {
    bytes.append(contentsOf: other.bytes)
  }

  /// Appends markup bytes that another part of the program has produced and escaped.
  package mutating func trusted(_ markup: some Collection<UInt8>) {
    bytes.append(contentsOf: markup)
  }

  /// Appends text between tags.
  package mutating func text(_ text: String) {
    Escaping.append(text.utf8, for: .text, to: &bytes)
  }

  /// Appends ` name="value"`.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    quoted(name, value, as: .attribute)
  }

  /// Appends ` name="value"` when there is a value, nothing otherwise.
  package mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    quoted(name, value, as: .attribute)
  }

  /// Appends ` name="address"`; a refused address (`javascript:` and its like) becomes `#`.
  package mutating func address(_ name: StaticString, _ value: String) {
    quoted(name, value, as: .url)
  }

  /// Appends ` name="value"` for a number of pixels; see `SVGNumber`.
  package mutating func attribute(_ name: StaticString, _ value: Double) {
    raw(" ")
    raw(name)
    raw("=\"")
    number(value)
    raw("\"")
  }

  /// Appends a number of pixels; see `SVGNumber`.
  package mutating func number(_ value: Double) {
    SVGNumber.append(value, to: &bytes)
  }

  /// Appends `<name>text</name>`.
  package mutating func element(_ name: StaticString, text: String) {
    raw("<")
    raw(name)
    raw(">")
    self.text(text)
    raw("</")
    raw(name)
    raw(">")
  }

  private mutating func quoted(_ name: StaticString, _ value: String, as context: MarkupContext) {
    raw(" ")
    raw(name)
    raw("=\"")
    Escaping.append(value.utf8, for: context, to: &bytes)
    raw("\"")
  }
}
