extension Adapter {
  static let genericPeople = [
    CRMHeaders(
      "accounts",
      """
      id = ID | Account ID | Customer ID | Record ID | 客户编号 | 客户ID
      name = Name | Account | Account Name | Customer | Customer Name | Company | Company Name | 客户名称 | 客户 | 公司名称 | 公司
      industry = Industry | Sector | 行业 | 客户行业
      region = Region | Territory | 区域 | 大区 | 地区
      tier = Tier | Level | Rating | 等级 | 客户等级 | 客户级别
      source = Source | Lead Source | Account Source | 来源 | 客户来源
      owner = Owner | Account Owner | 负责人 | 所有者 | 客户所有者
      created = Created | Created Date | Created Time | 创建日期 | 创建时间
      parent = Parent | Parent Account | Subsidiary Of | 上级客户 | 母公司
      """),
    CRMHeaders(
      "products",
      """
      id = ID | Product ID | Product Code | SKU | 产品编号 | 产品编码
      name = Name | Product | Product Name | 产品 | 产品名称 | 商品名称 | 商品
      list_price = List Price | Price | Sales Price | Unit Price | Standard Price | 目录价 | 标准价 | 标准价格 | 单价 | 价格 | 售价
      cost = Cost | Unit Cost | 成本 | 单位成本
      category = Category | Family | Product Family | Series | 类别 | 分类 | 产品类别 | 产品系列
      """),
    CRMHeaders(
      "people",
      """
      name = Name | Full Name | Employee | Rep | Sales Rep | Sales Agent | Owner | User | 姓名 | 员工 | 员工姓名 | 人员 | 销售 | 负责人 | 名称
      id = ID | Employee ID | User ID | 工号 | 员工编号 | 编号
      team = Team | Sales Team | Department | Group | 团队 | 部门 | 小组 | 主属部门 | 所属部门
      manager = Manager | Supervisor | Reports To | Team Lead | 上级 | 主管 | 经理 | 直属上级 | 汇报对象
      region = Region | Regional Office | Territory | Office | 区域 | 大区 | 地区
      role = Role | Title | Position | 职位 | 岗位 | 角色
      started = Started | Start Date | Hired | Hire Date | Joined | From | 入职日期 | 入职时间 | 开始日期
      ended = Ended | End Date | Left | Termination Date | To | Until | 离职日期 | 离职时间 | 结束日期
      fte = FTE | 工时比例 | 全职当量
      """),
    CRMHeaders(
      "targets",
      """
      scope = Scope | Level | 范围 | 层级 | 对象类型 | 维度
      name = Name | Team | Rep | Owner Name | 名称 | 姓名 | 对象 | 团队 | 部门 | 员工
      metric = Metric | KPI | Kind | Type | 指标 | 类型 | 目标类型
      period = Period | Year | Month | Quarter | 期间 | 周期 | 年份 | 年度 | 年 | 月份
      value = Value | Target | Goal | Quota | Amount | 目标 | 目标值 | 目标金额 | 值 | 金额
      unit = Unit | 单位
      start = Start | Start Date | 开始日期
      end = End | End Date | 结束日期
      owner = Owner | 负责人
      baseline = Baseline | 基线 | 基准
      """),
    CRMHeaders(
      "reviews",
      """
      period = Period | 期间 | 周期 | 考核周期
      ratee = Ratee | Employee | 被评人 | 被考核人
      rater_group = Rater Group | Group | 评价者 | 评价关系 | 评价组
      item = Item | Question | Criterion | 项目 | 指标 | 评价项
      score = Score | Rating | 得分 | 分数 | 评分
      """),
  ]

  static let genericOthers = [
    CRMHeaders(
      "activities",
      """
      id = ID | Activity ID | 活动编号 | 拜访编号
      date = Date | Activity Date | Visit Date | Due Date | 日期 | 活动日期 | 拜访日期 | 签到时间 | 拜访时间 | 时间
      rep = Rep | Owner | Sales Rep | Assigned To | 销售 | 负责人 | 人员 | 员工 | 签到人 | 创建人
      kind = Kind | Type | Activity Type | 类型 | 活动类型 | 方式 | 互动方式
      account = Account | Customer | Company | 客户 | 客户名称
      deal = Deal | Opportunity | 商机 | 商机名称
      minutes = Minutes | Duration | Duration (min) | 时长 | 分钟 | 时长(分钟)
      team = Team | 团队 | 部门
      region = Region | 区域 | 大区
      """),
    CRMHeaders(
      "training",
      """
      rep = Rep | Name | Employee | Participant | 姓名 | 员工 | 销售 | 学员 | 人员
      course = Course | Training | Course Name | 课程 | 课程名称 | 培训 | 培训名称
      date = Date | Completed | Training Date | 日期 | 培训日期 | 完成日期
      status = Status | 状态 | 完成状态
      score = Score | Grade | 得分 | 分数 | 成绩
      hours = Hours | Duration (h) | 学时 | 课时 | 时长
      kind = Kind | Type | 类型
      team = Team | 团队 | 部门
      region = Region | 区域 | 大区
      """),
    CRMHeaders(
      "surveys",
      """
      date = Date | Response Date | Submitted | 日期 | 回访时间 | 提交时间 | 填写日期
      kind = Kind | Type | Survey | 类型 | 问卷类型
      account = Account | Customer | Company | 客户 | 客户名称
      rep = Rep | Owner | Employee | 销售 | 负责人 | 员工
      score = Score | Rating | Answer | 得分 | 分数 | 评分 | 客户满意度 | 满意度
      scale = Scale | Max | 满分 | 量表
      comment = Comment | Feedback | 意见 | 客户反馈 | 反馈
      team = Team | 团队 | 部门
      region = Region | 区域 | 大区
      """),
    CRMHeaders(
      "observations",
      """
      metric = Metric | KPI | 指标
      scope = Scope | 范围
      name = Name | 名称
      period = Period | Month | 期间 | 月份
      value = Value | 值 | 数值
      source = Source | 来源
      """),
    CRMHeaders(
      "holidays",
      """
      date = Date | Day | 日期
      kind = Kind | Type | Holiday | Name | 类型 | 名称 | 节日
      """),
  ]
}
