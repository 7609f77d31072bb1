extension Adapter {
  /// The default group of stages; the three ends are part of every group.
  static let wukongStages = [
    KnownStage("verify", "验证客户", 20),
    KnownStage("needs-analysis", "需求分析", 30),
    KnownStage("proposal", "方案/报价 | 方案报价", 80),
    KnownStage("won", "赢单", 100, .won),
    KnownStage("lost", "输单", 0, .lost),
    KnownStage("void", "无效", nil, .void),
  ]
}
