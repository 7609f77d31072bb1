import Glibc

/// Asks for pages of 2 MB, with which filling a large piece of memory costs far fewer page faults.
///
/// Only an advice: where large pages are missing, small ones do.
func adviseLargePages(_ memory: UnsafeMutableRawBufferPointer) {
  let page = 1 << 21
  guard memory.count >= 2 * page, let start = memory.baseAddress else { return }
  let first = Int(bitPattern: start) + page - 1 & ~(page - 1)
  let last = Int(bitPattern: start) + memory.count & ~(page - 1)
  guard first < last, let place = UnsafeMutableRawPointer(bitPattern: first) else { return }
  madvise(place, last - first, MADV_HUGEPAGE)
}
