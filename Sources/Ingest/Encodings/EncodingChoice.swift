import Diagnostics

/// Which encoding a file has, and how that is known.
struct EncodingChoice: Sendable {
  var encoding: TextEncoding
  /// The bytes of the byte-order mark, which are no text.
  var markLength = 0
  var reason: Phrase
  /// Another encoding that explains the file about as well, or `nil`.
  var rival: TextEncoding?
  /// What is damaged, when every byte has been looked at already.
  var check: TextCheck?
  /// Whether nothing explains the bytes; the encoding is then only the least unlikely.
  var isImplausible = false
}

/// Recognises the encoding of a whole file.
struct EncodingSniffer {
  let bytes: [UInt8]
  /// What the configuration names, or `nil`.
  var named: TextEncoding?
  /// Folded words that are known as headers.
  var knownWords: Set<String>
  var jobs: Int

  /// Above this size the candidates are weighed on pieces that are spread over the whole file.
  private static let wholeBelow = 1 << 20
  private static let pieces = 64

  /// What the configuration names; else a byte-order mark that the text behind it bears out; else two-byte
  /// units; else UTF-8 if the whole file conforms; else the encoding in which the characters are the most
  /// plausible.
  func choose() -> EncodingChoice {
    chooseNamed() ?? chooseByMark() ?? chooseUnits() ?? chooseUTF8() ?? chooseByPlausibility()
  }

  private var mark: (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  private func chooseNamed() -> EncodingChoice? {
    guard var encoding = named else { return nil }
    var length = 0
    if let mark {
      // "UTF-16" names both orders of bytes; the mark tells which.
      if encoding == .utf16LittleEndian, mark.encoding == .utf16BigEndian { encoding = mark.encoding }
      if encoding == mark.encoding { length = mark.length }
    } else if encoding == .utf16LittleEndian, let units = unitOrder() {
      encoding = units
    }
    return EncodingChoice(
      encoding: encoding, markLength: length,
      reason: Phrase(
        zh: "编码 \(encoding.name)：由配置指定", en: "encoding \(encoding.name): named in the configuration"))
  }

  private func chooseByMark() -> EncodingChoice? {
    guard let mark else { return nil }
    let reason = Phrase(
      zh: "编码 \(mark.encoding.name)：文件带字节顺序标记",
      en: "encoding \(mark.encoding.name): the file has a byte-order mark")
    var choice = EncodingChoice(encoding: mark.encoding, markLength: mark.length, reason: reason)
    if mark.encoding == .utf8 {
      let check = checkText(bytes, from: 3, .utf8, jobs: jobs, patience: 1000)
      guard conforms(check) else { return nil }
      choice.check = check
      return choice
    }
    return unitsArePlausible(mark.encoding) ? choice : nil
  }

  private func chooseUnits() -> EncodingChoice? {
    guard let order = unitOrder(), unitsArePlausible(order) else { return nil }
    return EncodingChoice(
      encoding: order,
      reason: Phrase(
        zh: "编码 \(order.name)：没有字节顺序标记，但每两个字节是一个字符",
        en: "encoding \(order.name): no byte-order mark, but every two bytes are a character"))
  }

  private func chooseUTF8() -> EncodingChoice? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let check = checkText(bytes, from: start, .utf8, jobs: jobs, patience: 1000)
    guard conforms(check) else { return nil }
    return EncodingChoice(
      encoding: .utf8, markLength: start,
      reason: Phrase(
        zh: "编码 UTF-8：没有字节顺序标记，内容符合 UTF-8", en: "encoding UTF-8: no byte-order mark, but the text conforms"),
      check: check)
  }

  /// A damaged cell here and there leaves a file UTF-8; other encodings break nearly every character.
  private func conforms(_ check: TextCheck) -> Bool {
    guard !check.gaveUp else { return false }
    let damaged = check.damaged.count { bytes[$0] != 0 }
    return damaged * 5 <= damaged + check.characters
  }

  private func chooseByPlausibility() -> EncodingChoice {
    // The order decides between equals.
    let candidates: [TextEncoding] = [.gb18030, .windows1252, .big5, .shiftJIS, .macRoman]
    var weighed = candidates.map { weigh($0, everything: bytes.count < EncodingSniffer.wholeBelow) }
    if weighed[0].characters < 1000, bytes.count >= EncodingSniffer.wholeBelow {
      weighed = candidates.map { weigh($0, everything: true) }
    }
    var ranked = weighed
    for (index, plausibility) in weighed.enumerated() {
      let place = ranked[..<index].firstIndex { $0.score < plausibility.score } ?? index
      ranked.remove(at: index)
      ranked.insert(plausibility, at: place)
    }
    let best = ranked[0]
    let share = Int((best.share * 100).rounded(.down))
    var choice = EncodingChoice(
      encoding: best.encoding, markLength: mark?.encoding == .utf8 ? 3 : 0,
      reason: Phrase(
        zh: "编码 \(best.encoding.name)：不符合 UTF-8，按此编码 \(share)% 的非 ASCII 字符是常用字",
        en:
          "encoding \(best.encoding.name): the text is no UTF-8, but \(share)% of its characters beyond ASCII are common ones in this encoding"
      ))
    choice.isImplausible = best.share < 0.5 && best.knownWords == 0
    if best.score - ranked[1].score < 0.08 { choice.rival = ranked[1].encoding }
    return choice
  }

  private func weigh(_ encoding: TextEncoding, everything: Bool) -> Plausibility {
    var sum = Plausibility(encoding: encoding)
    bytes.withUnsafeBufferPointer { buffer in
      let size = everything ? buffer.count : 1 << 14
      let step = everything ? buffer.count : buffer.count / EncodingSniffer.pieces
      for start in stride(from: 0, to: buffer.count, by: max(1, step)) {
        let from = start == 0 ? 0 : pauseStart(buffer, start)
        let to = pauseStart(buffer, min(buffer.count, from + size))
        sum.add(UnsafeBufferPointer(rebasing: buffer[from..<max(from, to)]))
      }
      sum.knownWords = knownWordCount(UnsafeBufferPointer(rebasing: buffer.prefix(1 << 12)), encoding)
    }
    return sum
  }

  private func knownWordCount(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Int {
    guard !knownWords.isEmpty else { return 0 }
    let words = Set(encoding.text(bytes).split { ",;\t|\"\r\n".contains($0) || $0 == "\r\n" })
    return words.count { word in
      word.utf8.contains { $0 >= 0x80 } && knownWords.contains(foldedHeader(String(word)))
    }
  }
}

extension EncodingSniffer {
  /// The order of bytes if the file consists of two-byte units: ASCII characters have a zero on one side only.
  private func unitOrder() -> TextEncoding? {
    var zeros = [0, 0]
    var units = 0
    forEachPiece { buffer, range in
      for index in stride(from: range.lowerBound & ~1, to: range.upperBound - 1, by: 2) {
        units += 1
        if buffer[index] == 0 { zeros[0] += 1 }
        if buffer[index + 1] == 0 { zeros[1] += 1 }
      }
    }
    guard max(zeros[0], zeros[1]) * 50 > units, units > 0 else { return nil }
    if zeros[1] > zeros[0] * 8 { return .utf16LittleEndian }
    return zeros[0] > zeros[1] * 8 ? .utf16BigEndian : nil
  }

  /// Whether the units are mostly characters that files hold: no stray halves of pairs, few odd code points.
  private func unitsArePlausible(_ encoding: TextEncoding) -> Bool {
    let high = encoding == .utf16LittleEndian ? 1 : 0
    var units = 0
    var plausible = 0
    forEachPiece { buffer, range in
      for index in stride(from: range.lowerBound & ~1, to: range.upperBound - 1, by: 2) {
        let unit = UInt32(buffer[index + high]) << 8 | UInt32(buffer[index + 1 - high])
        units += 1
        switch unit {
        case 9, 10, 13, 0x20...0x7E, 0xA0...0x24F, 0x2000...0x22FF, 0x3000...0x30FF, 0x4E00...0x9FFF,
          0xAC00...0xD7A3, 0xFF00...0xFFEF, 0xD800...0xDFFF, 0xFEFF, 0x370...0x52F:
          plausible += 1
        default: continue
        }
      }
    }
    return plausible * 10 >= units * 9
  }

  /// Calls `body` with ranges that are spread over the whole file.
  private func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      guard buffer.count >= EncodingSniffer.wholeBelow else { return body(buffer, 0..<buffer.count) }
      for piece in 0..<EncodingSniffer.pieces {
        let start = buffer.count / EncodingSniffer.pieces * piece
        body(buffer, start..<min(buffer.count, start + 1 << 12))
      }
    }
  }
}
