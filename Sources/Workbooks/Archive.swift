import CZip
import Diagnostics

/// The parts of an opened archive, found by name only.
///
/// Names are compared without case, as the format's rules for part names say, with `/` for the `\` that some
/// writers use. They never become paths of files.
final class Archive {
  let limits: WorkbookLimits
  /// Bytes unpacked so far.
  private(set) var unpacked: Int
  private let handle: OpaquePointer
  private var indices: [String: UInt64] = [:]

  private init(_ handle: OpaquePointer, _ limits: WorkbookLimits, unpacked: Int) {
    self.handle = handle
    self.limits = limits
    self.unpacked = unpacked
    for index in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) {
      guard let name = zip_get_name(handle, index, zip_flags_t(ZIP_FL_ENC_GUESS)) else { continue }
      let key = Archive.key(String(cString: name))
      if indices[key] == nil { indices[key] = index }
    }
  }

  /// Opens the archive in `bytes` for the time of `body`.
  static func with<Result>(
    _ bytes: [UInt8], _ limits: WorkbookLimits, unpacked: Int = 0,
    _ body: (Archive) throws(WorkbookFault) -> Result
  ) throws(WorkbookFault) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(WorkbookFault) -> Result in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
        throw .brokenArchive(archiveReason(zip_error_code_zip(&error)))
      }
      guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        throw .brokenArchive(archiveReason(zip_error_code_zip(&error)))
      }
      defer { zip_discard(handle) }
      return try body(Archive(handle, limits, unpacked: unpacked))
    }
  }

  private static func key(_ name: String) -> String {
    let key = name.lowercased().split(separator: "/", omittingEmptySubsequences: true)
      .flatMap { $0.split(separator: "\\", omittingEmptySubsequences: true) }
    return key.joined(separator: "/")
  }

  func has(_ part: String) -> Bool { indices[Archive.key(part)] != nil }

  /// The size that the archive states for the part, which may be wrong; 0 when it states none.
  func statedSize(_ part: String) -> Int {
    guard let index = indices[Archive.key(part)] else { return 0 }
    return Int(truncatingIfNeeded: status(index).size)
  }

  private func status(_ index: UInt64) -> zip_stat_t {
    var status = zip_stat_t()
    zip_stat_init(&status)
    zip_stat_index(handle, index, 0, &status)
    return status
  }

  /// Opens a part for reading from its start.
  func open(_ part: String) throws(WorkbookFault) -> ArchivePart {
    guard let index = indices[Archive.key(part)] else { throw .missingPart(part) }
    let status = status(index)
    if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != 0 { throw .locked }
    if status.valid & UInt64(ZIP_STAT_SIZE) != 0, status.size > UInt64(limits.partBytes) {
      throw .tooLarge(part: part, limit: limits.partBytes)
    }
    guard let file = zip_fopen_index(handle, index, 0) else {
      throw .brokenPart(part, archiveReason(zip_error_code_zip(zip_get_error(handle))))
    }
    return ArchivePart(name: part, file: file, archive: self)
  }

  /// Counts bytes that were unpacked.
  fileprivate func count(_ bytes: Int) throws(WorkbookFault) {
    unpacked += bytes
    if unpacked > limits.allBytes { throw .allTooLarge(limit: limits.allBytes) }
  }
}

/// One part while it is being unpacked; the file is closed when this goes.
final class ArchivePart {
  let name: String
  private let file: OpaquePointer
  private let archive: Archive
  private var size = 0

  fileprivate init(name: String, file: OpaquePointer, archive: Archive) {
    self.name = name
    self.file = file
    self.archive = archive
  }

  deinit { zip_fclose(file) }

  /// Unpacks up to `count` bytes.
  ///
  /// - Returns: how many there were; 0 at the end.
  func read(into memory: UnsafeMutableRawPointer, count: Int) throws(WorkbookFault) -> Int {
    let got = Int(zip_fread(file, memory, UInt64(count)))
    guard got >= 0 else {
      throw .brokenPart(name, archiveReason(zip_error_code_zip(zip_file_get_error(file))))
    }
    size += got
    // The size that the archive states can be a lie, so the bytes themselves are counted.
    if size > archive.limits.partBytes { throw .tooLarge(part: name, limit: archive.limits.partBytes) }
    try archive.count(got)
    return got
  }
}

/// What libzip found wrong, in words.
private func archiveReason(_ code: Int32) -> Phrase {
  switch code {
  case ZIP_ER_NOZIP:
    Phrase(zh: "没有压缩包的目录，文件可能不完整", en: "the archive has no directory; the file may be cut off")
  case ZIP_ER_INCONS: Phrase(zh: "压缩包的目录与内容不符", en: "the archive's directory does not fit its contents")
  case ZIP_ER_CRC: Phrase(zh: "校验和不符", en: "the checksum is wrong")
  case ZIP_ER_ZLIB, ZIP_ER_COMPRESSED_DATA: Phrase(zh: "压缩的数据已损坏", en: "the compressed data is broken")
  case ZIP_ER_EOF, ZIP_ER_READ, ZIP_ER_SEEK: Phrase(zh: "数据提前结束", en: "the data ends too early")
  case ZIP_ER_COMPNOTSUPP: Phrase(zh: "不认识它的压缩方式", en: "it is compressed in an unknown way")
  case ZIP_ER_MEMORY: Phrase(zh: "内存不足", en: "there is not enough memory")
  default: Phrase(zh: "压缩包无法读取（代码 \(code)）", en: "the archive cannot be read (code \(code))")
  }
}
