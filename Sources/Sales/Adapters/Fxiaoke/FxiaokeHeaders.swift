extension Adapter {
  static let fxiaoke = Adapter(
    id: "fxiaoke", title: "纷享销客",
    signature: [
      "商机阶段", "阶段状态", "赢率", "负责人主属部门", "负责人所在部门", "归属部门", "生命状态", "锁定状态", "结单周期", "阶段变更时间",
      "员工承诺赢率", "预测金额", "整单折扣", "业务类型", "相关团队", "价目表", "主市场活动", "成交状态", "已回款金额", "互动场景", "互动方式",
      "跟进正文", "签到时间", "签到地点", "sales_stage", "sales_status", "stg_changed_time", "last_followed_time",
      "owner_department", "life_status",
    ],
    fileNames: [
      "商机0.0", "newopportunityobj", "accountobj", "contractobj", "salesorderobj", "paymentobj", "checkinsobj",
      "activerecordobj", "纷享销客", "fxiaoke",
    ],
    headers: fxiaokeRecords + fxiaokeMoney,
    stages: fxiaokeStages, quirks: fxiaokeQuirks)

  private static let fxiaokeRecords = [
    // The state decides how a deal ended, never the stage: tenants name their stages as they like.
    CRMHeaders(
      "deals",
      """
      id = 商机编号 | _id
      name, id = 商机名称 | name
      account = 客户名称 | account_id
      owner = 负责人 | owner
      team = 负责人主属部门 | 负责人所在部门 | 归属部门 | owner_department | data_own_department
      amount = 商机金额 | amount
      list_amount = 产品合计 | opp_lines_sum
      stage = 商机阶段 | 销售阶段 | sales_stage
      status = 阶段状态 | 商机状态 | sales_status
      probability = 赢率 | probability
      expected_close = 预计成交日期 | 预计结单日期 | close_date
      created = 创建时间 | create_time
      modified = 最后修改时间 | last_modified_time
      stage_changed = 阶段变更时间 | stg_changed_time
      last_activity = 最后跟进时间 | last_followed_time
      lost_reason = 输单原因 | lost_reason
      pipeline = 销售流程 | sales_process_id
      source = 源线索 | leads_id
      type = 业务类型 | record_type
      cycle = 结单周期 | cost_time
      life_status = 生命状态 | life_status
      """),
    CRMHeaders(
      "accounts",
      """
      id = 客户编号
      name = 客户名称
      industry = 行业
      tier = 客户级别 | 客户等级
      source = 客户来源
      owner = 负责人
      team = 归属部门 | 负责人主属部门
      created = 创建时间
      life_status = 生命状态
      """),
    CRMHeaders(
      "activities",
      """
      date = 签到时间 | 互动时间 | 跟进时间 | 创建时间
      rep = 签到人 | 负责人 | 跟进人 | 创建人
      kind = 互动方式 | 互动场景 | 签到类型
      account = 客户名称 | 关联客户
      deal = 商机名称 | 关联商机
      team = 负责人主属部门 | 归属部门
      life_status = 生命状态
      """),
  ]

  private static let fxiaokeMoney = [
    CRMHeaders(
      "orders",
      """
      id = 销售订单编号 | 订单编号
      name, id = 订单名称
      date = 下单日期 | 下单时间
      account = 客户名称
      owner = 负责人
      team = 归属部门 | 负责人主属部门
      amount = 订单金额 | 销售订单金额
      life_status = 生命状态
      state = 订单状态
      """),
    CRMHeaders(
      "contracts",
      """
      id = 合同编号
      name, id = 合同名称
      account = 客户名称
      owner = 负责人
      team = 归属部门 | 负责人主属部门
      deal = 商机名称
      amount = 合同金额
      signed = 签订日期 | 签约日期 | 合同开始时间
      life_status = 生命状态
      state = 合同状态
      """),
    CRMHeaders(
      "payments",
      """
      contract = 合同编号 | 合同名称 | 销售订单编号 | 订单名称
      account = 客户名称
      owner = 负责人
      team = 归属部门 | 负责人主属部门
      date = 回款日期 | 回款时间
      amount = 回款金额 | 本次回款金额 | 回款总金额
      kind = 回款方式 | 回款类型
      life_status = 生命状态
      """),
  ]
}
