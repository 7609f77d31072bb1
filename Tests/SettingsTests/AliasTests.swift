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
}
