extension Adapter {
  /// Tenants rename stages freely; the four values of 阶段状态 decide, and they stand here too.
  static let fxiaokeStages = [
    KnownStage("won", "赢单", 100, .won),
    KnownStage("lost", "输单", 0, .lost),
    KnownStage("void", "无效", nil, .void),
  ]
}
