extension Catalogue {
  static let ingestMessages: [CatalogueEntry] = []
}
