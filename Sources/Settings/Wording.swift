import Diagnostics

/// A text of a site's own that stands in place of a standard one.
package struct OwnText: Sendable, Hashable {
  package var text: String
  package var position: Position
}

/// Reads `strings/<language>.yml`: the standard text → the site's own.
///
/// - Returns: the own texts by the standard ones as they stand on the pages.
package func readWording(_ root: Node, _ log: inout Diagnostics) -> [String: OwnText] {
  var reader = NodeReader(log: log)
  var texts: [String: OwnText] = [:]
  for entry in reader.mapping(root, root.position.file) ?? [] {
    guard let standard = entry.key.text, let own = reader.text(entry.value, standard) else { continue }
    texts[standard] = OwnText(text: own, position: entry.key.position)
  }
  log = reader.log
  return texts
}
