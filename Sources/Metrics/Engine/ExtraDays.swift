import Periods

/// Days that are no period of the calendar, but are needed for growth and rolling windows.
extension Planner {
  /// The measures that a metric is made of.
  private func measures(of metric: Int, _ seen: inout Set<Int>) -> Set<Int> {
    guard seen.insert(metric).inserted else { return [] }
    var result: Set<Int> = []
    switch compiled[metric] {
    case .aggregate(let one, _), .staleOpen(let one), .participation(let one): result = [one]
    case .proportion(let of, let over): result = [of, over]
    case .amountRatio(let above, let below, let unknown, let among, _):
      result = Set([above, below, unknown, among].compactMap { $0 })
    case .pipelineCoverage(let one, let metric): result = measures(of: metric, &seen).union([one])
    case .formula(let formula):
      for id in formula.metrics {
        if let place = catalogue.place(of: id) { result.formUnion(measures(of: place, &seen)) }
      }
    case .own(let builtin): if let operand = builtin.operand { result = measures(of: operand, &seen) }
    case .unavailable: break
    }
    if let id = catalogue.definitions[metric].fallback, let place = catalogue.place(of: id) {
      result.formUnion(measures(of: place, &seen))
    }
    return result
  }

  /// Growth of a running period looks at the same elapsed days of its base; a rolling median at its own window.
  mutating func addExtraDays() {
    for metric in compiled.indices {
      guard case .formula(let formula) = compiled[metric] else { continue }
      for part in formula.parts {
        switch part {
        case .growth(let id, let step):
          guard let place = catalogue.place(of: id) else { continue }
          var seen: Set<Int> = []
          let needed = measures(of: place, &seen)
          for days in runningBases(step) { for measure in needed { measures[measure].extra.insert(days) } }
        case .rolling(let id, let months):
          guard let place = catalogue.place(of: id) else { continue }
          var seen: Set<Int> = []
          for measure in measures(of: place, &seen) where measures[measure].needs.ranked {
            measures[measure].extra.formUnion(rollingWindows(months))
          }
        default: break
        }
      }
    }
  }

  private func runningBases(_ step: Formula.Step) -> [DayRange] {
    [PeriodKind.month, .quarter, .year].compactMap { kind in
      let period = context.calendar.period(kind, containing: context.asOf)
      return growthBase(of: period, step, context)
    }
    .compactMap { $0.days }
  }

  private func rollingWindows(_ months: Int) -> [DayRange] {
    var earliest = context.asOf
    for view in views.values {
      for column in view.columns.values {
        guard case .day(let days) = column else { continue }
        for day in days.numbers where day != Int32.min && day < earliest.number {
          earliest = Day(number: day)
        }
      }
    }
    let last = context.asOf.month.index
    let first = max(earliest.month.index, last - TimeAxis.mostMonths)
    // Quarters and years end with their last month, which may lie ahead.
    return (first...last + 12).map { rollingWindow(endingWith: Month(index: $0), months: months) }
  }
}

/// The days of so many months up to and with `month`.
func rollingWindow(endingWith month: Month, months: Int) -> DayRange {
  DayRange(start: Month(index: month.index - months + 1).first, end: month.days.end)
}

/// What a period's growth is measured against: a whole period, or, for a running one, its first days.
///
/// `nil` where the step does not lead to a period of the same kind (a quarter has no month before it).
func growthBase(
  of period: Period, _ step: Formula.Step, _ context: EvaluationContext
) -> (period: Period, days: DayRange?)? {
  let steps: Int
  switch (period.kind, step) {
  case (.month, .month), (.quarter, .quarter), (.year, .year): steps = 1
  case (.month, .year): steps = 12
  case (.quarter, .year): steps = 4
  case (.month, .quarter), (.quarter, .month), (.year, .month), (.year, .quarter), (.week, _), (.all, _):
    return nil
  }
  let base = context.calendar.period(period, movedBy: -steps)
  let days = context.calendar.days(of: period)
  guard days.contains(context.asOf), let last = days.last, last > context.asOf else { return (base, nil) }
  let whole = context.calendar.days(of: base)
  let elapsed = context.asOf - days.start + 1
  return (base, DayRange(start: whole.start, end: min(whole.end, whole.start + elapsed)))
}

extension Formula {
  /// Every part of the formula, itself included.
  var parts: [Formula] {
    switch self {
    case .binary(_, let left, let right): [self] + left.parts + right.parts
    default: [self]
    }
  }
}
