extension Adapter {
  static let zoho = Adapter(
    id: "zoho", title: "Zoho CRM",
    signature: [
      "Record Id", "Deal Owner", "Closing Date", "Account Name.id", "Deal Owner.id", "Account Owner.id",
      "Potential Name", "Potential Owner", "Deal_Name", "Closing_Date", "商机所有者", "可能性(%)", "最近操作时间",
      "Created By.id",
    ],
    headers: [
      // Zoho has one date for both: expected while the deal is open, actual once it is decided.
      CRMHeaders(
        "deals",
        """
        id = Record Id | Deal Id
        name = Deal Name | Deal_Name | Potential Name
        owner = Deal Owner | Potential Owner | 商机所有者
        account = Account Name | Account_Name
        amount = Amount
        closed, expected_close = Closing Date | Closing_Date | 预计成交日期 | 成交日期
        stage = Stage
        type = Type
        probability = Probability (%) | 可能性(%)
        source = Lead Source | Lead_Source
        created = Created Time | Created_Time
        modified = Modified Time | Modified_Time
        last_activity = Last Activity Time | Last_Activity_Time | 最近操作时间
        pipeline = Pipeline
        lost_reason = Reason For Loss | Reason_For_Loss__s
        contacts = Contact Name
        next_step = Next Step
        """),
      CRMHeaders(
        "accounts",
        """
        id = Record Id
        name = Account Name | Account_Name
        owner = Account Owner
        industry = Industry
        tier = Rating
        created = Created Time
        parent = Parent Account
        """),
    ],
    stages: zohoStages)
}
