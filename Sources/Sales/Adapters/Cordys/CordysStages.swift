extension Adapter {
  static let cordysStages = [
    KnownStage("new", "新建", 10),
    KnownStage("needs-clear", "需求明确", 30),
    KnownStage("verification", "方案验证", 50),
    KnownStage("approval", "立项汇报", 70),
    KnownStage("procurement", "商务采购", 90),
    KnownStage("won", "成功", 100, .won),
    KnownStage("lost", "失败", 0, .lost),
  ]
}
