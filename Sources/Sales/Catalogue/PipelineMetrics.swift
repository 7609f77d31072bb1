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

  stage-conversion:
    label: {zh-CN: 阶段转化率, en: Stage conversion}
    description: {zh-CN: 进入某一阶段的商机中继续往前走的比例，各阶段合计；没有阶段历史时只能给出范围, en: "Share of the deals entering a stage that go on, all stages together; without a stage history only a range can be given"}
    words: {zh-CN: 到达下一阶段（或更后、或赢单）的商机 ÷ 本期进入该阶段的商机；仍在该阶段的按删失处理, en: "deals that reached the next stage (or a later one, or were won) ÷ deals that entered the stage in the period; those still there are censored"}
    builtin: stage-conversion
    unit: percent
    better: higher
    perspective: process

  decision-time:
    label: {zh-CN: 决策用时（中位）, en: Time to decision (median)}
    description: {zh-CN: 本期创建的商机过多少天有一半见分晓；进行中的商机也算在内，所以不会像只看已关闭的商机那样偏短, en: "Days until half of the deals created in the period are decided; open deals count too, so that it is not too short as it is for closed deals alone"}
    words: {zh-CN: Kaplan–Meier 中位数：从创建到赢单或输单，进行中的截至今日, en: "Kaplan–Meier median from creation to a win or a loss, open deals watched up to the as-of day"}
    builtin: kaplan-meier
    to: decided
    unit: days
    better: lower
    perspective: process

  won-within-90-days:
    label: {zh-CN: 90 天内赢单概率, en: Won within 90 days}
    description: {zh-CN: 本期创建的商机在 90 天内赢单的概率；输单是竞争结局，不当作未完成, en: "Chance that a deal created in the period is won within 90 days; a lost deal is a competing end, not an unfinished one"}
    words: {zh-CN: Aalen–Johansen 估计：第 90 天之前赢单的概率, en: "Aalen–Johansen estimate of the chance of a win by day 90"}
    builtin: kaplan-meier
    to: won
    by: 90 days
    unit: percent
    better: higher
    perspective: process

  forecast:
    label: {zh-CN: 预测（按月度序列）, en: Forecast (from the months)}
    description: {zh-CN: 按主指标过去各月推算的本期及后续期间；区间为 80%，由过去的预测误差得出, en: "What the running and the coming periods will bring, from the past months of the primary metric; the 80 % interval comes from the errors of past forecasts"}
    words: {zh-CN: 满 24 个月：去年同月与 Holt–Winters 的平均；13–23 个月：最近一月与去年同月的平均；更短：最近一月, en: "from 24 months on the mean of last year's month and Holt–Winters; 13–23 months: of the last month and last year's; fewer: the last month"}
    builtin: forecast
    metric: primary
    unit: money
    better: higher
    perspective: financial

  forecast-pipeline:
    label: {zh-CN: 预测（按商机）, en: Forecast (from the pipeline)}
    description: {zh-CN: 本期已赢的金额，加上进行中商机按自身历史的成交机会折算的金额，不用 CRM 填写的概率, en: "Won so far in the period and the open deals by the chance that such deals had before, not by the percentage of the CRM"}
    words: {zh-CN: 已赢金额 + Σ 进行中商机金额 × 同阶段、同账龄商机在期内赢单的比例, en: "won amount + sum of open amount × the share of deals of that stage and age that were won in the days left"}
    builtin: forecast
    method: pipeline
    unit: money
    better: higher
    perspective: financial

  """#
