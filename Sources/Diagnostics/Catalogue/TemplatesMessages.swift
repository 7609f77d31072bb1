extension Catalogue {
  static let templatesMessages: [CatalogueEntry] = []
}
