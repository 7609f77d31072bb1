import Diagnostics
import Foundation
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent()
  .deletingLastPathComponent()

/// Every Swift file of the product, without the catalogue itself: path → text.
private func sources() throws -> [String: String] {
  let folder = repository.appendingPathComponent("Sources")
  let found = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
  var texts: [String: String] = [:]
  for case let file as URL in found
  where file.pathExtension == "swift" && !file.path.contains("/Diagnostics/Catalogue/") {
    texts[file.path] = try String(contentsOf: file, encoding: .utf8)
  }
  return texts
}

@Suite struct CatalogueTests {
  @Test func `holds every id that the sources report`() throws {
    let call = #/report\(\s*(?:[\w.]+ == nil \? )?"([^"\\]+)"(?: : "([^"\\]+)")?/#
    var count = 0
    for (file, text) in try sources() {
      for match in text.matches(of: call) {
        for id in [match.1, match.2].compactMap({ $0 }) {
          count += 1
          #expect(Catalogue.entry(String(id)) != nil, "\(id) in \(file)")
        }
      }
    }
    #expect(count > 50)
  }

  @Test func `holds no message that nothing reports`() throws {
    var literals: Set<Substring> = []
    for text in try sources().values { literals.formUnion(text.split(separator: "\"")) }
    // Ids that are put together from parts.
    let parts = [
      "front-matter-", "misspelt-product", "misspelt-owner", "misspelt-account", "unknown-product",
      "unknown-owner", "unknown-account",
    ]
    let isReported = { (id: String) in parts.contains(where: id.hasPrefix) || literals.contains(id[...]) }
    let unused = Catalogue.entries.map(\.id).filter { !isReported($0) }
    #expect(unused == [])
  }

  @Test func `names every message once, in small letters and hyphens`() {
    let ids = Catalogue.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil, "\(id)") }
  }

  @Test func `says in both languages what is wrong and why`() {
    for entry in Catalogue.entries {
      for wording in [entry.chinese, entry.english] {
        #expect(!wording.messageTemplate.isEmpty, "\(entry.id)")
        #expect(!wording.explanation.isEmpty, "\(entry.id)")
        #expect(wording.remedyTemplate?.isEmpty != true, "\(entry.id)")
        #expect(!".。".contains(wording.messageTemplate.last ?? "."), "\(entry.id)")
      }
      #expect((entry.chinese.remedyTemplate == nil) == (entry.english.remedyTemplate == nil), "\(entry.id)")
      #expect(entry.chinese.messageTemplate.contains { !$0.isASCII }, "\(entry.id)")
    }
  }

  @Test func `tells a remedy for everything that harms the site`() {
    for entry in Catalogue.entries where entry.severity > .note && !entry.id.hasPrefix("more-") {
      #expect(entry.english.remedyTemplate != nil, "\(entry.id)")
    }
  }

  @Test func `fills both languages from the same values`() {
    // A value with its Chinese name beside it: {type} and {type_zh}, {en} and {zh}.
    func plain(_ names: [String]) -> Set<String> {
      Set(
        names.map { $0.hasSuffix("_zh") ? String($0.dropLast(3)) : $0 }.map {
          ["zh": "en", "otherZh": "otherEn"][$0] ?? $0
        })
    }
    for entry in Catalogue.entries {
      #expect(plain(entry.chinese.placeholders) == plain(entry.english.placeholders), "\(entry.id)")
    }
  }

  @Test func `does not read braces inside a value as a placeholder`() {
    let wording = Wording("'{text}' for {name}", why: "")
    #expect(wording.message(["text": "{name}", "name": "Ana"]) == "'{name}' for Ana")
  }

  @Test(arguments: [("0", "0 rows"), ("1", "1 row"), ("1291", "1,291 rows"), ("-1234567", "-1,234,567 rows")])
  func `a count agrees with its noun and has its thousands marked`(count: String, text: String) {
    let wording = Wording("{count|row|rows} in {column}, {count}", why: "")
    #expect(
      wording.message(["count": count, "column": "2026"]) == text + " in 2026, "
        + text.split(separator: " ")[0])
    #expect(wording.placeholders == ["column", "count"])
  }
}
