/// Customers, collections and the people who sell.
let peopleMetrics = #"""
  new-customers:
    label: {zh-CN: 新客户数, en: New customers}
    description: {zh-CN: 首次赢单落在本期的客户数；数据开始之前的历史不可知, en: Customers whose first won deal falls into the period; what came before the data is not known}
    words: {zh-CN: 按客户取最早的赢单，计其关闭日期, en: the earliest won deal of each account, by the day it closed}
    from: deals
    date: closed
    value: count(first(closed) per account) where status = won
    else: new-customers-ordered
    unit: count
    better: higher
    perspective: customer

  new-customers-ordered:
    label: {zh-CN: 新下单客户数, en: New ordering customers}
    description: {zh-CN: 首张订单落在本期的客户数, en: Customers whose first order falls into the period}
    words: {zh-CN: 按客户取最早的订单，计其日期, en: the earliest order of each account}
    from: orders
    date: date
    value: count(first(date) per account)
    unit: count
    better: higher
    perspective: customer

  csat:
    label: {zh-CN: 客户满意度, en: Customer satisfaction}
    description: {zh-CN: 客户回访中打 4 分或 5 分（满分 5 分）的比例；少于 5 份不显示, en: Share of customer answers with 4 or 5 of 5; not shown below 5 answers}
    words: {zh-CN: 4–5 分的回答数 ÷ 全部回答数, en: answers of 4 or 5 ÷ all answers}
    from: surveys
    date: date
    of: count() where kind not in (employee, 员工) and (score / scale >= 0.8 or scale is empty and score >= 4)
    over: count() where kind not in (employee, 员工) and not score is empty
    minimum: 5
    unit: percent
    better: higher
    perspective: customer

  collections:
    label: {zh-CN: 回款额, en: Collections}
    description: {zh-CN: 本期收到的款项，退款在退款日扣减, en: Money received in the period; refunds count on their day}
    words: {zh-CN: 回款金额之和, en: sum of the payments}
    from: payments
    date: date
    value: sum(amount)
    unit: money
    better: higher
    perspective: financial

  collections-due:
    label: {zh-CN: 应收款, en: Due by plan}
    description: {zh-CN: 按回款计划本期应到、且已到期的金额, en: "What the payment plans have due in the period, up to the as-of day"}
    words: {zh-CN: 计划回款金额之和，按到期日, en: sum of the planned payments by their due day}
    from: payment_plans
    date: due
    value: sum(amount)
    unit: money
    better: none
    perspective: financial

  collection-rate:
    label: {zh-CN: 当期回款率, en: Collection rate}
    description: {zh-CN: 本期回款占本期应收的比例，可以超过 100%, en: Payments received against what was due in the period; may exceed 100 %}
    words: {zh-CN: 回款额 ÷ 应收款, en: collections ÷ due by plan}
    formula: collections / collections-due
    unit: percent
    better: higher
    perspective: financial

  visits:
    label: {zh-CN: 拜访数, en: Visits}
    description: {zh-CN: 本期的客户拜访次数, en: Visits to customers in the period}
    words: {zh-CN: 类型为拜访的活动数, en: number of activities that are visits}
    from: activities
    date: date
    value: count() where kind in (visit, 拜访, 客户拜访, 上门拜访, 外勤, 外勤拜访, "on-site visit", "customer visit")
    unit: count
    better: higher
    perspective: process

  revenue-per-head:
    label: {zh-CN: 人效, en: Revenue per head}
    description: {zh-CN: 每位在岗人员带来的销售额, en: Revenue for each person on the roster}
    words: {zh-CN: 销售额 ÷ 平均在岗人数, en: revenue ÷ average headcount}
    formula: revenue / headcount(period)
    unit: money
    better: higher
    perspective: growth

  training-participation:
    label: {zh-CN: 培训参与率, en: Training participation}
    description: {zh-CN: 本期参加过培训的人员占在岗人员的比例, en: Share of the people on the roster who took part in training in the period}
    words: {zh-CN: 参加人数 ÷ 在岗人数, en: participants ÷ people on the roster}
    builtin: participation
    from: training
    date: date
    who: rep
    where: status not in (cancelled, absent, 取消, 缺席)
    unit: percent
    better: higher
    perspective: growth
  retention:
    label: {zh-CN: 客户保留率, en: Customer retention}
    description: {zh-CN: 期初活跃的客户到期末仍活跃的比例；活跃指最近 365 天内有购买, en: "Share of the customers active at the start of the period that still are at its end; active means a purchase within 365 days"}
    words: {zh-CN: 期末仍活跃 ÷ 期初活跃；本期新客户不算, en: "still active at the end ÷ active at the start; new customers of the period do not count"}
    builtin: retention
    unit: percent
    better: higher
    perspective: customer

  churn:
    label: {zh-CN: 客户流失率, en: Customer churn}
    description: {zh-CN: 期初活跃的客户到期末不再活跃的比例, en: Share of the customers active at the start of the period that no longer are at its end}
    words: {zh-CN: 1 − 客户保留率, en: 1 − customer retention}
    formula: 1 - retention
    unit: percent
    better: lower
    perspective: customer

  grr:
    label: {zh-CN: 总收入留存, en: Gross revenue retention}
    description: {zh-CN: 期初活跃客户的购买额保住了多少；增购不算, en: "How much of what customers active at the start bought was kept; what they bought beyond it does not count"}
    words: {zh-CN: Σ min（期末前 365 天购买额，期初前 365 天购买额）÷ Σ 期初前 365 天购买额, en: "sum of the smaller of a customer's amounts of the 365 days before the end and before the start ÷ those before the start"}
    builtin: retention
    measure: gross
    unit: percent
    better: higher
    perspective: customer

  nrr:
    label: {zh-CN: 净收入留存, en: Net revenue retention}
    description: {zh-CN: 期初活跃客户现在的购买额与当时之比，含增购, en: What customers active at the start buy now against what they bought then}
    words: {zh-CN: Σ 期末前 365 天购买额 ÷ Σ 期初前 365 天购买额, en: "amounts of the 365 days before the end ÷ those of the 365 days before the start"}
    builtin: retention
    measure: net
    unit: percent
    better: higher
    perspective: customer

  """#
