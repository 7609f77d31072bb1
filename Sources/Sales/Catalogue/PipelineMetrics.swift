/// What is on the way, and whether it is moving.
let pipelineMetrics = #"""
  pipeline-open:
    label: {zh-CN: 商机金额, en: Open pipeline}
    description: {zh-CN: 期末进行中商机的金额合计, en: Amount of the deals open at the end of the period}
    words: {zh-CN: 进行中商机金额之和；没有金额的用目录价, en: sum of the amounts of open deals; list price where there is no amount}
    from: deals
    at: end
    value: sum(amount) where status = open
    unit: money
    better: higher
    perspective: process

  pipeline-weighted:
    label: {zh-CN: 加权商机金额, en: Weighted pipeline}
    description: {zh-CN: 进行中商机金额乘以 CRM 中的成交概率, en: Amount of the open deals times the chance that the CRM gives them}
    words: {zh-CN: 进行中商机（金额 × 概率）之和, en: sum of amount × probability of open deals}
    from: deals
    at: end
    value: sum(amount * probability) where status = open
    unit: money
    better: higher
    perspective: process

  pipeline-velocity:
    label: {zh-CN: 销售速度, en: Pipeline velocity}
    description: {zh-CN: 照目前的商机数、赢单率、客单和周期，每天能带来多少签约额, en: "Bookings a day at the present number of deals, win rate, deal size and cycle"}
    words: {zh-CN: 进行中商机数 × 赢单率 × 平均客单 ÷ 销售周期, en: open deals × win rate × average deal size ÷ sales cycle}
    formula: deals-open * win-rate * deal-size / sales-cycle
    unit: money_per_day
    better: higher
    perspective: process

  pipeline-coverage:
    label: {zh-CN: 商机覆盖率, en: Pipeline coverage}
    description: {zh-CN: 预计本期成交的商机金额是剩余目标的几倍；需要的倍数是 1 ÷ 金额赢单率, en: How many times the open deals due in the period cover what is left of the target; needed is 1 ÷ win rate by value}
    words: {zh-CN: 预计本期关闭的进行中商机金额 ÷（目标 − 已签约）, en: open amount due in the period ÷ (target − won)}
    builtin: pipeline-coverage
    metric: primary
    unit: ratio
    better: higher
    perspective: process

  overdue-open:
    label: {zh-CN: 逾期商机, en: Overdue deals}
    description: {zh-CN: 预计成交日期已过、仍未关闭的商机数, en: Open deals whose expected close has passed}
    words: {zh-CN: 预计成交日期早于今日的进行中商机数, en: open deals expected to close before the as-of day}
    from: deals
    at: as-of
    value: count() where status = open and expected_close < as_of
    unit: count
    better: lower
    perspective: process

  stale-open:
    label: {zh-CN: 停滞商机, en: Stale deals}
    description: {zh-CN: 开得比几乎所有赢单都久的进行中商机数, en: Open deals that are older than nearly every deal that was won}
    words: {zh-CN: 账龄超过赢单周期第 95 百分位（或配置中的规则）的进行中商机数, en: open deals older than the 95th percentile of won cycles (or the rule of the configuration)}
    builtin: stale-open
    unit: count
    better: lower
    perspective: process

  """#
