import Periods

/// The files of orders, contracts, payment plans and payments: all of it follows from the deals won.
func moneyFiles(_ company: Company) -> [SampleFile] {
  [("data/orders.csv", orderFile(company)), ("data/spend.csv", spendFile(company))] + contractFiles(company)
}

/// An order for each deal won, dated up to a week after the signature.
private func orderFile(_ company: Company) -> [UInt8] {
  var random = Randomness(seed: company.options.seed, stream: 4)
  var orders: [(date: Day, deal: Deal)] = []
  for deal in company.wonDeals {
    guard let closed = deal.closed else { continue }
    let last = Month(index: closed.month.index + 1).first + -1
    // Booked in the month of the signature, as the accountants want it.
    let date = min(closed + random.whole(0...6), last)
    if date <= company.options.asOf { orders.append((date, deal)) }
  }
  orders.sort { ($0.date, $0.deal.number) < ($1.date, $1.deal.number) }
  var text = CSVText(header: "销售订单编号,下单日期,客户名称,负责人,产品,渠道,数量,订单金额,成本")
  for (place, order) in orders.enumerated() {
    let deal = order.deal
    text.cell("S", place + 1, width: 6)
    text.cell(order.date)
    text.cell(company.accounts[deal.account].name)
    text.cell(company.people[deal.person].name)
    text.cell(products[deal.product].name)
    text.cell(sources[deal.source].name == "渠道伙伴" ? "分销" : "直销")
    text.cell(deal.quantity)
    text.cell(deal.amount)
    text.cell(deal.quantity * products[deal.product].cost)
    text.endRow()
  }
  return text.bytes
}

/// A part of a contract's amount that falls due.
private struct Instalment {
  var kind: String
  var percent: Int
  var days: Int
}

/// Thirty, sixty, ten: at signature, at acceptance, at the end of the warranty year.
private let instalments = [
  Instalment(kind: "首付款", percent: 30, days: 7),
  Instalment(kind: "验收款", percent: 60, days: 60),
  Instalment(kind: "质保金", percent: 10, days: 365),
]

/// Contracts of the last 23 months; the older ones are on paper.
private func contractFiles(_ company: Company) -> [SampleFile] {
  var random = Randomness(seed: company.options.seed, stream: 5)
  var contracts = CSVText(header: "合同编号,客户名称,负责人,商机编号,合同金额,合同签订日期")
  var plans = CSVText(header: "合同编号,负责人,计划回款日期,计划回款金额")
  var payments: [(paid: Day, deal: Deal, kind: String, amount: Int)] = []
  let since = company.monthsBack(22)
  for deal in company.wonDeals {
    guard let signed = deal.closed, signed >= since, deal.amount > 0 else { continue }
    let owner = company.people[deal.person].name
    contracts.cell("H", deal.number, width: 6)
    contracts.cell(company.accounts[deal.account].name)
    contracts.cell(owner)
    contracts.cell("D", deal.number, width: 6)
    contracts.cell(deal.amount)
    contracts.cell(signed)
    contracts.endRow()
    for part in instalments {
      let amount = deal.amount * part.percent / 100
      plans.cell("H", deal.number, width: 6)
      plans.cell(owner)
      plans.cell(signed + part.days)
      plans.cell(amount)
      plans.endRow()
      guard let delay = paymentDelay(&random) else { continue }
      let paid = signed + part.days + delay
      if paid <= company.options.asOf { payments.append((paid, deal, part.kind, amount)) }
    }
  }
  payments.sort { ($0.paid, $0.deal.number, $0.amount) < ($1.paid, $1.deal.number, $1.amount) }
  var paid = CSVText(header: "合同编号,负责人,回款日期,回款金额,回款类型")
  for payment in payments {
    paid.cell("H", payment.deal.number, width: 6)
    paid.cell(company.people[payment.deal.person].name)
    paid.cell(payment.paid)
    paid.cell(payment.amount)
    paid.cell(payment.kind)
    paid.endRow()
  }
  return [
    ("data/contracts.csv", contracts.bytes), ("data/payment_plans.csv", plans.bytes),
    ("data/payments.csv", paid.bytes),
  ]
}

/// Days from due to paid; `nil`: never.
private func paymentDelay(_ random: inout Randomness) -> Int? {
  switch random.index(weights: [0.64, 0.25, 0.08, 0.03]) {
  case 0: random.whole(-3...2)
  case 1: random.whole(3...20)
  case 2: random.whole(21...75)
  default: nil
  }
}

private func spendFile(_ company: Company) -> [UInt8] {
  var random = Randomness(seed: company.options.seed, stream: 6)
  var text = CSVText(header: "month,kind,channel,amount")
  let kinds = [
    ("marketing", "官网", 42_000), ("marketing", "展会", 65_000), ("marketing", "线上广告", 38_000),
    ("travel", "", 88_000),
  ]
  for index in company.start.month.index...company.options.asOf.month.index {
    for (kind, channel, usual) in kinds {
      text.cell(Month(index: index).description)
      text.cell(kind)
      text.cell(channel)
      text.cell(usual * random.whole(80...120) / 100)
      text.endRow()
    }
  }
  return text.bytes
}
