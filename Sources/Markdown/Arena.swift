import CCmark
import Glibc

/// The memory of parsed documents, one per thread: taken from the front of large blocks, given back all at
/// once.
///
/// libcmark asks for some thousand small pieces per page; handing them out this way saves a fifth of the
/// whole time. A page is parsed and written without a pause, so that a tree never changes its thread.
struct Arena {
  /// The head of each block; the pieces follow it.
  private struct Block {
    var previous: UnsafeMutableRawPointer?
    var size: Int
    var used: Int
  }
  private struct State {
    var block: UnsafeMutableRawPointer?
    /// How many trees are alive in it.
    var trees: Int
    var functions: cmark_mem
  }

  private static let headSize = 32
  private static let blockSize = 1 << 20

  /// Ends with the thread.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { state in
      guard let state else { return }
      Arena.release(state.assumingMemoryBound(to: State.self), keeping: false)
      free(state)
    }
    return key
  }()

  private static func state() -> UnsafeMutablePointer<State>? {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: State.self) }
    guard let memory = malloc(MemoryLayout<State>.size) else { return nil }
    let state = memory.bindMemory(to: State.self, capacity: 1)
    let functions = cmark_mem(
      calloc: { count, size in Arena.allocate(count * size, zeroed: true) },
      realloc: { piece, size in Arena.grow(piece, to: size) },
      free: { _ in })
    state.initialize(to: State(block: nil, trees: 0, functions: functions))
    pthread_setspecific(key, state)
    return state
  }

  /// Returns the functions by which libcmark gets its memory, for one more tree; ``leave()`` ends it.
  static func enter() -> UnsafeMutablePointer<cmark_mem>? {
    guard let state = state() else { return nil }
    state.pointee.trees += 1
    return UnsafeMutableRawPointer(state).advanced(by: MemoryLayout<State>.offset(of: \.functions) ?? 0)
      .assumingMemoryBound(to: cmark_mem.self)
  }

  /// Ends a tree; with the last one all memory is free again.
  static func leave() {
    guard let state = state() else { return }
    state.pointee.trees -= 1
    if state.pointee.trees == 0 { release(state, keeping: true) }
  }

  private static func release(_ state: UnsafeMutablePointer<State>, keeping: Bool) {
    while let block = state.pointee.block {
      let head = block.assumingMemoryBound(to: Block.self)
      if keeping, head.pointee.previous == nil, head.pointee.size <= blockSize {
        head.pointee.used = headSize
        return
      }
      state.pointee.block = head.pointee.previous
      free(block)
    }
  }

  /// Each piece stands behind its size, which growing needs to know.
  private static func allocate(_ size: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
    guard let state = state() else { return nil }
    let whole = (size + 31) & ~15
    if let block = state.pointee.block {
      let head = block.assumingMemoryBound(to: Block.self)
      if head.pointee.used + whole <= head.pointee.size { return piece(of: block, whole, size, zeroed) }
    }
    let blockBytes = max(blockSize, whole + headSize)
    guard let block = malloc(blockBytes) else { return nil }
    block.bindMemory(to: Block.self, capacity: 1).initialize(
      to: Block(previous: state.pointee.block, size: blockBytes, used: headSize))
    state.pointee.block = block
    return piece(of: block, whole, size, zeroed)
  }

  private static func piece(
    of block: UnsafeMutableRawPointer, _ whole: Int, _ size: Int, _ zeroed: Bool
  ) -> UnsafeMutableRawPointer {
    let head = block.assumingMemoryBound(to: Block.self)
    let piece = block + head.pointee.used
    head.pointee.used += whole
    piece.storeBytes(of: whole - 16, as: Int.self)
    let start = piece + 16
    if zeroed { memset(start, 0, size) }
    return start
  }

  private static func grow(_ piece: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer? {
    guard let piece else { return allocate(size, zeroed: false) }
    let old = (piece - 16).load(as: Int.self)
    if size <= old { return piece }
    guard let larger = allocate(size, zeroed: false) else { return nil }
    memcpy(larger, piece, old)
    return larger
  }
}
