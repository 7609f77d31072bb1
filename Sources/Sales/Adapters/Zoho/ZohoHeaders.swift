extension Adapter {
  static let zoho = Adapter(
    id: "zoho", title: "Zoho CRM",
    signature: [
      "Record Id", "Deal Owner", "Closing Date", "Account Name.id", "Deal Owner.id", "Account Owner.id",
      "Contact Name.id", "Created By.id", "Potential Name", "Potential Owner", "Potential Id", "Deal_Name",
      "Closing_Date", "Account_Name", "Created_Time", "Modified_Time", "Expected_Revenue", "商机所有者", "可能性(%)",
      "最近操作时间", "预期收益", "宣传来源", "市场活动来源", "客户所有者", "线索来源",
    ],
    fileNames: [
      "deals_0000_00_00", "potentials_0000_00_00", "accounts_0000_00_00", "contacts_0000_00_00",
      "leads_0000_00_00",
      "zoho",
    ],
    headers: [
      // Zoho has one date for both: expected while the deal is open, actual once it is decided.
      CRMHeaders(
        "deals",
        """
        id = Record Id | Deal Id | Potential Id | id | 记录ID | 商机ID
        name, id = Deal Name | Deal_Name | Potential Name | 商机名称
        owner = Deal Owner | Potential Owner | Owner | 商机所有者
        account = Account Name | Account_Name | 客户名称
        amount = Amount | 金额
        closed, expected_close = Closing Date | Closing_Date | 预计成交日期 | 成交日期
        stage = Stage | 阶段
        type = Type | 类型
        probability = Probability (%) | Probability | 可能性(%)
        source = Lead Source | Lead_Source | 线索来源
        currency = Currency | 货币 | 币种
        created = Created Time | Created_Time | 创建时间
        modified = Modified Time | Modified_Time | 修改时间
        last_activity = Last Activity Time | Last_Activity_Time | 最近操作时间
        pipeline = Pipeline | 管道
        lost_reason = Reason For Loss | Reason_For_Loss__s | 丢单原因
        contacts = Contact Name | Contact_Name | 联系人名称
        next_step = Next Step | Next_Step | 下一步
        """),
      CRMHeaders(
        "accounts",
        """
        id = Record Id | 记录ID
        name = Account Name | Account_Name | 客户名称
        owner = Account Owner | 客户所有者
        industry = Industry | 行业
        tier = Rating | 评级
        created = Created Time | Created_Time | 创建时间
        parent = Parent Account | Parent_Account
        """),
    ],
    stages: zohoStages, quirks: zohoQuirks)
}
