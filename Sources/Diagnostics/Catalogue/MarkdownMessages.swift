extension Catalogue {
  static let markdownMessages: [CatalogueEntry] = []
}
