import Diagnostics

/// Returns the definitions that can be computed, after a message for each circle of definitions.
///
/// Those in a circle, and those that need one that is missing or in a circle, are left out.
func withoutCycles(_ definitions: [MetricDefinition], _ log: inout Diagnostics) -> [MetricDefinition] {
  var needs: [String: [String]] = [:]
  for definition in definitions { needs[definition.id] = definition.references.sorted() }
  let cycles = allCycles(in: needs)
  for cycle in cycles {
    guard let first = cycle.first, let definition = definitions.first(where: { $0.id == first }) else {
      continue
    }
    log.report(
      "metric-cycle", at: definition.position, ["cycle": (cycle + [first]).joined(separator: " → ")])
  }
  var usable = Set(needs.keys).subtracting(cycles.flatMap { $0 })
  var shrinking = true
  while shrinking {
    let kept = usable.filter { id in (needs[id] ?? []).allSatisfy { $0 == "primary" || usable.contains($0) } }
    shrinking = kept.count < usable.count
    usable = kept
  }
  return definitions.filter { usable.contains($0.id) }
}

/// Every circle, each once, starting with its smallest id; at most 100.
func allCycles(in needs: [String: [String]]) -> [[String]] {
  var cycles: [[String]] = []
  for start in needs.keys.sorted() {
    var path = [start]
    func walk(_ id: String) {
      for next in needs[id] ?? [] where cycles.count < 100 {
        if next == start {
          cycles.append(path)
        } else if next > start, !path.contains(next) {
          path.append(next)
          walk(next)
          path.removeLast()
        }
      }
    }
    walk(start)
  }
  return cycles
}

extension MetricDefinition {
  /// The ids that it is computed from, `else` included.
  var references: Set<String> {
    var ids = Set(fallback.map { [$0] } ?? [])
    switch body {
    case .formula(let formula): ids.formUnion(formula.metrics)
    case .builtin(let call): ids.formUnion(call.metrics)
    case .aggregate, .proportion: break
    }
    return ids
  }
}
