extension Adapter {
  /// Every look-up is a pair `X.id`, `X`; the prefix of ids depends on the kind of export.
  static let zohoQuirks = Quirks(identifiers: .withoutPrefix("zcrm_"))
}
