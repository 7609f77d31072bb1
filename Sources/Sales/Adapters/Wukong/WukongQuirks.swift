extension Adapter {
  /// Exports of the database have numbers for states: 3 is 作废 among those of payments.
  static let wukongQuirks = Quirks(voids: ["3"])
}
