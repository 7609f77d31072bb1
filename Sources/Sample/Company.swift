import Periods

/// The synthetic company: its people, customers and deals, from which every file is written.
struct Company: Sendable {
  var options: SampleOptions
  var truths: Truths
  /// The first day of the first of the 36 months.
  var start: Day
  var people: [Person]
  var accounts: [Account]
  /// By creation day; the number is the place plus one.
  var deals: [Deal]
  var blemishes: Blemishes?

  init(_ options: SampleOptions) {
    self.options = options
    truths = Truths(options)
    start = Month(index: options.asOf.month.index - 35).first
    people = roster(options.reps, from: start, asOf: options.asOf)
    var maker = DealMaker(options, truths, people, from: start)
    deals = maker.deals()
    accounts = maker.accounts
    if options.plantedTruths {
      plantLuck(&deals, truths)
      plantNewcomer(&deals, people)
      blemishes = Blemishes(deals)
    }
  }

  /// The first day of the month that lies so many months before the month of the extract.
  func monthsBack(_ count: Int) -> Day { Month(index: options.asOf.month.index - count).first }

  var wonDeals: [Deal] { deals.filter { $0.outcome == .won } }
}

/// The rows that are wrong on purpose, by their places among the deals; `nil` where no deal fits.
struct Blemishes: Sendable {
  var misspelt: Int?
  var unreadable: Int?
  var repeated: Int?
  var backwards: Int?

  static let misspeltProduct = "云监控台"
  static let unreadableDay = "下月底"

  init(_ deals: [Deal]) {
    let count = deals.count
    misspelt = deals.indices.first { $0 >= count / 3 && deals[$0].product == 2 && deals[$0].outcome == .won }
    unreadable = deals.indices.first { $0 >= count * 9 / 10 && deals[$0].outcome == .open }
    repeated = deals.indices.first { $0 >= count / 2 && deals[$0].outcome == .lost }
    backwards = deals.indices.first { $0 >= count * 2 / 3 && deals[$0].outcome == .lost }
  }
}
