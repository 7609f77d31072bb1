extension Adapter {
  /// Each money column follows one with its currency; reports write ids of 15 characters, other exports of 18.
  static let salesforceQuirks = Quirks(identifiers: .salesforce, pairsCurrencies: true)
}
