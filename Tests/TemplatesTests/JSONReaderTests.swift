import Diagnostics
import Templates
import Testing

@Suite struct JSONReaderTests {
  @Test func `reads every kind of value`() {
    var log = Diagnostics()
    let json =
      #" {"t": "a\"\\\/\n\t\u534E\uD83D\uDE00", "n": -12, "d": 1.50e2, "f": [true, false, null], "o": {}} "#
    guard let data = TemplateValue(json: Array(json.utf8), file: "d.json", &log) else {
      Issue.record("not read: \(consoleText(log, .english))")
      return
    }
    #expect(lenient("{{{t}}}|{{n}}|{{d}}|{{#f}}{{.}},{{/f}}", data) == "a\"\\/\n\t华😀|-12|1.50e2|true,false,,")
  }

  @Test(arguments: [
    ("{\n  \"a\": 1,\n}", "d.json:3:1: error: '}' is not expected here in JSON [json-syntax]"),
    ("[1 2]", "d.json:1:4: error: '2' is not expected here in JSON [json-syntax]"),
    ("{\"华\" 1}", "d.json:1:6: error: '1' is not expected here in JSON [json-syntax]"),
    ("", "d.json:1:1: error: 'EOF' is not expected here in JSON [json-syntax]"),
    ("1 x", "d.json:1:3: error: 'x' is not expected here in JSON [json-syntax]"),
    ("nul", "d.json:1:1: error: 'n' is not expected here in JSON [json-syntax]"),
    ("[01]", "d.json:1:2: error: '01' is not a JSON number [json-number]"),
    ("[1.]", "d.json:1:2: error: '1.' is not a JSON number [json-number]"),
    ("\"a\\x\"", "d.json:1:3: error: this JSON string is unfinished or holds what it may not [json-string]"),
    (
      "\"\\uD800\"",
      "d.json:1:2: error: this JSON string is unfinished or holds what it may not [json-string]"
    ),
    ("\"a", "d.json:1:1: error: this JSON string is unfinished or holds what it may not [json-string]"),
    ("\"\\", "d.json:1:2: error: this JSON string is unfinished or holds what it may not [json-string]"),
    ("\"\\u12", "d.json:1:2: error: this JSON string is unfinished or holds what it may not [json-string]"),
    ("{\"a\":1,\"a\":2}", "d.json:1:8: error: 'a' is given twice in one object [json-duplicate-name]"),
  ])
  func `points at the first fault`(json: String, expected: String) {
    var log = Diagnostics()
    #expect(TemplateValue(json: Array(json.utf8), file: "d.json", &log).map { _ in true } == nil)
    #expect(consoleText(log, .english).split(separator: "\n").first.map(String.init) == expected)
  }

  @Test func `stops at data nested without end`() {
    var log = Diagnostics()
    let json = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(TemplateValue(json: json, file: "d.json", &log).map { _ in true } == nil)
    #expect(log.entries.map(\.id) == ["json-too-deep"])
  }
}
