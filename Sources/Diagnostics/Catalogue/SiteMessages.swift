extension Catalogue {
  static let siteMessages: [CatalogueEntry] = []
}
