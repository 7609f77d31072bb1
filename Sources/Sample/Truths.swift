import Periods

/// What is true of the synthetic company beyond chance, with its sizes.
struct Truths: Sendable {
  /// Without them every deal is won with `evenRate`.
  var arePlanted: Bool
  /// From this day the north wins less.
  var northFalls: Day
  /// From this day the south works by what it was taught.
  var southTrained: Day
  /// The month in which the small team is lucky.
  var luckyMonth: Month

  static let evenRate = 0.49
  /// By position of the month in its quarter; with the rest of the truths the company shows about 40, 44 and 61 %.
  static let rateByPosition = [0.41, 0.45, 0.63]
  static let northLoses = 0.18
  static let trainingBrings = 0.2
  static let dashboardLacksInSouth = 0.24
  /// How many decisions of the first two months of a quarter wait for the third.
  static let waitsForQuarterEnd = 0.16
  /// One deal of so many has been forgotten in the pipeline.
  static let oneForgottenIn = 45
  /// The longest time to a decision, and the least age of a forgotten deal, in days.
  static let longestCycle = 240
  static let forgottenAge = 280

  init(_ options: SampleOptions) {
    arePlanted = options.plantedTruths
    let month = options.asOf.month.index
    northFalls = Month(index: month - 6).first
    southTrained = Month(index: month - 8).first
    luckyMonth = Month(index: month - 3)
  }

  /// The chance 0…1 that a deal decided on this day is won.
  func winRate(team: Int, product: Int, on day: Day) -> Double {
    guard arePlanted else { return Truths.evenRate }
    var rate = Truths.rateByPosition[sampleCalendar.positionInQuarter(day.month)]
    if team == TeamID.north, day >= northFalls { rate -= Truths.northLoses }
    if team == TeamID.south, day >= southTrained { rate += Truths.trainingBrings }
    if team == TeamID.south, product == dashboard { rate -= Truths.dashboardLacksInSouth }
    return min(max(rate, 0.02), 0.98)
  }
}

/// Makes the small team win four of five decisions of its lucky month.
func plantLuck(_ deals: inout [Deal], _ truths: Truths) {
  let month = deals.indices.filter { index in
    let deal = deals[index]
    return deal.team == TeamID.overseas && deal.isDecided && deal.closed?.month == truths.luckyMonth
  }
  var missing = (month.count * 4 + 4) / 5 - month.count { deals[$0].outcome == .won }
  for index in month where missing > 0 && deals[index].outcome == .lost {
    deals[index].outcome = .won
    missing -= 1
  }
}

/// Hands the new colleague five decided deals, of which four are won, and four open ones.
func plantNewcomer(_ deals: inout [Deal], _ people: [Person]) {
  guard let newcomer = people.firstIndex(where: \.isNewcomer) else { return }
  var decided = 0
  var open = 0
  for index in deals.indices
  where deals[index].team == people[newcomer].team && deals[index].created >= people[newcomer].started {
    switch deals[index].outcome {
    case .won, .lost:
      guard decided < 5 else { continue }
      deals[index].outcome = decided == 2 ? .lost : .won
      decided += 1
    case .open:
      guard open < 4 else { continue }
      open += 1
    case .void: continue
    }
    deals[index].person = newcomer
  }
}
