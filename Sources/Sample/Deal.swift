import Periods

enum Outcome: Sendable {
  case open, won, lost, void
}

/// A deal of the synthetic company.
struct Deal: Sendable {
  var number: Int
  var created: Day
  /// The day of the decision; `nil` while the deal is open.
  var closed: Day?
  var expected: Day
  var outcome: Outcome
  var team: Int
  var person: Int
  var account: Int
  var product: Int
  var source: Int
  var quantity: Int
  /// In yuan.
  var listAmount: Int
  var amount: Int
  /// The open stage that it is in or was decided from.
  var stage: Int
  var reason: Int
  /// The competitor that was met, or `nil`.
  var competitor: Int?

  var isDecided: Bool { outcome == .won || outcome == .lost }
}

struct Account: Sendable {
  var team: Int
  var created: Day
  var industry: Int
  var tier: Int
  var source: Int
  var name: String
}

/// The name of the `index`-th customer of a team's market; different for different indices.
func accountName(_ index: Int, team: Int) -> (name: String, industry: Int) {
  if team == TeamID.overseas {
    let count = overseasNames.count * overseasTrades.count
    let place = index * 37 % count
    let again = index / count
    let name = overseasNames[place % overseasNames.count] + " " + overseasTrades[place / overseasNames.count]
    return (
      again == 0 ? name : "\(name) \(again + 1)", [0, 3, 5, 4, 0, 6, 5, 2][place / overseasNames.count]
    )
  }
  let cityNames = cities[team]
  let words = firstSyllables.count * secondSyllables.count
  let count = cityNames.count * words * industries.count
  // The step has no factor in common with the count, so that the walk meets every name once.
  let place = (index * 7919 + team * 1301) % count
  let word = place / cityNames.count % words
  let industry = place / cityNames.count / words
  var name = cityNames[place % cityNames.count] + firstSyllables[word % firstSyllables.count]
  name += secondSyllables[word / firstSyllables.count] + industries[industry]
  let again = index / count
  return (again == 0 ? name : "\(name)\(again + 1)厂", industry)
}
