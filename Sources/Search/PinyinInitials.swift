/// The letters that begin the readings of Chinese characters.
struct PinyinInitials: Sendable {
  private var letters: [Unicode.Scalar: [UInt8]]

  /// More ways of reading a title than this are not followed.
  private static let mostReadings = 8

  init() {
    var letters: [Unicode.Scalar: [UInt8]] = Dictionary(minimumCapacity: 8_000)
    for (initial, characters) in charactersByInitial {
      for character in characters.unicodeScalars { letters[character] = [initial] }
    }
    let others = Array(otherInitials.unicodeScalars)
    for index in stride(from: 0, to: others.count - 1, by: 2) {
      letters[others[index], default: []].append(UInt8(truncatingIfNeeded: others[index + 1].value))
    }
    self.letters = letters
  }

  /// Returns the initials of a title in every usual reading: 回款率 → hkl, hks; Latin letters and digits stand for
  /// themselves.
  ///
  /// - Returns: nothing when the title holds no Chinese character.
  func initials(of title: String) -> [[UInt8]] {
    var readings: [[UInt8]] = [[]]
    var hasChinese = false
    for scalar in title.unicodeScalars {
      let folded = foldedScalar(scalar.value)
      if let choices = letters[scalar] {
        hasChinese = true
        let room = readings.count * choices.count <= Self.mostReadings ? choices[...] : choices.prefix(1)
        readings = readings.flatMap { reading in room.map { reading + [$0] } }
      } else if folded < 0x80, asciiKind(UInt8(folded)) == .word {
        for index in readings.indices { readings[index].append(asciiLowercase(UInt8(folded))) }
      }
    }
    return hasChinese ? readings : []
  }
}
