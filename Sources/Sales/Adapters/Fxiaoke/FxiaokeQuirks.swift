extension Adapter {
  /// There is no day of the decision: 结单周期, in milliseconds from the creation, tells it. A record whose 生命状态
  /// is 作废 is struck out. A check-in (外勤签到) is a visit though no column says so.
  static let fxiaokeQuirks = Quirks(
    cycleUnit: 86_400_000,
    constants: [("activities", "签到时间", "kind", "外勤"), ("activities", "签到地点", "kind", "外勤")])
}
