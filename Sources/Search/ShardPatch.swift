/// Returns a file of terms as it is after some changes.
///
/// - Returns: `nil` when the file does not hold what was there before the changes.
func patchedShard(_ number: Int, _ old: [UInt8], _ changes: [TermChange]) -> [UInt8]? {
  var script = ScriptWriter(kind: "t", number: number, capacity: old.count + changes.count * 16)
  script.raw("\"")
  guard old.starts(with: script.bytes), old.suffix(4).elementsEqual("\");\n".utf8) else { return nil }
  var patch = ShardPatch(rest: old[script.bytes.count..<max(script.bytes.count, old.count - 4)])
  let changes = changes.map { (name: $0.name.text, postings: $0.postings) }
    .sorted { $0.name.lexicographicallyPrecedes($1.name) }
  for change in changes {
    guard patch.apply(change.postings, to: change.name) else { return nil }
  }
  guard patch.copyRest() else { return nil }
  script.raw(patch.output)
  script.raw("\"")
  return script.end()
}

/// Copies the terms of a file, `term postings term postings …`, and changes some.
private struct ShardPatch {
  private(set) var output: [UInt8] = []
  private var rest: ArraySlice<UInt8>
  private var next: (name: ArraySlice<UInt8>, postings: ArraySlice<UInt8>)?

  init(rest: ArraySlice<UInt8>) {
    self.rest = rest
    output.reserveCapacity(rest.count + 1_000)
    advance()
  }

  private mutating func advance() {
    let name = word()
    next = name.isEmpty ? nil : (name, word())
  }

  private mutating func word() -> ArraySlice<UInt8> {
    let word = rest.prefix { $0 != UInt8(ascii: " ") }
    rest = rest[min(word.endIndex + 1, rest.endIndex)...]
    return word
  }

  private mutating func write(_ name: some Sequence<UInt8>, _ postings: some Sequence<UInt8>) {
    if !output.isEmpty { output.append(UInt8(ascii: " ")) }
    output += name
    output.append(UInt8(ascii: " "))
    output += postings
  }

  /// Copies all terms before `name` and changes this one, which may be new or vanish.
  mutating func apply(_ changes: [TermChange.Posting], to name: [UInt8]) -> Bool {
    while let term = next, term.name.lexicographicallyPrecedes(name) {
      write(term.name, term.postings)
      advance()
    }
    var postings: [PostingCode.Posting] = []
    if let term = next, term.name.elementsEqual(name) {
      guard let found = PostingCode.decode(term.postings) else { return false }
      postings = found
      advance()
    }
    for change in changes {
      let place = postings.firstIndex { $0.page >= change.page } ?? postings.count
      let found = place < postings.count && postings[place].page == change.page ? postings[place].weight : nil
      guard found == change.old else { return false }
      postings.replaceSubrange(
        place..<(found == nil ? place : place + 1),
        with: change.new.map { [.init(page: change.page, weight: $0)] } ?? [])
    }
    if !postings.isEmpty { write(name, PostingCode.encode(postings)) }
    return true
  }

  /// Copies the terms behind the last change.
  mutating func copyRest() -> Bool {
    guard let term = next else { return rest.isEmpty }
    write(term.name, term.postings)
    if !rest.isEmpty {
      output.append(UInt8(ascii: " "))
      output += rest
    }
    next = nil
    return true
  }
}
