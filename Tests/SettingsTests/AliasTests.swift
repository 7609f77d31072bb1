import Diagnostics
import Settings
import Testing

@Suite struct AliasTests {
  @Test func `refuses aliases that multiply without end`() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let before = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(before)]\n"
    }
    let (_, log) = configuration(yaml)
    #expect(
      log.entries.map { $0.message(.english) } == [
        "this is not valid YAML: its aliases ('*') stand for more than a million values"
      ])
  }

  /// Anchors of which each names the one before twice, and a line that makes a key of the last.
  private func bomb(_ key: String) -> String {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...30 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    return yaml + key
  }

  @Test(arguments: [
    "? *a30\n: 1\n", "*a30 : 1\n", "b: {[*a30, x]: 1}\n", "{*a30 : 1, *a29 : 2}\n", "- ? [*a30]\n",
  ])
  func `refuses aliases that multiply in a key`(key: String) {
    let (_, log) = configuration(bomb(key))
    #expect(
      log.entries.map { $0.message(.english) } == [
        "this is not valid YAML: aliases ('*') stand in keys; write those keys out"
      ])
  }

  @Test func `takes a few aliases for keys, and many for values`() {
    var log = Diagnostics()
    let few = parseYAML("a: &name deals\nb: {*name : 1}\n", file: "x.yml", &log)
    #expect(few?["b"]?["deals"]?.text == "1")
    let values = (0..<60).map { "{k\($0): *name, l: [*name, y], 'q: *r': *name}" }.joined(separator: ", ")
    let many = parseYAML("a: &name deals\nb: [\(values)] # *name : x\n", file: "x.yml", &log)
    #expect(many?["b"]?.items?.count == 60)
    #expect(log.entries.isEmpty)
  }
}
