/// Gives each heading of a page an id: readable, the same tomorrow, unique in the page.
struct Anchors {
  private var used: Set<[UInt8]>
  private var next: [[UInt8]: Int] = [:]

  init(reserved: Set<String>) { used = Set(reserved.map { Array($0.utf8) }) }

  /// Returns the id for a heading: its letters and digits (Chinese kept), small, with hyphens for blanks.
  ///
  /// A heading without any letter is `section`; namesakes get `-2`, `-3` in the order of the page.
  mutating func anchor(for text: some Collection<UInt8>) -> String {
    let name = Self.name(text)
    if used.insert(name).inserted { return String(decoding: name, as: UTF8.self) }
    var number = next[name] ?? 2
    while !used.insert(name + Array("-\(number)".utf8)).inserted { number += 1 }
    next[name] = number + 1
    return "\(String(decoding: name, as: UTF8.self))-\(number)"
  }

  /// Takes the id that an author gave; returns whether it was still free.
  mutating func take(_ id: [UInt8]) -> Bool { used.insert(id).inserted }

  private static func name(_ text: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var isASCII = true
    var index = 0
    let bytes = Array(text)
    bytes.withUnsafeBufferPointer { run in
      while index < run.count {
        let length = scalarLength(run[index])
        let end = min(index + length, run.count)
        append(run, index..<end, to: &output)
        if length > 1 { isASCII = false }
        index = end
      }
    }
    while output.last == UInt8(ascii: "-") { output.removeLast() }
    if output.isEmpty { return Array("section".utf8) }
    return isASCII ? output : Array(String(decoding: output, as: UTF8.self).lowercased().utf8)
  }

  private static func append(_ run: Run, _ scalar: Range<Int>, to output: inout [UInt8]) {
    let byte = run[scalar.lowerBound]
    switch CharacterClass(startingAt: scalar.lowerBound, in: run) {
    case .letter where byte < 0x80: output.append(lowercased(byte))
    case .letter, .chineseLetter: output.append(contentsOf: run[scalar])
    case .blank: hyphen(to: &output)
    case .punctuation where byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/"): hyphen(to: &output)
    case .punctuation where byte == UInt8(ascii: "_"): output.append(byte)
    case .chinesePunctuation: hyphen(to: &output)
    case .punctuation: break
    }
  }

  private static func hyphen(to output: inout [UInt8]) {
    if let last = output.last, last != UInt8(ascii: "-") { output.append(UInt8(ascii: "-")) }
  }
}

/// Returns how many bytes the UTF-8 character has that begins with `byte`.
@inline(__always)
func scalarLength(_ byte: UInt8) -> Int {
  byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
}
