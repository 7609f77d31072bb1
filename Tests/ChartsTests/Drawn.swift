/// Reads a drawing back: just enough of XML for what charts write.
struct Drawn {
  struct Element {
    var name: String
    var attributes: [(name: String, value: String)]
    var text = ""

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    func number(_ name: String) -> Double? { self[name].flatMap(Double.init) }
    func has(_ kind: String) -> Bool {
      self["class"]?.split(separator: " ").contains(Substring(kind)) ?? false
    }
  }

  enum Fault: Error { case unbalanced(String), malformed(String) }

  var elements: [Element] = []

  init(_ markup: String) throws {
    var open: [Int] = []
    var rest = Substring(markup)
    while let start = rest.firstIndex(of: "<") {
      if let last = open.last { elements[last].text += rest[..<start] }
      guard let end = rest[start...].firstIndex(of: ">") else { throw Fault.malformed(String(rest)) }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
          throw Fault.unbalanced(String(tag))
        }
        continue
      }
      let isEmpty = tag.last == "/"
      elements.append(try Drawn.element(isEmpty ? tag.dropLast() : tag))
      if !isEmpty { open.append(elements.count - 1) }
    }
    if !open.isEmpty { throw Fault.unbalanced(elements[open[0]].name) }
  }

  func all(_ name: String, _ kind: String? = nil) -> [Element] {
    elements.filter { $0.name == name && (kind.map($0.has) ?? true) }
  }

  private static func element(_ tag: Substring) throws -> Element {
    let name = tag.prefix { $0 != " " }
    var element = Element(name: String(name), attributes: [])
    var rest = tag.dropFirst(name.count)
    while let equals = rest.firstIndex(of: "=") {
      let key = rest[..<equals].drop { $0 == " " }
      let quote = rest.index(after: equals)
      guard quote < rest.endIndex, rest[quote] == "\"" else { throw Fault.malformed(String(tag)) }
      let start = rest.index(after: quote)
      guard let end = rest[start...].firstIndex(of: "\"") else { throw Fault.malformed(String(tag)) }
      element.attributes.append((String(key), String(rest[start..<end])))
      rest = rest[rest.index(after: end)...]
    }
    guard rest.allSatisfy({ $0 == " " }) else { throw Fault.malformed(String(tag)) }
    return element
  }
}
