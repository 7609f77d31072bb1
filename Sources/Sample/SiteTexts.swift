/// `quotabook.yml` of the synthetic site.
func sampleConfiguration(_ options: SampleOptions) -> String {
  """
  # A made-up company: see data/README.md.
  title: {zh-CN: 恒川科技销售看板, en: Hengchuan Sales}
  languages: [zh-CN, en]
  base_url: https://sales.hengchuan.example/
  timezone: Asia/Shanghai
  currency: CNY
  as_of: \(options.asOf)
  primary: bookings
  calendar: {fiscal_year_start: 1, week_start: monday, holidays: data/holidays.csv, spring_festival: true}

  stages:
  \(stages.map { "  - {id: \($0.id), names: [\($0.name), \($0.english)], probability: \($0.percent)}" }
    .joined(separator: "\n"))

  data:
    deals: {from: data/deals.csv, crm: fxiaoke, cadence: 7 days}
    stage_history: {from: data/stage_history.csv}
    orders: {from: data/orders.csv}
    contracts: {from: data/contracts.csv}
    payment_plans: {from: data/payment_plans.csv}
    payments: {from: data/payments.csv}
    accounts: {from: data/accounts.csv}
    products: {from: data/products.csv}
    people: {from: data/people.csv}
    targets: {from: data/targets.csv}
    activities: {from: data/activities.csv}
    training: {from: data/training.csv}
    surveys: {from: data/surveys.csv}
    spend: {from: data/spend.csv}
    holidays: {from: data/holidays.csv}

  # What the CRM called the gateway until 2023.
  aliases:
    product: {网关300: 工业网关 300}

  goals:
    win-rate: 0.48
    csat: 0.90
    collection-rate: 0.90
    price-realisation: 0.92
    training-participation: 0.60

  # Words that find each other's pages.
  synonyms:
    - [回款, 收款, 收钱, collection]
    - [赢单率, 成交率, 胜率, win rate]
    - [商机, 机会, deal, opportunity]
    - [折扣, 让价, 降价, discount]
    - [竞品, 对手, 竞争对手, competitor]
    - [客单, 客单价, deal size]

  links:
    deal: "https://crm.hengchuan.example/deals/{id}"
    order: "https://crm.hengchuan.example/orders/{id}"
    account: "https://crm.hengchuan.example/accounts/{id}"

  stale: {rule: p95}
  show: {reps: true, periods: [month, quarter, year], archive: 12}
  privacy: {noindex: true, minimum_group: 5}

  """
}

/// `metrics.yml` of the synthetic site: the figures that only this company keeps.
let sampleMetrics = """
  lost-on-price:
    label: {zh-CN: 因价格输单占比, en: Lost on price}
    description:
      zh-CN: 输单里，原因写“价格”的占多少；高了先看报价是不是报早了。
      en: Deals lost for the price among all deals lost; when high, see first whether we quoted too early.
    words: {zh-CN: 因价格输单数 ÷ 输单数, en: deals lost on price ÷ deals lost}
    from: deals
    date: closed
    of: count() where status = lost and lost_reason = "价格"
    over: count() where status = lost
    unit: percent
    better: lower
    perspective: process

  lost-to-rival:
    label: {zh-CN: 输给竞品占比, en: Lost to a rival}
    description:
      zh-CN: 输单里，客户选了别家的占多少。
      en: Deals lost because the customer chose another supplier, among all deals lost.
    words: {zh-CN: 输给竞品数 ÷ 输单数, en: deals lost to a rival ÷ deals lost}
    from: deals
    date: closed
    of: count() where status = lost and lost_reason = "选择竞品"
    over: count() where status = lost
    unit: percent
    better: lower
    perspective: customer

  """
