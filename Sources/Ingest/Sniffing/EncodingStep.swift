import Diagnostics

extension Sniffer {
  /// The encoding of the file; `nil` after an error message.
  func chooseEncoding(_ log: inout Diagnostics) -> EncodingChoice? {
    var named: TextEncoding?
    if let name = options.encoding {
      named = TextEncoding.named(name)
      guard named != nil else {
        reportUnknown(name, &log)
        return nil
      }
    }
    let choice = EncodingSniffer(
      bytes: bytes, named: named, knownWords: options.knownHeaders, jobs: options.jobs
    ).choose()
    if let table = choice.encoding.table, !table.isAvailable {
      log.report("encoding-unavailable", at: Position(file: file), ["encoding": choice.encoding.name])
      return nil
    }
    if choice.isImplausible {
      log.report("encoding-unknown", at: Position(file: file), ["names": TextEncoding.nameList])
      return nil
    }
    if let rival = choice.rival { reportRival(choice.encoding, rival, &log) }
    return choice
  }

  private func reportUnknown(_ name: String, _ log: inout Diagnostics) {
    let near = nearMiss(of: name.lowercased(), among: TextEncoding.names.lazy.map(\.name))
    var arguments = ["name": name, "names": TextEncoding.nameList]
    arguments["near"] = near
    log.report(
      near == nil ? "unknown-encoding" : "misspelt-encoding",
      at: options.settingPosition ?? Position(file: file), arguments, excerpt: "encoding: \(name)")
  }

  /// Shows the first text on which the two encodings differ.
  private func reportRival(_ chosen: TextEncoding, _ rival: TextEncoding, _ log: inout Diagnostics) {
    guard let offset = bytes.firstIndex(where: { $0 >= 0x80 }) else { return }
    func isPause(_ byte: UInt8) -> Bool { byte < 0x30 && byte != 0x20 && byte != 0x27 }
    var start = offset
    while start > 0, offset - start < 30, !isPause(bytes[start - 1]) { start -= 1 }
    var end = offset
    while end < bytes.count, end - offset < 30, !isPause(bytes[end]) { end += 1 }
    let (first, second) = (chosen.text(bytes, start..<end), rival.text(bytes, start..<end))
    guard first != second else { return }
    let line = 1 + bytes[..<start].count { $0 == 0x0A }
    log.report(
      "encoding-uncertain", at: Position(file: file, line: line),
      ["encoding": chosen.name, "other": rival.name, "text": first, "otherText": second])
  }

  /// Whether the text is what the configuration says; an error message otherwise.
  ///
  /// A wrong name would empty most cells beyond ASCII, each with its own message.
  func bearsOut(_ check: TextCheck, _ log: inout Diagnostics) -> Bool {
    guard let name = options.encoding, check.damaged.count > 1,
      check.damaged.count * 5 > check.damaged.count + check.characters
    else { return true }
    let other = EncodingSniffer(
      bytes: bytes, named: nil, knownWords: options.knownHeaders, jobs: options.jobs
    ).choose()
    log.report(
      "encoding-does-not-fit", at: options.settingPosition ?? Position(file: file),
      ["name": name, "file": file, "count": String(check.damaged.count), "other": other.encoding.name],
      excerpt: "encoding: \(name)")
    return false
  }
}

extension TextEncoding {
  /// The plainest name of each encoding, for messages.
  static var nameList: String {
    allCases.compactMap { encoding in names.first { $0.encoding == encoding }?.name }.joined(separator: ", ")
  }
}
