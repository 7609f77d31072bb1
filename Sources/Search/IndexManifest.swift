/// What the browser loads first, and what is needed to bring an index up to date.
struct IndexManifest {
  var layout: IndexLayout
  /// The sum of the stamps of all other files.
  var stamp: UInt64

  init(layout: IndexLayout, stamp: UInt64) {
    self.layout = layout
    self.stamp = stamp
  }

  /// Reads a file written before.
  ///
  /// - Returns: `nil` when today's program would have written it differently.
  init?(_ bytes: [UInt8]) {
    var reader = ScriptReader(bytes)
    guard reader.skip(Self.opening), let text = reader.string(), let stamp = UInt64(text, radix: 36),
      reader.skip(",\"stretches\":"), let numbers = reader.numbers(),
      numbers.count == SearchEntry.Group.allCases.count * 4
    else { return nil }
    let stretches = stride(from: 0, to: numbers.count, by: 2).map {
      IndexLayout.Stretch(count: numbers[$0], size: numbers[$0 + 1])
    }
    self.init(layout: IndexLayout(stretches: stretches), stamp: stamp)
    guard layout.count < 1 << 24, bytes.starts(with: beginning.bytes) else { return nil }
  }

  /// Returns the script.
  ///
  /// - Parameter synonyms: groups of words that find each other's pages.
  func file(synonyms: [[String]]) -> [UInt8] {
    var script = beginning
    for (index, group) in synonyms.enumerated() {
      script.raw(index == 0 ? "[" : ",[")
      script.strings(group)
      script.raw("]")
    }
    script.raw("]}")
    return script.end()
  }

  private static let opening = "quotabookIndex(\"m\",0,{\"stamp\":"

  /// Everything but the synonyms.
  private var beginning: ScriptWriter {
    var script = ScriptWriter(kind: "m", number: nil)
    script.raw("{\"stamp\":")
    script.string(String(stamp, radix: 36))
    script.raw(",\"stretches\":[")
    script.raw(layout.stretches.map { "\($0.count),\($0.size)" }.joined(separator: ","))
    script.raw("],\"shards\":\(layout.shards),\"groups\":[")
    script.raw(layout.groups.map(String.init).joined(separator: ","))
    script.raw("]")
    for (name, text) in languageData {
      script.raw(",\"\(name)\":")
      script.string(text)
    }
    script.raw(",\"shelves\":\"")
    script.raw(layout.shelves.map { PostingCode.character($0.count - 1) })
    script.raw("\",\"synonyms\":[")
    return script
  }
}

/// Returns a number that tells a file from another; the wrapping sum of them tells whether any file changed.
func fileStamp(_ path: String, _ bytes: [UInt8]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  bytes.withUnsafeBytes { raw in
    for offset in stride(from: 0, to: raw.count - raw.count % 8, by: 8) {
      hash =
        (hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    for byte in raw.suffix(raw.count % 8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  // A sum asks for bits that depend on all others (the last step of MurmurHash3, Appleby 2011).
  hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
  hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return hash ^ hash >> 33
}
