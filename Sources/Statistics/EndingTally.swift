/// How many cases ended, or were last seen, at one time.
package struct EndingTally: Sendable, Hashable {
  package var time: Double
  package var wanted: Int
  package var competing: Int
  package var censored: Int

  package init(time: Double, wanted: Int = 0, competing: Int = 0, censored: Int = 0) {
    self.time = time
    self.wanted = wanted
    self.competing = competing
    self.censored = censored
  }

  var cases: Int { wanted + competing + censored }

  package mutating func add(_ ending: Ending) {
    switch ending {
    case .wanted: wanted += 1
    case .competing: competing += 1
    case .censored: censored += 1
    }
  }
}

/// Counts the cases at each time, in order of time.
func endingTallies(times: [Double], endings: [Ending]) -> [EndingTally] {
  var tallies: [EndingTally] = []
  for (time, ending) in zip(times, endings).sorted(by: { $0.0 < $1.0 }) {
    if tallies.last?.time != time { tallies.append(EndingTally(time: time)) }
    tallies[tallies.count - 1].add(ending)
  }
  return tallies
}
