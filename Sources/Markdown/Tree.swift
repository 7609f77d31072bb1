import CCmark
import Glibc

/// A node of a parsed document, owned by its ``Tree``.
typealias NodePointer = OpaquePointer

/// Bytes that live elsewhere; valid as long as the tree or array they lie in.
typealias Run = UnsafeBufferPointer<UInt8>

/// A document parsed by libcmark; its nodes live in the thread's ``Arena``.
struct Tree: ~Copyable {
  /// The document node, or `nil` when the library could not give one.
  let root: NodePointer?

  init(parsing bytes: [UInt8]) {
    guard let memory = Arena.enter(), let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else {
      root = nil
      return
    }
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    root = cmark_parser_finish(parser)
    cmark_parser_free(parser)
  }

  deinit { Arena.leave() }
}

/// Returns the bytes of a C string up to its terminating zero.
func run(_ text: UnsafePointer<CChar>?) -> Run {
  guard let text else { return Run(start: nil, count: 0) }
  var count = 0
  // A word of this length is rare; the loop is faster than a call for the short runs between two marks.
  while count < 16, text[count] != 0 { count += 1 }
  if count == 16 { count += strlen(text + 16) }
  return Run(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
}

/// Returns whether `byte` occurs in `bytes`.
func holds(_ byte: UInt8, _ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { buffer in
    guard let start = buffer.baseAddress else { return false }
    return memchr(start, Int32(byte), buffer.count) != nil
  }
}

/// Walks the tree below `root` in reading order without recursion, however deep it is.
///
/// `enter` returns whether to go into the node's children; `leave` follows for every node entered.
func walk<Visitor: TreeVisitor>(_ root: NodePointer, _ visitor: inout Visitor) {
  var node = root
  while true {
    if visitor.enter(node), let child = cmark_node_first_child(node) {
      node = child
      continue
    }
    while true {
      visitor.leave(node)
      if node == root { return }
      if let next = cmark_node_next(node) {
        node = next
        break
      }
      guard let parent = cmark_node_parent(node) else { return }
      node = parent
    }
  }
}

/// What is done with each node of a tree.
protocol TreeVisitor {
  mutating func enter(_ node: NodePointer) -> Bool
  mutating func leave(_ node: NodePointer)
}
