/// Everything that the templates of a library have been compiled to.
struct Program: Sendable {
  var steps: [Operation] = []
  /// The text of all templates, one after the other.
  var pool: [UInt8] = []
  var paths: [TemplatePath] = []
  /// The segments of the templates, in their order, then those of the replacements.
  var segments: [Segment] = []
  var overrides: [[Override]] = []
  var shapes: [BlockShape] = []
  var indents: [[UInt8]] = []
  var blockNames: [String] = []

  private var pathIndex: [TemplatePath: Int32] = [:]
  private var blockIndex: [String: Int32] = [:]

  mutating func path(_ text: String) -> Int32 {
    let path = TemplatePath(text)
    if let known = pathIndex[path] { return known }
    let new = Int32(paths.count)
    paths.append(path)
    pathIndex[path] = new
    return new
  }

  mutating func block(_ name: String) -> Int32 {
    if let known = blockIndex[name] { return known }
    let new = Int32(blockNames.count)
    blockNames.append(name)
    blockIndex[name] = new
    return new
  }
}
