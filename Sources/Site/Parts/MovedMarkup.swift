import Markup

/// Markup of a page that stands on another page: its ids must not meet those of its neighbours, and its addresses start
/// from another folder.
struct MovedMarkup {
  private let prefix: [UInt8]
  /// The folders of the page that it was made for, from the root; `nil` when it stands in the same folder.
  private let folders: [Substring]?
  private let up: [UInt8]
  private let label: [UInt8]

  /// - Parameters:
  ///   - prefix: stands before every id, and in links to them.
  ///   - label: stands before the labels of tables and footnotes, which the pages may have in common.
  init(from: Location, to: Location, prefix: String = "", label: String = "") {
    self.prefix = Array(prefix.utf8)
    self.label = Array(Escaping.escaped(label, for: .attribute).utf8)
    let source = from.encodedPath.split(separator: "/").dropLast()
    let target = to.encodedPath.split(separator: "/").dropLast()
    folders = source == target ? nil : Array(source)
    up = target.flatMap { _ in Array("../".utf8) }
  }

  /// Quotation marks in text are escaped, so that what is found here are attributes.
  func markup(_ markup: [UInt8]) -> [UInt8] {
    guard !prefix.isEmpty || folders != nil else { return markup }
    var output: [UInt8] = []
    output.reserveCapacity(markup.count + markup.count / 16)
    var place = 0
    while place < markup.count {
      guard markup[place] == UInt8(ascii: " "), let name = attribute(markup, at: place) else {
        output.append(markup[place])
        place += 1
        continue
      }
      let start = place + name.count
      let end = markup[start...].firstIndex(of: UInt8(ascii: "\"")) ?? markup.count
      output += name
      switch name {
      case MovedMarkup.names[0]: output += prefix + markup[start..<end]
      case MovedMarkup.names[1]: output += label + markup[start..<end]
      default: output += address(markup[start..<end])
      }
      place = end
    }
    return output
  }

  private static let names = [" id=\"", " aria-label=\"", " href=\"", " src=\""].map { Array($0.utf8) }

  private func attribute(_ markup: [UInt8], at place: Int) -> [UInt8]? {
    MovedMarkup.names.first { markup[place...].starts(with: $0) }
  }

  private func address(_ written: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = written.first else { return [] }
    if first == UInt8(ascii: "#") { return [first] + prefix + written.dropFirst() }
    let head = written.prefix { $0 != UInt8(ascii: "/") }
    guard let folders, first != UInt8(ascii: "/"), !head.contains(UInt8(ascii: ":")) else {
      return Array(written)
    }
    var steps = folders
    var rest = Substring(String(decoding: written, as: UTF8.self))
    while rest.hasPrefix("../"), !steps.isEmpty {
      steps.removeLast()
      rest = rest.dropFirst(3)
    }
    return up + Array((steps.map(String.init) + [String(rest)]).joined(separator: "/").utf8)
  }
}
