import Effects

/// A file of a publication that is written piece by piece. To be used by one thread at a time.
package final class PublicationFile {
  let path: String
  private let writer: FileWriter
  private let old: FileReader?
  private var isSame: Bool
  private var failure: FileFailure?

  init(path: String, writer: FileWriter, old: FileReader?) {
    self.path = path
    self.writer = writer
    self.old = old
    isSame = old != nil
  }

  package func append(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    if isSame, let old, old.next(bytes.count) != bytes { isSame = false }
    do {
      try writer.append(bytes)
    } catch {
      failure = error
    }
  }

  /// - Returns: whether the old file holds the same bytes and no more.
  func finish() throws(FileFailure) -> Bool {
    let isWhole = isSame && old?.next(1).isEmpty ?? false
    old?.close()
    try writer.close()
    if let failure { throw failure }
    return isWhole
  }
}
