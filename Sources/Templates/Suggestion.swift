import Diagnostics

/// What may have been meant by an unknown name: the nearest known one, else the first six of all, `–` without any.
func suggestion(for name: String, among known: [String]) -> String {
  if let near = nearMiss(of: name, among: known) { return near }
  let all = Set(known).sorted()
  guard !all.isEmpty else { return "–" }
  return all.prefix(6).joined(separator: ", ") + (all.count > 6 ? " …" : "")
}
