import Periods

/// Bookings to reach, in yuan: company and teams by month, quarter and year, people by quarter.
///
/// Plans start a month after the data. They rest on the deals of the company in its first two and a half years and
/// on a team's part of the work, not on what the team happened to win; the year of the company asks 2 % more than its
/// teams were given.
func targetFile(_ company: Company) -> [UInt8] {
  var text = CSVText(header: "scope,name,metric,period,value")
  let plan = Plan(company)
  let years = company.monthsBack(34).parts.year...company.options.asOf.parts.year
  for year in years {
    let months = (1...12).map { Month(year: year, month: $0) }.filter { $0 >= company.monthsBack(34).month }
    guard months.count == 12 else { continue }
    var wholeYear = 0
    var byQuarter = [Int](repeating: 0, count: 4)
    for month in months {
      let parts = teams.indices.map { plan.target(team: $0, month) }
      write("company", "", month.description, parts.reduce(0, +), &text)
      for (team, part) in parts.enumerated() {
        write("team", teams[team].name, month.description, part, &text)
      }
      wholeYear += parts.reduce(0, +)
      byQuarter[(month.number - 1) / 3] += parts.reduce(0, +)
    }
    for (place, value) in byQuarter.enumerated() {
      let quarter = Period.quarter(year: year, number: place + 1)
      write("company", "", quarter.description, value, &text)
      writeQuarter(quarter, of: company, plan, &text)
    }
    let asksMore = company.truths.arePlanted && year == years.upperBound
    write(
      "company", "", Period.year(year).description, asksMore ? rounded(Double(wholeYear) * 1.02) : wholeYear,
      &text)
  }
  return text.bytes
}

private func writeQuarter(_ quarter: Period, of company: Company, _ plan: Plan, _ text: inout CSVText) {
  let last = sampleCalendar.days(of: quarter).end + -1
  for (team, entry) in teams.enumerated() {
    let value = sampleCalendar.months(of: quarter).reduce(0) { $0 + plan.target(team: team, $1) }
    write("team", entry.name, quarter.description, value, &text)
    // Whoever is there at the end of the quarter carries it: a target is for a whole quarter in the role.
    let members = company.people.filter {
      $0.team == team && $0.started <= last && ($0.ended ?? last) >= last
    }
    let parts = split(value, members.map { $0.isNewcomer ? 0.5 : 1 })
    for (person, part) in zip(members, parts) { write("rep", person.name, quarter.description, part, &text) }
  }
}

/// Whole ten thousands by weight, which add up to the value.
private func split(_ value: Int, _ weights: [Double]) -> [Int] {
  let whole = weights.reduce(0, +)
  var weight = 0.0
  var given = 0
  return weights.map {
    weight += $0
    let part = rounded(Double(value) * weight / whole) - given
    given += part
    return part
  }
}

private func write(_ scope: String, _ name: String, _ period: String, _ value: Int, _ text: inout CSVText) {
  text.cell(scope)
  text.cell(name)
  text.cell("bookings")
  text.cell(period)
  text.cell(value)
  text.endRow()
}

/// To whole ten thousands, as plans are made.
private func rounded(_ value: Double) -> Int { Int(value / 10_000 + 0.5) * 10_000 }

private struct Plan {
  /// What the whole company wins in a usual month, in yuan.
  private var usual: Double
  private var planted: Bool
  private var start: Month

  init(_ company: Company) {
    let months = company.monthsBack(31)..<company.monthsBack(7)
    let won = company.wonDeals.filter { $0.closed.map(months.contains) ?? false }
    usual = Double(won.reduce(0) { $0 + $1.amount }) / 24
    planted = company.truths.arePlanted
    start = company.start.month
  }

  func target(team: Int, _ month: Month) -> Int {
    let rhythm = planted ? [0.78, 0.85, 1.37][sampleCalendar.positionInQuarter(month)] : 1
    // 春节 takes part of the two months, which the plan spreads over both.
    let season = month.number <= 2 ? 0.97 : 1
    let growth = 0.95 + 0.003 * Double(month.index - start.index)
    return rounded(usual * teams[team].share * rhythm * season * growth)
  }
}
