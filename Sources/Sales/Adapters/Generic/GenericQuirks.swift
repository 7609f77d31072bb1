extension Adapter {
  /// Tables made by hand mean what they say.
  static let genericQuirks = Quirks()
}
