import Testing

@testable import Markup

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"),
    ("it's", "it's"),
    ("华东区 👩‍💼", "华东区 👩‍💼"),
    ("tab\tline\n", "tab\tline\n"),
  ])
  func `keeps text text`(text: String, expected: String) {
    #expect(Escaping.escaped(text, for: .text) == expected)
  }

  @Test func `escapes a sign that a combining mark follows`() {
    let glued = "<\u{301}script>\u{338}&\u{20DD}\"\u{308}"
    let escaped = Escaping.escaped(glued, for: .attribute)
    #expect(!escaped.utf8.contains(UInt8(ascii: "<")))
    #expect(
      escaped.unicodeScalars.elementsEqual(
        "&lt;\u{301}script&gt;\u{338}&amp;\u{20DD}&quot;\u{308}".unicodeScalars))
  }

  @Test func `leaves out characters that no document may hold`() {
    let text = "a\u{0}b\u{7}c\u{1B}d\re\u{7F}f\u{85}g\u{FFFE}h\u{FFFF}i\u{BF}\u{BE}é\u{FFFD}"
    #expect(Escaping.escaped(text, for: .text) == "abcdefghi\u{BF}\u{BE}é\u{FFFD}")
  }

  @Test func `escapes both kinds of quotes in an attribute`() {
    #expect(Escaping.escaped("\"'", for: .attribute) == "&quot;&#39;")
  }
}

@Suite struct AddressTests {
  @Test(arguments: [
    ("../reps/陈静/", "../reps/%E9%99%88%E9%9D%99/"),
    ("a b.html", "a%20b.html"),
    ("a%20b", "a%20b"),
    ("100%", "100%25"),
    ("50%zz", "50%25zz"),
    ("?stage=a&b=1#top", "?stage=a&b=1#top"),
    ("http://[::1]:8080/[x]", "http://[::1]:8080/%5Bx%5D"),
    ("HTTPS://crm.example/deals/1", "HTTPS://crm.example/deals/1"),
    ("mailto:a@b.cn", "mailto:a@b.cn"),
    ("tel:+86-21-5555", "tel:+86-21-5555"),
    ("客户:华东", "%E5%AE%A2%E6%88%B7:%E5%8D%8E%E4%B8%9C"),
    ("a\\b^`{}|<>\"", "a%5Cb%5E%60%7B%7D%7C%3C%3E%22"),
    ("  x  ", "x"),
    ("", ""),
  ])
  func `encodes what cannot stand in an address`(text: String, expected: String) {
    #expect(Address.encoded(text) == expected)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\u{1} javascript:x", "vbscript:x",
    "data:text/html,x", "file:///etc/passwd", "blob:x",
  ])
  func `refuses an address that could run or read something`(text: String) {
    #expect(Address.encoded(text) == nil)
    #expect(Escaping.escaped(text, for: .url) == "#")
  }

  @Test func `escapes the ampersand of an address in an attribute`() {
    #expect(Escaping.escaped("?a=1&b='", for: .url) == "?a=1&amp;b=&#39;")
  }

  @Test func `takes question mark and hash of a path for parts of its name`() {
    #expect(Address.encodedPath("陈/a?b#c%.html") == "%E9%99%88/a%3Fb%23c%25.html")
  }
}
