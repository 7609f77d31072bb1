import Periods

/// The files of products, customers, and what customers and colleagues think.
func customerFiles(_ company: Company) -> [SampleFile] {
  [
    ("data/accounts.csv", accountFile(company)), ("data/products.csv", productFile()),
    ("data/surveys.csv", surveyFile(company)),
  ]
}

private func productFile() -> [UInt8] {
  var text = CSVText(header: "产品名称,产品类别,标准价格,成本")
  for product in products {
    text.cell(product.name)
    text.cell(product.category)
    text.cell(product.price)
    text.cell(product.cost)
    text.endRow()
  }
  return text.bytes
}

private func accountFile(_ company: Company) -> [UInt8] {
  var text = CSVText(header: "客户编号,客户名称,行业,区域,客户级别,客户来源,创建时间")
  for (place, account) in company.accounts.enumerated() {
    text.cell("K", place + 1, width: 5)
    text.cell(account.name)
    text.cell(industryNames[account.industry])
    text.cell(teams[account.team].region)
    text.cell(tiers[account.tier].name)
    text.cell(sources[account.source].name)
    text.cell(account.created)
    text.endRow()
  }
  return text.bytes
}

/// A third of the customers answer six weeks after the signature; colleagues are asked twice a year, without names.
private func surveyFile(_ company: Company) -> [UInt8] {
  var random = Randomness(seed: company.options.seed, stream: 9)
  let comments = ["", "", "", "安装很顺利", "响应快", "交期再短一点就好", "看板好用", "文档可以更清楚"]
  var rows: [(day: Day, number: Int, score: Int, comment: String)] = []
  for deal in company.wonDeals {
    guard let closed = deal.closed, random.happens(0.33) else { continue }
    let day = closed + random.whole(35...50)
    let score = 1 + random.index(weights: [0.01, 0.02, 0.06, 0.37, 0.54])
    let comment = comments[random.index(comments.count)]
    if day <= company.options.asOf {
      rows.append((day, deal.number, score, score < 4 ? "问题还没解决" : comment))
    }
  }
  for month in stride(from: 6, through: 30, by: 6) {
    let day = Month(index: company.start.month.index + month).first + 9
    for _ in company.people where random.happens(0.85) {
      rows.append((day, 0, 1 + random.index(weights: [0.03, 0.05, 0.22, 0.45, 0.25]), ""))
    }
  }
  rows.sort { ($0.day, $0.number) < ($1.day, $1.number) }
  var text = CSVText(header: "date,kind,account,rep,score,scale,comment")
  for row in rows {
    text.cell(row.day)
    text.cell(row.number == 0 ? "employee" : "customer")
    if row.number == 0 {
      text.empty()
      text.empty()
    } else {
      let deal = company.deals[row.number - 1]
      text.cell(company.accounts[deal.account].name)
      text.cell(company.people[deal.person].name)
    }
    text.cell(row.score)
    text.cell(5)
    text.cell(row.comment)
    text.endRow()
  }
  return text.bytes
}
