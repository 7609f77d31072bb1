/// The name of a value in a template or in its data, hashed once so that looking it up compares numbers.
package struct TemplateName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String
  /// FNV-1a over the UTF-8 bytes.
  let hash: UInt64

  package init(_ text: String) {
    self.text = text
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.hash = hash
  }

  package init(stringLiteral text: String) { self.init(text) }

  package var description: String { text }

  @inline(__always) package static func == (left: TemplateName, right: TemplateName) -> Bool {
    left.hash == right.hash && left.text == right.text
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Named values, as a page hands them to its template.
///
/// Few names are searched one after the other, many by halving; a name given twice counts the last time.
package struct TemplateObject: Sendable, ExpressibleByDictionaryLiteral {
  struct Entry: Sendable {
    let name: TemplateName
    var value: TemplateValue
  }

  /// In the order given, or sorted by hash once there are more than `searchedInOrder`.
  private(set) var entries: [Entry] = []

  private static let searchedInOrder = 16

  package init() {}

  package init(_ pairs: some Sequence<(TemplateName, TemplateValue)>) {
    entries = pairs.map { Entry(name: $0.0, value: $0.1) }
    finish()
  }

  package init(dictionaryLiteral pairs: (TemplateName, TemplateValue)...) {
    self.init(pairs)
  }

  package var isEmpty: Bool { entries.isEmpty }
  package var count: Int { entries.count }

  /// The names, in alphabetical order.
  package var names: [String] { entries.map(\.name.text).sorted() }

  /// The value of `name`, or `nil` when the object does not have it; setting `nil` removes it.
  package subscript(name: TemplateName) -> TemplateValue? {
    get { index(of: name).map { entries[$0].value } }
    set {
      switch (index(of: name), newValue) {
      case (.some(let index), .some(let value)): entries[index].value = value
      case (.some(let index), nil): entries.remove(at: index)
      case (nil, .some(let value)):
        entries.append(Entry(name: name, value: value))
        if entries.count > Self.searchedInOrder { entries.sort { $0.name.hash < $1.name.hash } }
      case (nil, nil): break
      }
    }
  }

  /// Returns this object with the values of `other` added; where both have a name, `other` wins.
  package func merging(_ other: TemplateObject) -> TemplateObject {
    TemplateObject(
      entries.map { ($0.name, $0.value) } + other.entries.map { ($0.name, $0.value) })
  }

  @inline(__always) func index(of name: TemplateName) -> Int? {
    if entries.count > Self.searchedInOrder { return sortedIndex(of: name) }
    for index in entries.indices where entries[index].name == name { return index }
    return nil
  }

  private func sortedIndex(of name: TemplateName) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name.hash < name.hash { low = middle + 1 } else { high = middle }
    }
    while low < entries.count, entries[low].name.hash == name.hash {
      if entries[low].name == name { return low }
      low += 1
    }
    return nil
  }

  /// Drops all but the last value of each name, and sorts by hash when there are many.
  private mutating func finish() {
    if entries.count <= Self.searchedInOrder {
      var index = 1
      while index < entries.count {
        if let earlier = entries[..<index].firstIndex(where: { $0.name == entries[index].name }) {
          entries[earlier].value = entries[index].value
          entries.remove(at: index)
        } else {
          index += 1
        }
      }
    } else {
      var latest: [TemplateName: Int] = [:]
      for (index, entry) in entries.enumerated() { latest[entry.name] = index }
      let kept = latest.values.sorted()
      entries = kept.map { entries[$0] }
      entries.sort { ($0.name.hash, $0.name.text) < ($1.name.hash, $1.name.text) }
    }
  }
}
