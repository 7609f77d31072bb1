extension Adapter {
  /// 结束时间 is the planned end of an open deal and the real one of a decided deal; orders and contracts are struck
  /// out by their stage.
  static let cordysQuirks = Quirks()
}
