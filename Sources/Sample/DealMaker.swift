import Periods

/// Makes the deals in the order of their creation.
struct DealMaker {
  private let options: SampleOptions
  private let truths: Truths
  private let people: [Person]
  private let start: Day
  private let lastMonth: Int
  private var random: Randomness
  /// Team → month from the start → the people who work in it then.
  private var staff: [[[Int]]] = []
  private(set) var accounts: [Account] = []
  /// Team → the number of its customers, and the deals they have won with us so far.
  private var accountCounts = [Int](repeating: 0, count: teams.count)
  private var customers = [[(account: Int, since: Day)]](repeating: [], count: teams.count)

  private let teamShares = teams.map(\.share)
  private let productShares = products.map(\.share)
  private let sourceShares = sources.map(\.share)
  private let tierShares = tiers.map(\.share)
  private let reasonShares = lostReasons.map(\.share)

  init(_ options: SampleOptions, _ truths: Truths, _ people: [Person], from start: Day) {
    self.options = options
    self.truths = truths
    self.people = people
    self.start = start
    lastMonth = options.asOf.month.index - start.month.index
    random = Randomness(seed: options.seed, stream: 11)
    staff = teams.indices.map { team in
      (0...lastMonth).map { offset in
        let days = Month(index: start.month.index + offset).days
        let here = people.indices.filter { people[$0].team == team && people[$0].works(throughout: days) }
        return here.isEmpty ? [people.firstIndex { $0.team == team } ?? 0] : here
      }
    }
  }

  mutating func deals() -> [Deal] {
    let days = workload(from: start, to: options.asOf)
    let counts = counts(of: days.map(\.weight))
    let old = DayRange(start: start + 180, end: options.asOf + -Truths.forgottenAge)
    let oldCount = days.indices.reduce(0) { $0 + (old.contains(days[$1].day) ? counts[$1] : 0) }
    let forgotten = Double(options.deals) / Double(Truths.oneForgottenIn) / Double(max(1, oldCount))
    var deals: [Deal] = []
    deals.reserveCapacity(options.deals)
    for (place, entry) in days.enumerated() {
      let isForgettable = truths.arePlanted && old.contains(entry.day)
      for _ in 0..<counts[place] {
        var deal = newDeal(deals.count + 1, on: entry.day)
        if isForgettable && random.happens(forgotten) {
          deal.expected = entry.day + random.whole(40...150)
        } else {
          decide(&deal)
        }
        settle(&deal)
        deals.append(deal)
      }
    }
    return deals
  }

  /// How many of the deals fall on each day.
  private mutating func counts(of weights: [Double]) -> [Int] {
    var sums: [Double] = []
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
    var counts = [Int](repeating: 0, count: weights.count)
    for _ in 0..<options.deals {
      let point = random.share() * (sums.last ?? 0)
      var low = 0
      var high = sums.count - 1
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > point { high = middle } else { low = middle + 1 }
      }
      counts[low] += 1
    }
    return counts
  }

  private mutating func newDeal(_ number: Int, on day: Day) -> Deal {
    let team = random.index(weights: teamShares)
    let here = staff[team][day.month.index - start.month.index]
    let person = here[random.index(here.count)]
    let product = random.index(weights: productShares)
    let quantity = random.whole(products[product].quantities)
    let list = quantity * products[product].price
    let discount = random.happens(0.3) ? 0 : random.whole(2...18)
    let account = account(of: team, on: day)
    return Deal(
      number: number, created: day, closed: nil, expected: day, outcome: .open, team: team, person: person,
      account: account, product: product, source: random.index(weights: sourceShares), quantity: quantity,
      listAmount: list, amount: (list * (100 - discount) / 100 + 50) / 100 * 100, stage: 0, reason: 0,
      competitor: random.happens(0.35) ? random.index(competitors.count) : nil)
  }

  /// A customer who has bought before, or else a new one.
  private mutating func account(of team: Int, on day: Day) -> Int {
    if !customers[team].isEmpty, random.happens(0.72) {
      for _ in 0..<4 {
        let customer = customers[team][random.index(customers[team].count)]
        if customer.since <= day { return customer.account }
      }
    }
    let (name, industry) = accountName(accountCounts[team], team: team)
    accountCounts[team] += 1
    accounts.append(
      Account(
        team: team, created: day + -random.whole(0...20), industry: industry,
        tier: random.index(weights: tierShares), source: random.index(weights: sourceShares), name: name))
    return accounts.count - 1
  }

  /// Draws the day of the decision and what it is.
  private mutating func decide(_ deal: inout Deal) {
    let cycle = min(max(Int(random.lognormal(median: 42, deviation: 0.6)), 3), 200)
    let day = closingDay(after: cycle, of: deal)
    deal.expected = max(deal.created + 7, day + -random.whole(-6...25))
    let won = random.happens(truths.winRate(team: deal.team, product: deal.product, on: day))
    let isVoid = random.happens(0.012)
    guard day <= options.asOf else { return }
    deal.closed = day
    deal.outcome = isVoid ? .void : won ? .won : .lost
    if deal.outcome == .won { customers[deal.team].append((deal.account, day)) }
  }

  private mutating func closingDay(after cycle: Int, of deal: Deal) -> Day {
    var day = deal.created + cycle
    let position = sampleCalendar.positionInQuarter(day.month)
    let waits = random.happens(Truths.waitsForQuarterEnd)
    if truths.arePlanted, waits, position < 2, cycle > 10 {
      day = Month(index: day.month.index + 2 - position).first + 8 + random.whole(0...18)
    }
    if isAroundSpringFestival(day), random.happens(0.7) {
      // Decided in the same January and February, before the quiet weeks or after them.
      let january = Month(year: day.parts.year, month: 1).first
      let other = january + random.whole(0...57)
      if other > deal.created + 3, !isAroundSpringFestival(other) { day = other }
    }
    let last = Month(index: day.month.index + 1).first + -1
    while !sampleCalendar.isWorkingDay(day), day < last { day = day + 1 }
    while !sampleCalendar.isWorkingDay(day) { day = day + -1 }
    return day > deal.created && day - deal.created <= Truths.longestCycle
      ? day : deal.created + max(1, cycle)
  }

  /// Stage, reason, and who has the deal now.
  private mutating func settle(_ deal: inout Deal) {
    deal.reason = random.index(weights: reasonShares)
    let mood = random.index(4)
    switch deal.outcome {
    case .won: deal.stage = 3
    case .lost, .void: deal.stage = mood
    case .open:
      let age = options.asOf - deal.created
      deal.stage = min(3, (age / 20 + mood) / 2)
      if deal.expected < options.asOf + 5, random.happens(0.7) {
        deal.expected = options.asOf + random.whole(3...60)
      }
    }
    if let ended = people[deal.person].ended, deal.closed ?? options.asOf > ended {
      deal.person = people.firstIndex { $0.team == deal.team } ?? deal.person
    }
  }
}
