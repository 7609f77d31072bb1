import Glibc

/// The curve just after a time at which something was decided.
package struct SurvivalStep: Sendable, Hashable {
  package var time: Double
  package var atRisk: Int
  package var decided: Int
  /// Share not yet decided after `time`, 0…1.
  package var survival: Double
  /// Greenwood's standard error.
  package var standardError: Double
  /// Greenwood's sum, from which the interval comes.
  var greenwood: Double

  /// 95 % interval on the log–log scale.
  package var interval: Interval { logLogInterval(survival, greenwood) }
}

/// Share of cases still undecided by time, from cases of which some are not decided yet.
package struct SurvivalCurve: Sendable, Hashable {
  package var steps: [SurvivalStep]

  /// Returns the share not yet decided after `time`, 0…1.
  package func survival(at time: Double) -> Double {
    steps.last { $0.time <= time }?.survival ?? 1
  }

  /// The first time by which the given share is decided; `nil` when it is never reached.
  package func time(decided share: Double) -> Double? {
    steps.first { $0.survival <= 1 - share + 1e-12 }?.time
  }

  /// The time by which half is decided; `nil` when it is never reached.
  package var median: Double? { time(decided: 0.5) }
}

/// Returns the Kaplan–Meier curve; cases censored at the time of a decision still count as at risk then.
///
/// - Parameters:
///   - times: how long each case was watched.
///   - decided: whether it ended with a decision; otherwise it is censored.
package func kaplanMeier(times: [Double], decided: [Bool]) -> SurvivalCurve {
  kaplanMeier(endingTallies(times: times, endings: decided.map { $0 ? .wanted : .censored }))
}

/// The same from the numbers of cases at each time, in order of time; competing ends count as not decided.
package func kaplanMeier(_ tallies: [EndingTally]) -> SurvivalCurve {
  var steps: [SurvivalStep] = []
  var survival = 1.0
  var greenwood = 0.0
  var watched = tallies.reduce(0) { $0 + $1.cases }
  for tally in tallies {
    if tally.wanted > 0 {
      let atRisk = Double(watched)
      let count = Double(tally.wanted)
      survival *= 1 - count / atRisk
      greenwood += count / (atRisk * (atRisk - count))
      steps.append(
        SurvivalStep(
          time: tally.time, atRisk: watched, decided: tally.wanted, survival: survival,
          standardError: survival > 0 ? survival * greenwood.squareRoot() : 0, greenwood: greenwood))
    }
    watched -= tally.cases
  }
  return SurvivalCurve(steps: steps)
}

private func logLogInterval(_ survival: Double, _ greenwood: Double) -> Interval {
  guard survival > 0, survival < 1 else { return Interval(low: survival, high: survival) }
  let reach = exp(1.959964 * greenwood.squareRoot() / abs(log(survival)))
  return Interval(low: pow(survival, reach), high: pow(survival, 1 / reach))
}
