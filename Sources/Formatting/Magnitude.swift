/// The step in which large numbers are written.
package enum NumberUnit: String, Sendable, Hashable, CaseIterable {
  /// 万 and 亿 in Chinese, K, M, B and T in English.
  case auto
  /// 万 and 亿 in both languages.
  case wan
  /// K, M, B and T in both languages.
  case k
  /// All digits.
  case none
}

/// A power of ten with its sign: 万, M.
package struct Magnitude: Sendable, Hashable {
  package var factor: Double
  package var suffix: String

  /// No power of ten: the number as it is.
  package static let one = Magnitude(factor: 1, suffix: "")

  private static let chinese = [
    one, Magnitude(factor: 1e4, suffix: "万"), Magnitude(factor: 1e8, suffix: "亿"),
    Magnitude(factor: 1e12, suffix: "万亿"),
  ]
  private static let western = [
    one, Magnitude(factor: 1e3, suffix: "K"), Magnitude(factor: 1e6, suffix: "M"),
    Magnitude(factor: 1e9, suffix: "B"), Magnitude(factor: 1e12, suffix: "T"),
  ]

  /// The magnitudes a site writes in, ascending, from `one`.
  package static func steps(_ unit: NumberUnit, _ language: Language) -> [Magnitude] {
    switch (unit, language) {
    case (.none, _): [one]
    case (.wan, _), (.auto, .chinese): chinese
    case (.k, _), (.auto, .english): western
    }
  }
}
