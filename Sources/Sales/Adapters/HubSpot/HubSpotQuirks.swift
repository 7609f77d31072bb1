extension Adapter {
  /// Exports have labels or internal names, and join the ids and names of several records by `;`.
  static let hubSpotQuirks = Quirks(
    hasStageDates: true, hasInternalStages: true, firstOfSeveral: ["account"])
}
