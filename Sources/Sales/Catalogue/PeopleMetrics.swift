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
  """#
