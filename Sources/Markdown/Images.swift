import CCmark

/// The size that an author gave a picture: `{width=320}` or `{width=320 height=200}`.
struct ImageSize: Equatable {
  var width: Int?
  var height: Int?
  /// How many bytes of the text the braces take.
  var length = 0

  /// Reads the braces at the start of `text`; `nil` when there are none that speak of a size.
  ///
  /// - Returns: a size of length 0 when the braces are meant for a size but cannot be read.
  init?(_ text: Run) {
    let longest = 60
    guard text.first == UInt8(ascii: "{"),
      let end = text.prefix(longest).firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let words = text[1..<end].split(whereSeparator: isBlank)
    guard let first = words.first, first.starts(with: "width=".utf8) || first.starts(with: "height=".utf8)
    else { return nil }
    for word in words {
      guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { return }
      let digits = String(decoding: word[(equals + 1)...].filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      guard let pixels = Int(digits), pixels > 0, pixels <= 10_000 else { return }
      switch String(decoding: word[..<equals], as: UTF8.self) {
      case "width": width = pixels
      case "height": height = pixels
      default: return
      }
    }
    length = end + 1
  }

  /// The author's size, completed from the size of the file; both are `nil` when nobody knows.
  func completed(by natural: (width: Int, height: Int)?) -> (width: Int?, height: Int?) {
    guard let natural, natural.width > 0, natural.height > 0 else { return (width, height) }
    switch (width, height) {
    case (let width?, nil):
      return (width, max(1, (width * natural.height + natural.width / 2) / natural.width))
    case (nil, let height?):
      return (max(1, (height * natural.width + natural.height / 2) / natural.height), height)
    case (let width?, let height?): return (width, height)
    case (nil, nil): return natural
    }
  }
}

extension Renderer {
  mutating func writeImage(_ node: NodePointer, withTitle: Bool = true) {
    let destination = Mask.removed(from: run(cmark_node_get_url(node)))
    let position = position(of: node, mark: UInt8(ascii: "!"))
    let alternative = AlternativeText.read(node)
    document.plain.append(contentsOf: alternative)
    if alternative.isEmpty { report("image-without-text", at: position, excerpt: destination) }
    let size = readSize(after: node)
    guard let target = resolved(.image, destination, at: position) else {
      alternative.withUnsafeBufferPointer { out.escaped($0) }
      return
    }
    out.raw("<img src=\"")
    out.address(target.address)
    out.raw("\" alt=\"")
    alternative.withUnsafeBufferPointer { out.escaped($0) }
    if withTitle { writeTitle(node) }
    let (width, height) = size.completed(by: target.size)
    if let width {
      out.raw("\" width=\"")
      out.number(width)
    }
    if let height {
      out.raw("\" height=\"")
      out.number(height)
    }
    out.raw("\" loading=\"lazy\" />")
  }

  /// Reads the braces behind a picture and takes them out of the text that follows.
  private mutating func readSize(after image: NodePointer) -> ImageSize {
    let none = ImageSize()
    guard let next = cmark_node_next(image), cmark_node_get_type(next) == CMARK_NODE_TEXT else { return none }
    let text = run(cmark_node_get_literal(next))
    guard let size = ImageSize(text) else { return none }
    if size.length == 0 {
      let braces = text[...(text.firstIndex(of: UInt8(ascii: "}")) ?? 0)]
      report("image-size", at: position(of: next, mark: UInt8(ascii: "{")), excerpt: braces)
      return none
    }
    textStarts[next] = size.length
    return size
  }

  /// Writes a paragraph that is a picture with a title as a figure; returns whether it is one.
  mutating func writeFigure(_ paragraph: NodePointer) -> Bool {
    guard let image = cmark_node_first_child(paragraph), cmark_node_get_type(image) == CMARK_NODE_IMAGE,
      !run(cmark_node_get_title(image)).isEmpty, isAlone(image)
    else { return false }
    out.freshLine()
    out.raw("<figure>\n")
    writeImage(image, withTitle: false)
    textStarts.removeAll()
    out.raw("\n<figcaption>")
    let caption = Mask.removed(from: run(cmark_node_get_title(image)))
    caption.withUnsafeBufferPointer { out.escaped($0) }
    out.raw("</figcaption>\n</figure>\n")
    appendPlain(caption)
    return true
  }

  /// Returns whether nothing but the braces of its size follows the picture.
  private func isAlone(_ image: NodePointer) -> Bool {
    guard let next = cmark_node_next(image) else { return true }
    guard cmark_node_get_type(next) == CMARK_NODE_TEXT, cmark_node_next(next) == nil else { return false }
    let text = run(cmark_node_get_literal(next))
    guard let size = ImageSize(text), size.length > 0 else { return false }
    return text[size.length...].allSatisfy(isBlank)
  }
}

extension ImageSize {
  /// No size given.
  init() {}
}

/// Collects the text of a picture's description.
struct AlternativeText: TreeVisitor {
  private var text: [UInt8] = []

  static func read(_ image: NodePointer) -> [UInt8] {
    var reader = AlternativeText()
    walk(image, &reader)
    return Mask.removed(from: reader.text)
  }

  mutating func enter(_ node: NodePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      text.append(contentsOf: run(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
    default: break
    }
    return true
  }

  mutating func leave(_ node: NodePointer) {}
}
