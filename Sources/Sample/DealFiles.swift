import Periods

/// The files of deals and of their way through the stages.
func dealFiles(_ company: Company) -> [SampleFile] {
  [("data/deals.csv", dealFile(company)), ("data/stage_history.csv", stageHistory(company))]
}

private let dealHeader = """
  商机编号,商机名称,客户名称,负责人,产品,客户来源,商机金额,目录价,商机阶段,阶段状态,赢率,创建时间,预计成交日期,\
  结单日期,最后跟进时间,下一步,输单原因,竞争对手
  """

private func dealFile(_ company: Company) -> [UInt8] {
  var text = CSVText(header: dealHeader)
  var random = Randomness(seed: company.options.seed, stream: 2)
  for place in company.deals.indices {
    let touch = random.whole(0...24)
    let step = random.index(nextSteps.count + 1)
    let isPriced = !random.happens(0.06)
    writeDeal(place, of: company, (touch, step, isPriced), into: &text)
    if place == company.blemishes?.repeated {
      writeDeal(place, of: company, (touch, step, isPriced), into: &text)
    }
  }
  return text.bytes
}

private func writeDeal(
  _ place: Int, of company: Company, _ drawn: (touch: Int, step: Int, isPriced: Bool),
  into text: inout CSVText
) {
  let deal = company.deals[place]
  let product = products[deal.product]
  let isOpen = deal.outcome == .open
  text.cell("D", deal.number, width: 6)
  text.cell(product.short + "项目")
  text.cell(company.accounts[deal.account].name)
  text.cell(company.people[deal.person].name)
  text.cell(place == company.blemishes?.misspelt ? Blemishes.misspeltProduct : product.name)
  text.cell(sources[deal.source].name)
  if isOpen && deal.stage == 0 && !drawn.isPriced { text.empty() } else { text.cell(deal.amount) }
  text.cell(deal.listAmount)
  writeStage(deal, into: &text)
  let isBackwards = place == company.blemishes?.backwards
  text.cell(isBackwards ? (deal.closed ?? deal.created) + 12 : deal.created)
  if place == company.blemishes?.unreadable {
    text.cell(Blemishes.unreadableDay)
  } else {
    text.cell(deal.expected)
  }
  text.cell(deal.closed)
  if isOpen {
    text.cell(lastTouch(deal, company, drawn.touch))
  } else {
    text.empty()
  }
  if isOpen && drawn.step < nextSteps.count { text.cell(nextSteps[drawn.step]) } else { text.empty() }
  if deal.outcome == .lost { text.cell(lostReasons[deal.reason].name) } else { text.empty() }
  if let competitor = deal.competitor { text.cell(competitors[competitor]) } else { text.empty() }
  text.endRow()
}

/// Stage, status and the CRM's chance.
private func writeStage(_ deal: Deal, into text: inout CSVText) {
  switch deal.outcome {
  case .open:
    text.cell(stages[deal.stage].name)
    text.cell("进行中")
    text.cell(stages[deal.stage].percent)
  case .won:
    text.cell("赢单")
    text.cell("赢单")
    text.cell(100)
  case .lost:
    text.cell("输单")
    text.cell("输单")
    text.cell(0)
  case .void:
    text.cell(stages[deal.stage].name)
    text.cell("无效")
    text.empty()
  }
}

/// Forgotten deals have not been touched for months.
private func lastTouch(_ deal: Deal, _ company: Company, _ days: Int) -> Day {
  let asOf = company.options.asOf
  let isForgotten = asOf - deal.created > Truths.longestCycle
  return max(deal.created, isForgotten ? min(deal.created + 60 + days * 3, asOf + -90) : asOf + -days)
}

/// The days on which the deals of the last eleven months entered their stages.
private func stageHistory(_ company: Company) -> [UInt8] {
  var text = CSVText(header: "deal,stage,entered")
  var random = Randomness(seed: company.options.seed, stream: 3)
  let since = company.monthsBack(10)
  for deal in company.deals where deal.created >= since {
    let end = deal.closed ?? company.options.asOf
    let length = end - deal.created
    for stage in 0...deal.stage {
      let share = deal.stage == 0 ? 0 : Double(stage) / Double(deal.stage + 1)
      let entered = deal.created + Int(Double(length) * share * (0.8 + 0.2 * random.share()))
      writeEntry(deal, stages[stage].id, entered, into: &text)
    }
    switch deal.outcome {
    case .won: writeEntry(deal, "won", end, into: &text)
    case .lost: writeEntry(deal, "lost", end, into: &text)
    case .open, .void: continue
    }
  }
  return text.bytes
}

private func writeEntry(_ deal: Deal, _ stage: String, _ day: Day, into text: inout CSVText) {
  text.cell("D", deal.number, width: 6)
  text.cell(stage)
  text.cell(day)
  text.endRow()
}
