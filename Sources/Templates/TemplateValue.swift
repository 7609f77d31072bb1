/// What a page gives to its template. Templates lay values out; they compute nothing.
package enum TemplateValue: Sendable {
  /// Optional data that is absent: prints nothing, its section is skipped.
  case null
  case flag(Bool)
  /// A whole number, printed in plain digits; formatted numbers are `text`.
  case number(Int)
  /// Untrusted text: escaped for the place where it is printed.
  case text(String)
  /// HTML that the program itself has produced and escaped; printed as it is between elements, escaped elsewhere.
  case markup([UInt8])
  case list([TemplateValue])
  case object(TemplateObject)

  /// The text, or `null` when there is none.
  package init(_ text: String?) {
    self = text.map(TemplateValue.text) ?? .null
  }

  /// Whether a section over the value is rendered: not for null, false, empty text and empty lists.
  package var isTrue: Bool {
    switch self {
    case .null: false
    case .flag(let flag): flag
    case .number, .object: true
    case .text(let text): !text.isEmpty
    case .markup(let bytes): !bytes.isEmpty
    case .list(let values): !values.isEmpty
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(integerLiteral number: Int) { self = .number(number) }
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral values: TemplateValue...) { self = .list(values) }
  package init(dictionaryLiteral pairs: (TemplateName, TemplateValue)...) {
    self = .object(TemplateObject(pairs))
  }
}
