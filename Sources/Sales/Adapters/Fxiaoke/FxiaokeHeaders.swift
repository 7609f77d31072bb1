extension Adapter {
  static let fxiaoke = Adapter(
    id: "fxiaoke", title: "纷享销客",
    signature: [
      "阶段状态", "赢率", "负责人主属部门", "负责人所在部门", "归属部门", "生命状态", "锁定状态", "结单周期", "阶段变更时间",
      "员工承诺赢率", "预测金额", "整单折扣", "sales_stage", "sales_status", "stg_changed_time", "last_followed_time",
      "owner_department", "life_status",
    ],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = 商机编号 | _id
        name = 商机名称 | name
        account = 客户名称 | account_id
        owner = 负责人 | owner
        team = 负责人主属部门 | 负责人所在部门 | 归属部门 | owner_department | data_own_department
        amount = 商机金额 | amount
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
        """),
      CRMHeaders(
        "orders",
        """
        id = 销售订单编号 | 订单名称
        date = 下单日期
        account = 客户名称
        owner = 负责人
        team = 归属部门 | 负责人主属部门
        amount = 订单金额 | 销售订单金额
        """),
    ],
    stages: fxiaokeStages)
}
