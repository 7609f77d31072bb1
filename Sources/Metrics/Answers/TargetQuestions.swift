extension Evaluation {
  /// Whether any scope and period has a target for the metric, or the configuration names a goal.
  package func hasTargets(_ metric: String) -> Bool {
    catalogue.place(of: metric).map { targets.metrics.contains($0) } ?? false
  }
}
