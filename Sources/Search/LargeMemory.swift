import Glibc

/// Returns memory that is not initialised, for tables that are read at random places; `free` gives it back.
///
/// Large pieces ask for large pages: searching them then misses the address cache far less often.
func largeMemory<Element: BitwiseCopyable>(_ count: Int, of _: Element.Type) -> UnsafeMutablePointer<Element>
{
  let size = max(64, count * MemoryLayout<Element>.stride)
  let isLarge = size >= 1 << 22
  var memory: UnsafeMutableRawPointer?
  let failure = posix_memalign(&memory, isLarge ? 1 << 21 : 64, size)
  guard failure == 0, let memory else { preconditionFailure("no memory for \(size) bytes") }
  // Only an advice: where large pages are missing, small ones do.
  if isLarge { madvise(memory, size, MADV_HUGEPAGE) }
  return memory.bindMemory(to: Element.self, capacity: count)
}
