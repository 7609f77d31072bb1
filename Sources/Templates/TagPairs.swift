import Diagnostics

extension Tag {
  /// Finds for every end tag what it closes; end tags without a beginning and tags without an end are reported.
  ///
  /// - Returns: the pieces that fit together: stray end tags are left out, missing ones are added at the end.
  static func paired(_ tokens: [Token], of source: TemplateSource, _ log: inout Diagnostics) -> [Token] {
    var result: [Token] = []
    var open: [Tag] = []
    for token in tokens {
      guard case .tag(var tag) = token else {
        result.append(token)
        continue
      }
      if tag.opens {
        if open.count == deepestNesting {
          log.report("template-too-deep", at: source.position(of: tag.range.lowerBound))
          return []
        }
        open.append(tag)
      }
      guard tag.kind == .end else {
        result.append(token)
        continue
      }
      guard let depth = open.lastIndex(where: { $0.name == tag.name }) else {
        log.report(
          "template-stray-end", at: source.position(of: tag.range.lowerBound),
          ["tag": source.text(of: tag.range), "expected": open.last?.closing ?? "–"])
        continue
      }
      for unclosed in open[(depth + 1)...].reversed() {
        reportUnclosed(unclosed, source, &log)
        result.append(.tag(missingEnd(of: unclosed, at: tag.range.lowerBound)))
      }
      tag.closes = open[depth].kind
      open.removeSubrange(depth...)
      result.append(.tag(tag))
    }
    for unclosed in open.reversed() {
      reportUnclosed(unclosed, source, &log)
      result.append(.tag(missingEnd(of: unclosed, at: source.bytes.count)))
    }
    return result
  }

  /// Sections within sections; more would only be a mistake of a generator.
  private static let deepestNesting = 100

  private static func missingEnd(of tag: Tag, at offset: Int) -> Tag {
    var end = Tag(kind: .end, name: tag.name, range: offset..<offset)
    end.closes = tag.kind
    return end
  }

  private static func reportUnclosed(_ tag: Tag, _ source: TemplateSource, _ log: inout Diagnostics) {
    log.report(
      "template-unclosed-section", at: source.position(of: tag.range.lowerBound),
      ["tag": source.text(of: tag.range), "end": tag.closing])
  }
}

extension TemplateSource {
  /// A tag as it stands in the file, at most 80 characters.
  func text(of range: Range<Int>) -> String {
    String(String(decoding: bytes[range], as: UTF8.self).prefix(80))
  }
}
