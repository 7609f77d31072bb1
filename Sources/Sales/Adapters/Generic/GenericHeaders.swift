extension Adapter {
  static let generic = Adapter(
    id: "generic", title: "generic", signature: [],
    headers: genericRecords + genericMoney + genericPeople + genericOthers,
    stages: genericStages, quirks: genericQuirks)

  private static let genericRecords = [
    CRMHeaders(
      "deals",
      """
      id = ID | Deal ID | Record ID | Opportunity ID | Opportunity_ID | 商机编号 | 商机ID | 编号 | 单号 | 机会编号 | 商机编码
      name = Name | Deal Name | Opportunity Name | Deal | Opportunity | 商机名称 | 商机 | 机会名称 | 项目名称 | 名称
      account = Account | Account Name | Customer | Customer Name | Company | Company Name | Client | 客户名称 | 客户 | 公司 | 公司名称
      owner = Owner | Deal Owner | Opportunity Owner | Sales Rep | Rep | Sales Agent | Salesperson | Owner Name | 负责人 | 所有者 | 商机所有者 | 销售 | 销售员 | 销售人员 | 业务员 | 销售代表
      team = Team | Sales Team | Department | 团队 | 部门 | 小组 | 销售团队 | 所属部门 | 归属部门
      manager = Manager | Sales Manager | 主管 | 经理 | 销售主管
      region = Region | Territory | Area | Territory Region | 区域 | 大区 | 地区 | 片区 | 省份
      product = Product | Product Name | 产品 | 产品名称 | 意向产品 | 商品
      source = Source | Lead Source | Deal Source | 来源 | 线索来源 | 商机来源 | 客户来源
      type = Type | Deal Type | 类型 | 商机类型
      quantity = Quantity | Qty | Units | 数量 | 件数
      amount = Amount | Deal Amount | Value | Deal Value | Close Value | Total Amount | Amount Converted | 金额 | 商机金额 | 成交金额 | 合同金额 | 总金额 | 签约金额
      list_amount = List Amount | List Price | List Value | 目录价 | 目录金额 | 标准金额 | 原价
      cost = Cost | 成本
      currency = Currency | Deal Currency | Amount Currency | Total Amount Currency | Currency Code | 币种 | 货币
      stage = Stage | Deal Stage | Sales Stage | Stage Name | 阶段 | 商机阶段 | 销售阶段
      status = Status | Deal Status | Result | Outcome | 状态 | 商机状态 | 阶段状态 | 结果
      probability = Probability | Win Probability | Probability (%) | 可能性 | 赢率 | 概率 | 成交概率 | 可能性(%)
      created = Created | Created Date | Create Date | Created At | Created Time | Created On | Engage Date | Open Date | 创建日期 | 创建时间 | 建立日期 | 录入时间
      expected_close = Expected Close | Expected Close Date | Expected Closing Date | Forecast Close Date | 预计成交日期 | 预计结单日期 | 预计签约日期 | 预计成交时间 | 结束时间
      closed = Closed | Closed Date | Close Date | Date Closed | Closing Date | Won Date | Actual Close Date | 成交日期 | 结单日期 | 签约日期 | 关闭日期 | 实际成交日期 | 赢单日期 | 成交时间 | 关闭时间
      stage_changed = Stage Changed | Stage Change Date | Last Stage Change Date | 阶段变更时间
      last_activity = Last Activity | Last Activity Date | Last Activity Time | 最近操作时间 | 最后跟进时间 | 最近跟进时间 | 最后活动时间
      next_step = Next Step | 下一步 | 下一步计划
      lost_reason = Lost Reason | Loss Reason | Reason For Loss | Closed Lost Reason | 输单原因 | 丢单原因 | 失败原因
      competitor = Competitor | Competitors | 竞争对手 | 竞品
      pipeline = Pipeline | Sales Process | 销售流程 | 商机组
      forecast_category = Forecast Category | 预测类别
      contacts = Contacts | Contact Name | 联系人 | 联系人名称
      modified = Modified | Modified Date | Modified Time | Last Modified | Last Modified Date | Updated At | 修改时间 | 最后修改时间 | 更新时间
      """),
    CRMHeaders(
      "stage_history",
      """
      deal = Deal | Deal ID | Opportunity ID | Record ID | 商机编号 | 商机 | 商机ID
      stage = Stage | Deal Stage | To Stage | New Stage | 阶段 | 商机阶段
      entered = Entered | Entered At | Date Entered | Date | Changed | 进入时间 | 进入日期 | 变更时间 | 阶段变更时间
      """),
    CRMHeaders(
      "orders",
      """
      id = ID | Order ID | Order No | Order Number | Order | 订单编号 | 订单号 | 销售订单编号 | 单号
      date = Date | Order Date | Ordered | Ordered At | Invoice Date | 日期 | 下单日期 | 订单日期 | 下单时间 | 订单时间
      account = Account | Account Name | Customer | Customer Name | Company | 客户 | 客户名称
      owner = Owner | Sales Rep | Rep | Salesperson | 负责人 | 销售 | 销售员 | 业务员
      team = Team | Department | 团队 | 部门 | 所属部门
      region = Region | Territory | Area | 区域 | 大区 | 地区
      product = Product | Product Name | Item | SKU | 产品 | 产品名称 | 商品 | 商品名称
      channel = Channel | Sales Channel | 渠道 | 销售渠道
      quantity = Quantity | Qty | Units | 数量 | 件数
      unit_price = Unit Price | Price | 单价 | 销售单价
      discount = Discount | Discount (%) | 折扣 | 折扣率
      amount = Amount | Total | Net Amount | Order Amount | Revenue | Sales | 金额 | 订单金额 | 总金额 | 销售额 | 实付金额
      cost = Cost | COGS | 成本
      currency = Currency | 币种 | 货币
      life_status = 生命状态
      state = 订单状态 | 订单阶段
      """),
  ]

  private static let genericMoney = [
    CRMHeaders(
      "contracts",
      """
      id = ID | Contract ID | Contract No | Contract Number | 合同编号 | 合同号 | 合同名称
      account = Account | Account Name | Customer | 客户 | 客户名称
      owner = Owner | Rep | Sales Rep | 负责人 | 销售 | 公司签约人
      team = Team | Department | 团队 | 部门
      region = Region | 区域 | 大区 | 地区
      deal = Deal | Deal ID | Opportunity | 商机 | 商机名称 | 商机编号
      amount = Amount | Contract Amount | Contract Value | Total | 金额 | 合同金额 | 合同总金额
      currency = Currency | 币种
      signed = Signed | Signed Date | Signature Date | Date | Start Date | 签约日期 | 签订日期 | 合同签订日期 | 签署时间 | 签署日期 | 下单时间 | 合同开始时间
      life_status = 生命状态
      state = 合同状态 | 合同阶段
      """),
    CRMHeaders(
      "payment_plans",
      """
      id = ID | Plan ID | 计划编号 | 回款计划编号
      contract = Contract | Contract ID | Contract No | 合同编号 | 合同号 | 合同 | 合同名称
      due = Due | Due Date | Planned Date | 计划回款日期 | 计划回款时间 | 应收日期 | 到期日
      currency = Currency | 币种 | 货币
      life_status = 生命状态
      state = 回款状态
      amount = Amount | Due Amount | Planned Amount | 计划回款金额 | 应收金额 | 金额
      account = Account | Customer | 客户名称 | 客户
      owner = Owner | Rep | 负责人 | 销售
      team = Team | 团队 | 部门
      region = Region | 区域 | 大区
      """),
    CRMHeaders(
      "payments",
      """
      id = ID | Payment ID | Payment No | Receipt No | 回款编号 | 收款编号
      contract = Contract | Contract ID | Contract No | 合同编号 | 合同号 | 合同 | 合同名称
      account = Account | Account Name | Customer | 客户 | 客户名称
      owner = Owner | Rep | 负责人 | 销售
      team = Team | 团队 | 部门
      region = Region | 区域 | 大区
      date = Date | Payment Date | Paid | Received | 回款日期 | 回款时间 | 实际回款日期 | 收款日期 | 到账日期
      amount = Amount | Payment Amount | Received Amount | 回款金额 | 实际回款金额 | 收款金额 | 到账金额 | 金额
      kind = Kind | Type | Method | 类型 | 回款方式 | 回款类型
      currency = Currency | 币种 | 货币
      life_status = 生命状态
      state = 回款状态
      """),
    CRMHeaders(
      "spend",
      """
      month = Month | Period | 月份 | 月 | 期间
      kind = Kind | Type | Category | 类型 | 费用类型 | 科目
      channel = Channel | 渠道
      amount = Amount | Spend | Cost | 金额 | 费用 | 费用金额
      """),
    CRMHeaders(
      "rates",
      """
      date = Date | 日期
      currency = Currency | 币种 | 货币
      rate = Rate | Exchange Rate | 汇率
      """),
  ]
}
