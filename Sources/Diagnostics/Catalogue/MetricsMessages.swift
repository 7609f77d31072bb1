extension Catalogue {
  static let metricsMessages: [CatalogueEntry] = []
}
