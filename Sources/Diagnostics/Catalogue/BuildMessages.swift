extension Catalogue {
  static let buildMessages: [CatalogueEntry] = []
}
