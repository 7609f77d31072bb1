/// The problems found so far, in the order of their discovery.
///
/// A million bad cells make twenty entries and a number: repeats of one kind are counted, not kept, so that memory
/// stays bounded whatever the input is.
package struct Diagnostics: Sendable, Codable {
  /// How many problems of one kind are kept one by one.
  package static let listed = 20

  /// Problems of one id in one column of one file, or of one column of a sheet. Messages about whole files are one kind for all files.
  struct Kind: Hashable, Codable {
    var id: String
    var file: String?
    var column: String?

    init(_ id: String, at position: Position?, column: String?) {
      self.id = id
      file = position?.line == nil && position?.cell == nil ? nil : position?.file
      self.column = column ?? position?.cell.map { String($0.prefix { $0.isLetter }) }
    }

    init(_ diagnostic: Diagnostic) {
      self.init(diagnostic.id, at: diagnostic.position, column: diagnostic.arguments["column"])
    }
  }

  package private(set) var entries: [Diagnostic] = []
  private var kept: [Kind: Int] = [:]
  private var further: [Kind: Int] = [:]
  private var raised: Set<String> = []

  package init() {}

  /// Adds a problem; its severity is the catalogue's.
  ///
  /// - Parameters:
  ///   - id: the id of a catalogue entry.
  ///   - arguments: values for the placeholders of the entry's wording.
  ///   - excerpt: the offending text, shown on a line of its own.
  package mutating func report(
    _ id: String, at position: Position? = nil, _ arguments: [String: String] = [:], excerpt: String? = nil
  ) {
    append(
      Diagnostic(
        id: id, severity: severity(of: id), position: position, arguments: arguments, excerpt: excerpt))
  }

  package mutating func append(_ diagnostic: Diagnostic) {
    let kind = Kind(diagnostic)
    guard kept[kind, default: 0] < Diagnostics.listed else {
      further[kind, default: 0] += 1
      return
    }
    kept[kind, default: 0] += 1
    entries.append(diagnostic)
  }

  package mutating func append(contentsOf other: Diagnostics) {
    for entry in other.entries { append(entry) }
    for (kind, count) in other.further { further[kind, default: 0] += count }
    raised.formUnion(other.raised)
  }

  /// Whether the next problem of this kind is kept; if not, ``count(_:of:at:column:)`` saves wording it.
  package func lists(_ id: String, at position: Position?, column: String? = nil) -> Bool {
    kept[Kind(id, at: position, column: column), default: 0] < Diagnostics.listed
  }

  /// Counts problems of a kind that already has entries, without wording them one by one.
  ///
  /// - Parameters:
  ///   - position: a place in the same file.
  ///   - column: the name of the column, or `nil` when the kind belongs to none.
  package mutating func count(_ more: Int, of id: String, at position: Position?, column: String? = nil) {
    guard more > 0 else { return }
    further[Kind(id, at: position, column: column), default: 0] += more
  }

  /// Makes every problem of this id an error, because the site cannot be published truthfully with it after all.
  package mutating func raise(_ id: String) {
    raised.insert(id)
    for index in entries.indices where entries[index].id == id { entries[index].severity = .error }
  }

  /// The problems of exactly this severity.
  package func only(_ severity: Severity) -> Diagnostics {
    var chosen = self
    chosen.entries.removeAll { $0.severity != severity }
    chosen.further = further.filter { self.severity(of: $0.key.id) == severity }
    return chosen
  }

  /// The problems that fulfil a condition; those that are only counted stay.
  package func filtered(_ condition: (Diagnostic) -> Bool) -> Diagnostics {
    var chosen = self
    chosen.entries.removeAll { !condition($0) }
    return chosen
  }

  /// The problems that stand in one of the files; `nil` when others may, of which only the number is known.
  package func problems(in files: Set<String>) -> [Diagnostic]? {
    guard !further.keys.contains(where: { $0.file.map(files.contains) ?? true }) else { return nil }
    return entries.filter { $0.position.map { files.contains($0.file) } ?? false }
  }

  /// The problems with those of one file placed in another one.
  package func moved(from file: String, to path: String) -> Diagnostics {
    var moved = Diagnostics()
    moved.raised = raised
    for var entry in entries {
      if entry.position?.file == file { entry.position?.file = path }
      moved.append(entry)
    }
    for (var kind, count) in further {
      if kind.file == file { kind.file = path }
      moved.further[kind, default: 0] += count
    }
    return moved
  }

  /// The number of problems of exactly this severity, kept or counted.
  package func count(_ severity: Severity) -> Int {
    entries.count { $0.severity == severity }
      + further.reduce(0) { $0 + (self.severity(of: $1.key.id) == severity ? $1.value : 0) }
  }

  package var hasErrors: Bool { entries.contains { $0.severity == .error } }

  /// How many problems of a kind are counted without an entry.
  func hidden(_ kind: Kind) -> Int { further[kind] ?? 0 }

  private func severity(of id: String) -> Severity {
    raised.contains(id) ? .error : Catalogue.severity(of: id)
  }

  /// The entries in the order in which they are printed: errors first, then by place, id and wording.
  package func sorted() -> [Diagnostic] {
    entries.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      switch (left.position, right.position) {
      case (nil, .some): return true
      case (.some, nil): return false
      case (.some(let one), .some(let other)) where one != other: return one < other
      default: break
      }
      if left.id != right.id { return left.id < right.id }
      return left.message(.english) < right.message(.english)
    }
  }
}
