/// Returns the candidate that `text` most likely stands for, or `nil` when none is near.
///
/// Near means an edit distance (insertions, deletions, replacements, swapped neighbours; letters compared
/// without case, blanks, hyphens and underscores) of at most a third of the longer word, at least 1; or equality
/// once those separators are gone. Ties go to the first candidate in order.
package func nearMiss(of text: String, among candidates: some Sequence<String>) -> String? {
  let wanted = folded(text)
  guard !wanted.isEmpty else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let other = folded(candidate)
    let allowed = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= allowed else { continue }
    let distance = editDistance(wanted, other)
    guard distance <= allowed, distance < max(wanted.count, other.count) else { continue }
    if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.candidate
}

private func folded(_ text: String) -> [Character] {
  text.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" && $0 != "\u{3000}" }.map { $0 }
}

/// The optimal string alignment distance.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in 1...left.count {
    var current = [i] + [Int](repeating: 0, count: right.count)
    for j in 1...right.count {
      let cost = left[i - 1] == right[j - 1] ? 0 : 1
      current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        current[j] = min(current[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
