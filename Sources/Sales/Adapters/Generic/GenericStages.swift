import Ingest

extension Adapter {
  /// Stage names in common use and the words for how a deal ends.
  static let genericStages = [
    KnownStage("new", "New | 新建 | Lead", 10),
    KnownStage("prospecting", "Prospecting | 初步接触 | 初步接洽 | 验证客户", 10),
    KnownStage("qualification", "Qualification | 资质审查 | 商机确认", 10),
    KnownStage("needs-analysis", "Needs Analysis | Discovery | 需求分析 | 需求确认 | 需求明确", 25),
    KnownStage("demo", "Demo | Demo/Making | 演示 | 产品演示 | 方案验证", 40),
    KnownStage("proposal", "Proposal | Proposal/Quotation | Quote | 方案报价 | 方案/报价 | 报价 | 立项汇报", 60),
    KnownStage("negotiation", "Negotiation | Negotiation/Review | 商务谈判 | 谈判 | 谈判/复审 | 商务采购", 80),
    KnownStage("contract", "Contract | Ready to Close | 合同签订 | 合同审批", 90),
    KnownStage(
      "won",
      "Won | Closed Won | closedwon | 赢单 | 成交 | 已成交 | 成功 | 签约 | 已签约 | 已赢单 | Win | Success", 100, .won),
    KnownStage(
      "lost",
      """
      Lost | Loss | Closed Lost | closedlost | Closed Lost to Competition | 输单 | 丢单 | 失败 | 流失 | 已输单 | 已丢单 |\
       丢失的线索 | 因竞争丢失关闭 | 丢失
      """, 0, .lost),
    KnownStage(
      "void", "Void | 无效 | 作废 | 搁置 | Omitted | Duplicate | Invalid | Cancelled | Canceled | 已作废", nil, .void),
  ]

  /// The words of a status column for deals that are still being worked on.
  static let openStatuses = Set(
    ["Open", "In Progress", "Active", "Engaging", "Pending", "进行中", "跟进中", "未结束", "打开", "开放"].map(
      foldedHeader))
}
