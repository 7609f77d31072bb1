/// How many deals, how many of them won, and how long they took.
let dealMetrics = #"""
  deals:
    label: {zh-CN: 商机总数, en: Deals}
    description: {zh-CN: 数据中的全部商机，不含作废, en: "All deals in the data, void ones left out"}
    words: {zh-CN: 截至今日的商机数, en: number of deals up to the as-of day}
    from: deals
    value: count() where status != void
    unit: count
    better: none
    perspective: process

  deals-created:
    label: {zh-CN: 新增商机, en: Deals created}
    description: {zh-CN: 本期创建的商机数, en: Number of deals created in the period}
    words: {zh-CN: 创建日期在本期的商机数, en: number of deals by the day they were created}
    from: deals
    date: created
    value: count() where status != void
    unit: count
    better: higher
    perspective: process

  deals-won:
    label: {zh-CN: 赢单数, en: Deals won}
    description: {zh-CN: 本期赢下的商机数, en: Number of deals won in the period}
    words: {zh-CN: 关闭日期在本期的赢单数, en: number of won deals by the day they closed}
    from: deals
    date: closed
    value: count() where status = won
    unit: count
    better: higher
    perspective: process

  deals-lost:
    label: {zh-CN: 输单数, en: Deals lost}
    description: {zh-CN: 本期输掉的商机数，包括输给竞争对手, en: "Number of deals lost in the period, to competitors or otherwise"}
    words: {zh-CN: 关闭日期在本期的输单数, en: number of lost deals by the day they closed}
    from: deals
    date: closed
    value: count() where status = lost
    unit: count
    better: lower
    perspective: process

  deals-open:
    label: {zh-CN: 进行中商机, en: Open deals}
    description: {zh-CN: 期末仍在跟进的商机数；过去的期末由现有记录回放, en: Deals still open at the end of the period; past ends are replayed from today's records}
    words: {zh-CN: 期末前已创建、尚未关闭的商机数, en: deals created by the period's end and not closed by then}
    from: deals
    at: end
    value: count() where status = open
    unit: count
    better: none
    perspective: process

  win-rate:
    label: {zh-CN: 赢单率, en: Win rate}
    description: {zh-CN: 本期有结果的商机中赢单的比例, en: Share of deals won among the deals decided in the period}
    words: {zh-CN: 赢单数 ÷（赢单数 + 输单数）；作废不算，金额为零也算, en: "won ÷ (won + lost); void deals do not count, deals without amount do"}
    from: deals
    date: closed
    of: count() where status = won
    over: count() where status in (won, lost)
    unit: percent
    better: higher
    perspective: process

  win-rate-by-value:
    label: {zh-CN: 金额赢单率, en: Win rate by value}
    description: {zh-CN: 有结果的商机金额中赢下的比例；超过两成输单没有金额时不给出, en: Share of the amount won of the amount decided; not given when more than a fifth of the lost deals have no amount}
    words: {zh-CN: 赢单金额 ÷（赢单金额 + 输单金额）, en: won amount ÷ (won + lost amount)}
    builtin: amount-ratio
    from: deals
    date: closed
    of: sum(amount) where status = won
    over: sum(amount) where status in (won, lost)
    unknown: count() where status = lost and (amount is empty or amount = 0)
    among: count() where status = lost
    limit: 20%
    unit: percent
    better: higher
    perspective: process

  win-rate-by-list-value:
    label: {zh-CN: 目录价赢单率, en: Win rate by list value}
    description: {zh-CN: 按目录价计算的赢单比例；输单没有成交价时也能比较, en: Share won by list price on both sides; comparable even where lost deals carry no amount}
    words: {zh-CN: 赢单目录价之和 ÷ 有结果商机的目录价之和, en: list price of won deals ÷ list price of decided deals}
    builtin: amount-ratio
    from: deals
    date: closed
    of: sum(list_amount) where status = won
    over: sum(list_amount) where status in (won, lost)
    unit: percent
    better: higher
    perspective: process

  sales-cycle:
    label: {zh-CN: 销售周期（中位）, en: Sales cycle (median)}
    description: {zh-CN: 赢单从创建到关闭的天数，取中位数, en: "Days from creation to close of the deals won, median"}
    words: {zh-CN: 赢单（关闭日期 − 创建日期）的中位数；关闭早于创建的不算, en: median of closed − created of won deals; those closed before their creation are left out}
    from: deals
    date: closed
    value: median(closed - created) where status = won
    unit: days
    better: lower
    perspective: process

  sales-cycle-mean:
    label: {zh-CN: 销售周期（平均）, en: Sales cycle (mean)}
    description: {zh-CN: 赢单从创建到关闭的平均天数, en: Mean days from creation to close of the deals won}
    words: {zh-CN: 赢单（关闭日期 − 创建日期）的平均数, en: mean of closed − created of won deals}
    from: deals
    date: closed
    value: mean(closed - created) where status = won
    unit: days
    better: lower
    perspective: process

  sales-cycle-lost-mean:
    label: {zh-CN: 输单周期（平均）, en: Cycle of lost deals (mean)}
    description: {zh-CN: 输单从创建到关闭的平均天数；比赢单长说明放手太晚, en: Mean days until a lost deal was closed; longer than for won deals means letting go too late}
    words: {zh-CN: 输单（关闭日期 − 创建日期）的平均数, en: mean of closed − created of lost deals}
    from: deals
    date: closed
    value: mean(closed - created) where status = lost
    unit: days
    better: lower
    perspective: process

  """#
