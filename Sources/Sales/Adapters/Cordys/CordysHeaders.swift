extension Adapter {
  static let cordys = Adapter(
    id: "cordys", title: "Cordys CRM",
    signature: [
      "意向产品", "结束时间", "可能性", "客户等级", "商机阶段", "回款记录名称", "回款编码", "收款银行", "订单阶段", "合同阶段", "计划回款时间",
    ],
    fileNames: ["cordys"],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = 商机编号 | 商机ID
        name, id = 商机名称
        account = 客户名称
        owner = 负责人
        team = 部门
        product = 意向产品
        amount = 金额
        closed, expected_close = 结束时间
        stage = 商机阶段 | 阶段
        probability = 可能性
        created = 创建时间
        modified = 更新时间
        last_activity = 最近跟进时间 | 最新跟进时间
        lost_reason = 失败原因
        """),
      CRMHeaders(
        "orders",
        """
        id = 订单编号
        name, id = 订单名称
        date = 下单时间 | 创建时间
        account = 客户名称
        owner = 负责人
        amount = 订单金额 | 金额
        state = 订单阶段
        """),
      CRMHeaders(
        "contracts",
        """
        id = 合同编号
        name, id = 合同名称
        account = 客户名称
        owner = 负责人
        deal = 商机名称
        amount = 合同金额 | 金额
        signed = 签署时间 | 合同开始时间 | 开始时间
        state = 合同阶段
        """),
      CRMHeaders(
        "payments",
        """
        contract = 合同名称 | 合同编号
        account = 客户名称
        date = 回款时间
        amount = 回款金额
        owner = 负责人
        """),
      CRMHeaders(
        "payment_plans",
        """
        contract = 合同名称 | 合同编号
        due = 计划回款时间
        amount = 计划回款金额
        owner = 负责人
        """),
      CRMHeaders(
        "accounts",
        """
        name = 客户名称
        tier = 客户等级
        owner = 负责人
        created = 创建时间
        """),
    ],
    stages: cordysStages, quirks: cordysQuirks)
}
