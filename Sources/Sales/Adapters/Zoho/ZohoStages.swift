extension Adapter {
  /// Zoho's default process; tenants change the probabilities, so the column `Probability (%)` goes first.
  static let zohoStages = [
    KnownStage("qualification", "Qualification | 资质审查", 10),
    KnownStage("needs-analysis", "Needs Analysis | 需求分析", 20),
    KnownStage("value-proposition", "Value Proposition | 价值建议", 40),
    KnownStage("decision-makers", "Identify Decision Makers | 确定决策者", 60),
    KnownStage("proposal", "Proposal/Price Quote | 提案/报价", 75),
    KnownStage("negotiation", "Negotiation/Review | 谈判/复审", 90),
    KnownStage("won", "Closed Won | 成交", 100, .won),
    KnownStage("lost", "Closed Lost | 丢失的线索", 0, .lost),
    KnownStage("lost-to-competition", "Closed Lost to Competition | 因竞争丢失关闭", 0, .lost),
  ]
}
