import Diagnostics

extension TableSchema {
  /// Every table that a site can have. When two fit a header equally well, the earlier one is taken.
  package static let all: [TableSchema] = [
    TableSchema(
      "deals", Phrase(zh: "商机", en: "deals"), key: "id", date: "closed", amount: "amount", person: "owner",
      words:
        "deal opportunities opportunity potentials pipeline salespipeline 商机 销售机会 newopportunityobj 商机2.0",
      fields: """
        id! name account owner team manager region product source type quantity:number amount:money list_amount:money
        cost:money currency stage status probability:percent created:day+ expected_close:day closed:day+
        stage_changed:day+ last_activity:day+ next_step lost_reason competitor pipeline forecast_category contacts
        modified:day+ life_status~ is_won~ is_closed~ cycle:number~
        """),
    TableSchema(
      "stage_history", Phrase(zh: "阶段历史", en: "stage history"), date: "entered",
      words: "stagehistory dealstagehistory opportunityhistory 阶段历史 阶段变更",
      fields: "deal! stage! entered:day!+"),
    TableSchema(
      "orders", Phrase(zh: "订单", en: "orders"), key: "id", date: "date", amount: "amount", person: "owner",
      words: "order salesorders salesorder orderlines sales 订单 销售订单 订单明细 salesorderobj",
      fields: """
        id! date:day!+ account owner team region product channel quantity:number unit_price:money discount:percent
        amount:money cost:money currency life_status~ state~
        """),
    TableSchema(
      "contracts", Phrase(zh: "合同", en: "contracts"), key: "id", date: "signed", amount: "amount",
      person: "owner",
      words: "contract 合同 contractobj",
      fields: "id! account owner team region deal amount:money currency signed:day+ life_status~ state~"),
    TableSchema(
      "payment_plans", Phrase(zh: "回款计划", en: "payment plans"), date: "due", amount: "amount",
      words: "paymentplan receivables 回款计划 收款计划",
      fields: "id contract! due:day! amount:money! account owner team region currency life_status~ state~"),
    TableSchema(
      "payments", Phrase(zh: "回款", en: "payments"), date: "date", amount: "amount", person: "owner",
      words: "payment collections receipts 回款 收款 回款记录 paymentobj",
      fields:
        "id contract account owner team region date:day!+ amount:money! kind currency life_status~ state~"),
    TableSchema(
      "accounts", Phrase(zh: "客户", en: "accounts"), key: "name", person: "owner",
      words: "account customers customer companies 客户 accountobj",
      fields: "id name! industry region tier source owner team created:day+ parent life_status~"),
    TableSchema(
      "products", Phrase(zh: "产品", en: "products"), key: "name",
      words: "product pricelist 产品 商品 价目表", fields: "name! id list_price:money cost:money category"),
    TableSchema(
      "people", Phrase(zh: "人员", en: "people"),
      words: "person reps salesreps salesteams users staff employees 人员 员工 销售人员 通讯录 personnelobj",
      fields: "name! id team manager region role started:day ended:day fte:number"),
    TableSchema(
      "targets", Phrase(zh: "目标", en: "targets"), words: "target quotas quota goals 目标 业绩目标 销售目标",
      fields: "scope name metric period! value! unit start end owner baseline department~"),
    TableSchema(
      "activities", Phrase(zh: "活动", en: "activities"), date: "date", person: "rep",
      words: "activity visits calls tasks checkins 活动 拜访 外勤签到 销售记录 checkinsobj activerecordobj",
      fields: "id date:day!+ rep! kind account deal minutes:number team region life_status~"),
    TableSchema(
      "training", Phrase(zh: "培训", en: "training"), date: "date", person: "rep",
      words: "trainings courses 培训 培训记录",
      fields: "rep! course! date:day+ status score:number hours:number kind team region"),
    TableSchema(
      "surveys", Phrase(zh: "问卷", en: "surveys"), date: "date", person: "rep",
      words: "survey csat satisfaction 满意度 问卷 回访 客户满意度",
      fields: "date:day!+ kind account rep score:number! scale:number comment team region"),
    TableSchema(
      "reviews", Phrase(zh: "评估", en: "reviews"), words: "review appraisals 评估 考核 绩效评估",
      fields: "period! ratee! rater_group! item! score:number!"),
    TableSchema(
      "spend", Phrase(zh: "费用", en: "spend"), amount: "amount", words: "costs expenses marketing 费用 投入 市场费用",
      fields: "month! kind channel amount:money!"),
    TableSchema(
      "observations", Phrase(zh: "外部数据", en: "observations"), words: "observation 观测 外部数据 手工数据",
      fields: "metric! scope name period! value:number! source"),
    TableSchema(
      "rates", Phrase(zh: "汇率", en: "rates"), date: "date", words: "fxrates exchangerates 汇率",
      fields: "date:day! currency! rate:number!"),
    TableSchema(
      "holidays", Phrase(zh: "节假日", en: "holidays"), date: "date", words: "holiday calendar 节假日 假期 调休",
      fields: "date:day! kind"),
  ]
}
