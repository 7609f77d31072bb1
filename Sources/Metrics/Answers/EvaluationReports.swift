import Diagnostics
import Periods

extension Evaluation {
  /// Reports what only the data can tell: gaps between targets, rows above a line that are not below it.
  func reportFindings(_ log: inout Diagnostics) {
    reportCascadeGaps(&log)
    reportOutsiders(&log)
    reportUnknownStages(&log)
    for place in catalogue.definitions.indices {
      let definition = catalogue.definitions[place]
      for measure in ownMeasures(place) where measures[measure].tooLarge {
        log.report("amounts-too-large", at: definition.position, ["metric": definition.id])
      }
    }
  }

  private func ownMeasures(_ metric: Int) -> [Int] {
    switch compiled[metric] {
    case .aggregate(let one, _): [one]
    case .amountRatio(let above, let below, _, _, _): above == below ? [above] : [above, below]
    case .proportion, .formula, .staleOpen, .pipelineCoverage, .participation, .own, .unavailable: []
    }
  }

  private func reportCascadeGaps(_ log: inout Diagnostics) {
    let keys = targets.explicit.keys.sorted {
      ($0.metric, $0.scope, $0.period.description) < ($1.metric, $1.scope, $1.period.description)
    }
    for key in keys where catalogue.definitions[key.metric].isAdditive {
      guard let gap = cascadeGap(key.metric, key.scope, key.period), gap != 0 else { continue }
      let definition = catalogue.definitions[key.metric]
      let scope = scopeIndex.scopes[key.scope]
      let value = Double(gap) / 1_000_000
      log.report(
        "cascade-gap", at: targets.explicit[key]?.position,
        [
          "metric": definition.label.english, "metric_zh": definition.label.chinese,
          "scope": scope.phrase.english, "scope_zh": scope.phrase.chinese, "period": key.period.description,
          "gap": context.figure(value, definition.unit, .english),
          "gap_zh": context.figure(value, definition.unit, .chinese),
        ])
    }
  }

  /// `of … over` needs the numerator's rows among the denominator's.
  private func reportOutsiders(_ log: inout Diagnostics) {
    for place in catalogue.definitions.indices {
      guard case .proportion(let of, let over) = compiled[place],
        let view = workshop.views[measures[of].key.table], !measures[of].key.mentionsPeriod
      else { continue }
      let stock = measures[of].key.dating.isStock ? view.beforeDecision : view
      let above = workshop.selected(measures[of].key, stock, workshop.bounds).items.rows
      let below = workshop.selected(measures[over].key, stock, workshop.bounds).items.rows
      let outside = countOutside(above, below)
      guard outside > 0 else { continue }
      let definition = catalogue.definitions[place]
      log.report(
        "numerator-outside", at: definition.position, ["metric": definition.id, "count": "\(outside)"])
    }
  }
}

/// How many of the ascending numbers are not among the others, which ascend too.
private func countOutside(_ numbers: [Int32], _ others: [Int32]) -> Int {
  var place = 0
  var outside = 0
  for number in numbers {
    while place < others.count, others[place] < number { place += 1 }
    if place == others.count || others[place] != number { outside += 1 }
  }
  return outside
}
