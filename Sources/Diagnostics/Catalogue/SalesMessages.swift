extension Catalogue {
  static let salesMessages: [CatalogueEntry] = []
}
