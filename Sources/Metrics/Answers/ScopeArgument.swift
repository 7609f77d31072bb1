import Diagnostics

/// A scope as people type it: `company`, `team=华东一部` or `team 华东一部`.
package struct ScopeArgument {
  package var kind: String
  package var name: String

  package init(_ text: String) {
    let cut = text.firstIndex { $0 == "=" || $0 == " " } ?? text.endIndex
    kind = String(text[..<cut])
    name = cut == text.endIndex ? "" : String(text[text.index(after: cut)...])
  }

  /// A kind without a name stands for all its members.
  package func matches(_ kind: String, _ name: String) -> Bool {
    self.kind == kind && (self.name.isEmpty || self.name == name)
  }

  /// What is wrong with it, with the form and the likeliest scope; `nil` when some scope matches.
  package func problem(among scopes: [Scope]) -> String? {
    guard !scopes.contains(where: { matches($0.kind, $0.name) }) else { return nil }
    let typed = name.isEmpty ? kind : "\(kind) \(name)"
    let kinds = Array(Set(scopes.map(\.kind))).sorted()
    // The name alone, a misspelt name or a misspelt kind.
    let alone = scopes.first { $0.name == typed }?.description
    let members = scopes.filter { $0.kind == kind }
    let near =
      alone
      ?? (name.isEmpty
        ? nearMiss(of: kind, among: kinds)
        : nearMiss(of: name, among: members.map(\.name)).map { "\(kind) \($0)" })
      ?? nearMiss(of: typed, among: scopes.map(\.description))
    let form = scopes.first { $0.kind == (kinds.contains(kind) ? kind : "team") }?.description ?? "company"
    let hint = near.map { "did you mean '\($0)'?" } ?? "write it like '\(form)' or company"
    return "there is no scope '\(typed)'; \(hint)"
  }
}
