import Glibc

/// Memory for tables of many megabytes that are read at random places.
///
/// Large pieces begin at a multiple of 2 MB and ask for large pages: filling and searching them then costs far
/// fewer page faults and misses of the address cache. The contents are not initialised.
///
/// Safe to share once filled: only the thread that fills it writes it, before anyone else sees it.
final class LargeMemory<Element: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(count: Int) {
    self.count = count
    let size = max(64, count * MemoryLayout<Element>.stride)
    let isLarge = size >= 1 << 22
    var memory: UnsafeMutableRawPointer?
    let failure = posix_memalign(&memory, isLarge ? 1 << 21 : 64, size)
    guard failure == 0, let memory else { preconditionFailure("no memory for \(size) bytes") }
    // Only an advice: where large pages are missing, small ones do.
    if isLarge { madvise(memory, size, MADV_HUGEPAGE) }
    start = memory.bindMemory(to: Element.self, capacity: count)
  }

  deinit { free(start) }
}
