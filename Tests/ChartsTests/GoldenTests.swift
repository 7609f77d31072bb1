import FoundationEssentials
import Formatting
import Testing

@testable import Charts

private let goldens = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Goldens/charts")

/// Compares with the drawing on disk; rewrites it only on request.
private func expectGolden(_ markup: String, _ name: String) throws {
  let file = goldens.appending(path: name)
  if ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1" {
    try FileManager.default.createDirectory(at: goldens, withIntermediateDirectories: true)
    try Data((markup + "\n").utf8).write(to: file)
  }
  let stored = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  #expect(stored == markup + "\n", "\(name) is drawn differently; look at it before accepting it")
}

@Suite struct GoldenTests {
  @Test(arguments: Language.allCases)
  func `draws every chart as accepted`(language: Language) throws {
    for (name, figure) in Samples.figures(language) {
      try expectGolden(figure.html(), "\(name)-\(language.rawValue).html")
    }
    let cards = Samples.cards(language).map { $0.figure().html() }.joined(separator: "\n")
    try expectGolden(cards, "cards-\(language.rawValue).html")
  }
}
