extension MetricCatalogue {
  /// Hides the figures of fewer answers than this, so that nobody's own answer can be read off them. A metric that
  /// asks for more keeps its own limit.
  package mutating func protectGroups(below least: Int) {
    for place in definitions.indices where ["surveys", "reviews"].contains(definitions[place].from) {
      definitions[place].minimum = max(definitions[place].minimum ?? 0, least)
    }
  }
}
