/// What was sold and for how much.
let moneyMetrics = #"""
  bookings:
    label: {zh-CN: 签约额, en: Bookings}
    description: {zh-CN: 本期赢单的金额合计, en: Amount of the deals won in the period}
    words: {zh-CN: 赢单金额之和，按关闭日期归入期间, en: "sum of the amounts of won deals, by the day they closed"}
    from: deals
    date: closed
    value: sum(amount) where status = won
    unit: money
    better: higher
    perspective: financial

  revenue:
    label: {zh-CN: 销售额, en: Revenue}
    description: {zh-CN: 本期订单金额合计；没有订单数据时用签约额, en: Amount of the order lines of the period; bookings where there are no orders}
    words: {zh-CN: 订单行（数量 × 单价 ×（1 − 折扣））之和，退货在退货日扣减, en: "sum of the order lines (quantity × price × (1 − discount)); returns count on their day"}
    from: orders
    date: date
    value: sum(amount)
    else: bookings
    unit: money
    better: higher
    perspective: financial

  units:
    label: {zh-CN: 销售数量, en: Units sold}
    description: {zh-CN: 本期订单数量合计；没有订单数据时用赢单数, en: Quantity on the order lines of the period; deals won where there are no orders}
    words: {zh-CN: 订单行数量之和, en: sum of the quantities of the order lines}
    from: orders
    date: date
    value: sum(quantity)
    else: deals-won
    unit: count
    better: higher
    perspective: financial

  growth-mom:
    label: {zh-CN: 销售额环比（月）, en: Growth on the month before}
    description: {zh-CN: 销售额与上月相比的变化；本月未结束时只比相同天数, en: Change of revenue on the month before; a running month is compared with the same number of days}
    words: {zh-CN: （本月 − 上月）÷ 上月, en: (this month − month before) ÷ month before}
    formula: growth(revenue, 1 month)
    unit: percent
    better: higher
    perspective: financial

  growth-qoq:
    label: {zh-CN: 销售额环比（季）, en: Growth on the quarter before}
    description: {zh-CN: 销售额与上季度相比的变化；本季未结束时只比相同天数, en: Change of revenue on the quarter before; a running quarter is compared with the same number of days}
    words: {zh-CN: （本季 − 上季）÷ 上季, en: (this quarter − quarter before) ÷ quarter before}
    formula: growth(revenue, 1 quarter)
    unit: percent
    better: higher
    perspective: financial

  growth-yoy:
    label: {zh-CN: 销售额同比, en: Growth on the year before}
    description: {zh-CN: 销售额与去年同期相比的变化；本期未结束时只比相同天数, en: Change of revenue on the same period of the year before; a running period is compared with the same number of days}
    words: {zh-CN: （本期 − 去年同期）÷ 去年同期, en: (this period − same period of the year before) ÷ the latter}
    formula: growth(revenue, 1 year)
    unit: percent
    better: higher
    perspective: financial

  deal-size:
    label: {zh-CN: 平均客单, en: Average deal size}
    description: {zh-CN: 赢单的平均金额；少数大单会把它拉高，请同时看中位客单, en: Mean amount of the deals won; a few large deals pull it up, so look at the median too}
    words: {zh-CN: 赢单金额之和 ÷ 赢单数, en: sum of won amounts ÷ number of deals won}
    from: deals
    date: closed
    value: mean(amount) where status = won
    unit: money
    better: higher
    perspective: financial

  deal-size-median:
    label: {zh-CN: 中位客单, en: Median deal size}
    description: {zh-CN: 一半赢单低于、一半高于的金额, en: Half of the deals won are smaller and half are larger}
    words: {zh-CN: 赢单金额的中位数, en: median amount of the deals won}
    from: deals
    date: closed
    value: median(amount) where status = won
    unit: money
    better: higher
    perspective: financial

  price-realisation:
    label: {zh-CN: 价格实现率, en: Price realisation}
    description: {zh-CN: 赢单成交价占目录价的比例；100% 表示没有让价, en: What the deals won brought of their list price; 100 % means no discount}
    words: {zh-CN: 赢单金额之和 ÷ 赢单目录价之和（只算两者都有的商机）, en: sum of won amounts ÷ sum of their list prices (deals that have both)}
    builtin: amount-ratio
    from: deals
    date: closed
    of: sum(amount) where status = won and list_amount > 0
    over: sum(list_amount) where status = won and not amount is empty
    unit: percent
    better: higher
    perspective: financial

  """#
