extension Catalogue {
  static let findingsMessages: [CatalogueEntry] = []
}
