import Formatting
import Markup
import Periods

/// What every chart is told about itself: its name, its unit, how its numbers are written.
package struct ChartSubject: Sendable {
  /// Unique on its page; the ids of the figure's parts begin with it.
  package var id: String
  package var title: String
  /// What is measured, as the table's column is called: 销售额, Win rate.
  package var measure: String
  package var kind: FigureKind
  package var figures: Figures
  /// The last day of the data; names the end of a running period.
  package var asOf: Day?
  /// The address of the same data as CSV.
  package var csv: String?

  package init(
    id: String, title: String, measure: String, kind: FigureKind, figures: Figures, asOf: Day? = nil,
    csv: String? = nil
  ) {
    self.id = id
    self.title = title
    self.measure = measure
    self.kind = kind
    self.figures = figures
    self.asOf = asOf
    self.csv = csv
  }

  package var language: Language { figures.language }

  /// Returns the wording of the subject's language.
  func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Returns a value in the subject's unit.
  func text(_ value: Double?) -> String { figures.text(value, as: kind) }

  /// `31/84`: how many of how many; `nil` when either is unknown.
  func share(_ part: Int?, of whole: Int?) -> String? {
    guard let part, let whole else { return nil }
    return figures.number(Double(part)) + "/" + figures.number(Double(whole))
  }

  /// The mark of a running period: 截至11月20日, to 20 Nov.
  var toDate: String {
    guard let asOf else { return say("截至目前", "to date") }
    let day = Dates(language: language).dayAndMonth(asOf)
    return say("截至", "to ") + day
  }

  /// What a value of this kind can be at all.
  var limits: ClosedRange<Double>? { kind == .percent ? 0...1 : nil }

  /// The role of the drawing: links inside `role="img"` would be out of reach.
  func role(hasLinks: Bool) -> SVGDocument.Role {
    hasLinks
      ? .group(labelledBy: id + "-t", describedBy: id + "-d")
      : .image(labelledBy: id + "-t", describedBy: id + "-d")
  }
}

/// Whether groups differ by more than chance; decides if a chart may rank them.
package enum GroupVerdict: Sendable, Hashable {
  /// No test applies: the groups are parts of a whole, not competitors.
  case notCompared
  /// Nobody tested whether the groups differ: the order must not look like a ranking.
  case notTested
  /// The test found no difference: the order must not look like a ranking.
  case noDifference
  /// The test found a difference: the groups may be ranked.
  case differ
}

/// Which direction of a figure is good.
package enum GoodDirection: String, Sendable, Hashable {
  case higher, lower, none
}

/// Whether something is for the better or for the worse.
package enum Verdict: String, Sendable, Hashable {
  case good, bad
}

/// Below this many records a rate is drawn hollow and flagged by nothing.
package let fewestForRate = 10
