import Periods

/// `data/README.md` of the synthetic site: what its data are, what is true of them and what is wrong in them.
func dataDescription(_ company: Company) -> String {
  let options = company.options
  var text = """
    # Data of a made-up company

    恒川科技 (Hengchuan Technology) does not exist; people, customers and rivals are put together from syllables.
    `quotabook sample` wrote every file here from seed \(options.seed): \(options.deals) deals and
    \(Set(company.people.map(\.name)).count) sales people, of whom \(company.people.count { $0.ended == nil }) are still \
    there, in the 36 months up to \(options.asOf).
    The same seed gives the same bytes.

    Headers are those of exports that a company really has lying about: most Chinese as a CRM writes them, some
    English. Contracts and payments start in \(company.monthsBack(22).month), visits and stage history in \
    \(company.monthsBack(10).month).
    Holidays and make-up days are the public ones of China.


    """
  if company.truths.arePlanted {
    text += truthsText(company) + blemishesText(company)
  } else {
    text += """
      ## What is true

      Nothing: every deal is won with a chance of \(percent(Truths.evenRate)), whoever has it and whatever it is
      for. Whatever looks like a pattern is chance, except for the quiet weeks around Spring Festival.

      """
  }
  return text
}

private func percent(_ share: Double) -> String { "\(Int(share * 100 + 0.5)) %" }

private func points(_ share: Double) -> String { "\(Int(share * 100 + 0.5)) points" }

private func truthsText(_ company: Company) -> String {
  let truths = company.truths
  let rates = Truths.rateByPosition.map(percent).joined(separator: ", ")
  return """
    ## What is true and should be found

    | | Truth | Size |
    |---|---|---|
    | 1 | The win rate of the north (华北) fell | by \(points(Truths.northLoses)) from \(truths.northFalls) on |
    | 2 | Quarter ends: more is won, and more is decided, in the third month | base chances \(rates) by month of \
    the quarter; \(percent(Truths.waitsForQuarterEnd)) of the decisions of the first two months wait for the third |
    | 3 | 数据看板 is weak in the south (华南) | \(points(Truths.dashboardLacksInSouth)) below, in all months |
    | 4 | 产品演示 helped 华南部, who all took it in the last days of \((truths.southTrained + -1).month) | \
    \(points(Truths.trainingBrings)) more from \(truths.southTrained) on |
    | 5 | Deals lie forgotten in the pipeline | one in \(Truths.oneForgottenIn), at least \(Truths.forgottenAge) days old; \
    no deal ever took more than \(Truths.longestCycle) days to win |

    ## What looks like something and is nothing

    - Spring Festival moves between January and February: work falls to a third from ten days before it to a week
      after, and what is missing stands in the rest of the two months.
    - 海外部, with a handful of people, won at least four of five deals in \(truths.luckyMonth). That is luck.
    - The new colleague of 西南部 has won four of five deals.
    - \(company.options.asOf.month) is not over.

    All else is chance: everybody sells equally well, no source and no other product is better than another.


    """
}

private func blemishesText(_ company: Company) -> String {
  guard let blemishes = company.blemishes else { return "" }
  func id(_ place: Int?) -> String? {
    place.map { place in
      let digits = String(company.deals[place].number)
      return "D" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
  }
  let lines = [
    id(blemishes.misspelt).map { "\($0): the product reads `\(Blemishes.misspeltProduct)` instead of 云监控平台" },
    id(blemishes.unreadable).map { "\($0): the expected close reads `\(Blemishes.unreadableDay)`" },
    id(blemishes.repeated).map { "\($0) stands there twice" },
    id(blemishes.backwards).map { "\($0) was closed before it was created" },
  ]
  return """
    ## What is wrong in `deals.csv` on purpose

    \(lines.compactMap { $0 }.map { "- " + $0 + "." }.joined(separator: "\n"))

    A few open deals of the first stage have no amount yet, as in life.

    In `targets.csv` the company asks 2 % more of \(company.options.asOf.parts.year) than its teams were given.

    """
}
