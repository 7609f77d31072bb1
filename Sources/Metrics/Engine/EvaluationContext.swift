import Diagnostics
import Periods
import Settings

/// What the evaluation needs to know beside definitions and records.
package struct EvaluationContext: Sendable {
  package var calendar: SiteCalendar
  /// "Today": the last day that counts.
  package var asOf: Day
  /// The id of the metric of targets and attainment.
  package var primary: String
  /// Where the configuration names it; `nil` where it does not.
  package var primaryPosition: Position?
  /// The goals of the configuration.
  package var goals: [Goal]
  package var stale: StaleRule
  /// The kinds of periods to give figures for; `all` always is among them.
  package var periods: [PeriodKind]
  /// The dimensions beside the company.
  package var scopes: [String]
  /// The titles of the stages in which deals are worked on, in order.
  package var stages: [String]
  /// Table → days that the configuration declares complete.
  package var covers: [String: DayRange]
  /// How many threads to use; the result does not depend on it.
  package var jobs: Int
  /// Writes a value of a unit for messages, as the site writes its figures.
  package var figure: @Sendable (Double, MetricUnit, MessageLanguage) -> String = { value, _, _ in
    plain(Int64((value * 1_000_000).rounded()))
  }

  package init(
    calendar: SiteCalendar, asOf: Day, primary: String = "revenue", goals: [Goal] = [],
    stale: StaleRule = .p95,
    periods: [PeriodKind] = [.month, .quarter, .year],
    scopes: [String] = ["team", "rep", "region", "product", "source"], stages: [String] = [],
    covers: [String: DayRange] = [:], jobs: Int = 2
  ) {
    self.calendar = calendar
    self.asOf = asOf
    self.primary = primary
    self.goals = goals
    self.stale = stale
    self.periods = periods
    self.scopes = scopes
    self.stages = stages
    self.covers = covers
    self.jobs = jobs
  }
}
