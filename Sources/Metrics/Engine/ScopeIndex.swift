import Tables

/// Every scope with a number: 0 is the company, then kind by kind in order of the names.
struct ScopeIndex: Sendable {
  let scopes: [Scope]
  private let placeOf: [Scope: Int]
  /// Kind → the numbers of its members.
  let members: [String: Range<Int>]

  init(kinds: [String], names: [String: Set<String>]) {
    var scopes = [Scope.company]
    var members: [String: Range<Int>] = ["company": 0..<1]
    for kind in kinds {
      let start = scopes.count
      scopes += (names[kind] ?? []).map { Scope(kind: kind, name: $0) }.sorted()
      members[kind] = start..<scopes.count
    }
    self.scopes = scopes
    self.members = members
    placeOf = Dictionary(scopes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func place(of scope: Scope) -> Int? { placeOf[scope] }
}
