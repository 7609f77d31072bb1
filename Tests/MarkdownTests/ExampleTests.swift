import Glibc
import Markdown
import Testing

@Suite struct ExampleTests {
  @Test(arguments: Example.extended)
  func `a page becomes what its example shows`(example: Example) {
    #expect(example.rendered == example.html)
  }

  @Test(arguments: Example.commonMark)
  func `CommonMark becomes what its example shows`(example: Example) {
    #expect(String(decoding: renderCommonMark(Array(example.markdown.utf8)), as: UTF8.self) == example.html)
  }

  @Test func `the examples are there`() {
    #expect(Example.extended.count >= 120)
    #expect(Example.commonMark.count >= 12)
    #expect(Set(Example.extended.map(\.file)).count == 15)
  }
}

/// The public rules of GitHub's tables, task lists, strikethrough and bare addresses.
@Suite struct GitHubTests {
  @Test(arguments: Example.gitHub)
  func `follows GitHub's rule, or says why not`(example: Example) {
    let isEqual = plain(example.rendered) == example.html
    #expect(isEqual != example.remark.hasPrefix("Differs: "), "\(plain(example.rendered))")
  }

  @Test func `differs in at most two of a hundred examples`() {
    let different = Example.gitHub.filter { !$0.remark.isEmpty }
    #expect(Example.gitHub.count >= 60)
    #expect(Double(different.count) <= 0.02 * Double(Example.gitHub.count))
  }

  static let hasCommand = access("/usr/bin/cmark-gfm", X_OK) == 0

  @Test(.enabled(if: hasCommand, "needs the command cmark-gfm"))
  func `the examples show what the command cmark-gfm prints`() throws {
    for example in Example.gitHub {
      let command = "/usr/bin/cmark-gfm -e table -e tasklist -e strikethrough -e autolink"
      let expected = try output(of: command, on: Array(example.markdown.utf8))
      #expect(example.html == String(decoding: expected, as: UTF8.self), "\(example.rule)")
    }
  }

  /// Takes out what the site adds to the HTML that the rules ask for.
  private func plain(_ html: String) -> String {
    var lines: [Substring] = []
    for line in html.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<div class=\"scroll\"") { continue }
      if line == "</div>", lines.last == "</table>" { continue }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
      .replacing(" scope=\"col\"", with: "").replacing(" class=\"external\" rel=\"noopener\"", with: "")
      .replacing(" tabindex=\"0\"", with: "").replacing(#/<(t[hd]) class="(left|center|right)"/#) {
        "<\($0.1) align=\"\($0.2)\""
      }
      .replacing("<li class=\"task\"><label>", with: "<li>").replacing("</label>", with: "")
      .replacing(#/<h([1-6]) id="[^"]*">/#) { "<h\($0.1)>" }
  }
}
