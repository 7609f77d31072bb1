extension Adapter {
  static let wukong = Adapter(
    id: "wukong", title: "悟空CRM",
    signature: [
      "商机状态组", "商机阶段", "客户签约人", "公司签约人", "期数", "回款编号", "提前几天提醒", "客户级别", "下次联系时间", "未回款金额", "实际回款金额",
      "实际回款日期", "年目标", "客户行业", "回访形式", "客户反馈", "发票申请编号", "开票金额", "一月", "十二月",
    ],
    fileNames: ["悟空", "wukong"],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = 商机编号 | 商机ID | business_id
        name, id = 商机名称 | business_name
        account = 客户名称
        owner = 负责人
        team = 所属部门 | 部门
        amount = 商机金额 | money
        closed, expected_close = 预计成交日期 | deal_date
        stage = 商机阶段
        pipeline = 商机状态组
        created = 创建时间 | create_time
        modified = 更新时间 | 最后修改时间 | update_time
        last_activity = 最后跟进时间 | 最近跟进时间
        """),
      CRMHeaders(
        "contracts",
        """
        id = 合同编号
        name, id = 合同名称
        account = 客户名称
        deal = 商机名称
        owner = 负责人 | 公司签约人
        amount = 合同金额
        signed = 下单时间 | 合同开始时间
        state = 合同状态 | 审核状态
        """),
      CRMHeaders(
        "payment_plans",
        """
        contract = 合同编号 | 合同名称
        account = 客户名称
        due = 计划回款日期
        amount = 计划回款金额
        owner = 负责人
        state = 回款状态
        """),
      CRMHeaders(
        "payments",
        """
        contract = 合同编号 | 合同名称
        account = 客户名称
        date = 回款日期 | 实际回款日期
        amount = 回款金额 | 实际回款金额
        kind = 回款方式
        owner = 负责人
        state = 回款状态 | 审核状态
        """),
      CRMHeaders(
        "accounts",
        """
        name = 客户名称
        industry = 客户行业
        tier = 客户级别
        source = 客户来源
        owner = 负责人
        created = 创建时间
        """),
      CRMHeaders(
        "targets",
        """
        name = 员工 | 姓名 | 员工姓名
        department = 部门 | 部门名称
        metric = 目标类型 | 类型 | 业绩类型
        period = 年份 | 年度 | 年
        """),
      CRMHeaders(
        "surveys",
        """
        date = 回访时间
        kind = 回访形式
        score = 客户满意度
        comment = 客户反馈
        account = 客户名称
        rep = 回访人 | 负责人
        """),
    ],
    stages: wukongStages, quirks: wukongQuirks)
}
