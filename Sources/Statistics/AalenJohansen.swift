/// How a case ended while it was watched.
package enum Ending: Sendable, Hashable {
  /// The end that is asked about, such as a won deal.
  case wanted
  /// Another end that makes the wanted one impossible, such as a lost deal.
  case competing
  /// Still open when last seen.
  case censored
}

/// The chance of the wanted end just after a time at which a case ended.
package struct IncidenceStep: Sendable, Hashable {
  package var time: Double
  package var atRisk: Int
  /// Chance of the wanted end by `time`, 0…1.
  package var probability: Double
  /// Chance of the competing end by `time`, 0…1.
  package var competing: Double
  /// Standard error of `probability` (Marubini & Valsecchi 1995, by the delta method).
  package var standardError: Double
}

/// Returns the chance of the wanted end by time (Aalen & Johansen 1978): competing ends are never treated as
/// censored (Putter, Fiocco & Geskus, Statistics in Medicine 26, 2007).
package func aalenJohansen(times: [Double], endings: [Ending]) -> [IncidenceStep] {
  aalenJohansen(endingTallies(times: times, endings: endings))
}

/// The same from the numbers of cases at each time, in order of time.
package func aalenJohansen(_ tallies: [EndingTally]) -> [IncidenceStep] {
  var steps: [IncidenceStep] = []
  var survival = 1.0
  var (wanted, competing) = (0.0, 0.0)
  var error = IncidenceError()
  var watched = tallies.reduce(0) { $0 + $1.cases }
  for tally in tallies {
    let ended = tally.wanted + tally.competing
    if ended > 0 {
      let atRisk = Double(watched)
      wanted += survival * Double(tally.wanted) / atRisk
      competing += survival * Double(tally.competing) / atRisk
      error.add(
        wanted: Double(tally.wanted), all: Double(ended), atRisk: atRisk, before: survival, now: wanted)
      survival *= 1 - Double(ended) / atRisk
      steps.append(
        IncidenceStep(
          time: tally.time, atRisk: watched, probability: wanted, competing: competing,
          standardError: error.value(wanted)))
    }
    watched -= tally.cases
  }
  return steps
}

/// Running sums of the variance, expanded so that a step costs the same however long the curve.
private struct IncidenceError {
  var (a, b, c, own, d, e) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

  mutating func add(wanted: Double, all: Double, atRisk: Double, before: Double, now: Double) {
    if atRisk > all {
      let hazard = all / (atRisk * (atRisk - all))
      a += hazard
      b += now * hazard
      c += now * now * hazard
    }
    own += before * before * wanted * (atRisk - wanted) / (atRisk * atRisk * atRisk)
    let joint = before * wanted / (atRisk * atRisk)
    d += joint
    e += now * joint
  }

  func value(_ now: Double) -> Double {
    max(0, now * now * a - 2 * now * b + c + own - 2 * (now * d - e)).squareRoot()
  }
}
