@testable import Site
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("North", "North"), ("李雷", "李雷"), ("A/B", "A-B"), ("a:b*c?", "a-b-c-"), ("  x ", "x"), (".well", "-well"),
    ("..", "-."), ("", "-"), ("   ", "-"), ("e\u{301}", "\u{E9}"), ("tab\there", "tab-here"),
  ])
  func `keeps a name readable without what file systems refuse`(name: String, slug: String) {
    #expect(Array(Slugs.slug(name).unicodeScalars) == Array(slug.unicodeScalars))
  }

  @Test(arguments: ["assets", "data", "search", "index.html", "en", "zh-CN"])
  func `never takes an address that the site needs itself`(name: String) {
    #expect(Slugs.slug(name) == name + "-")
  }

  @Test(arguments: ["2026", "2026-Q3", "2026-w47", "2026-11"])
  func `never looks like an earlier period of the page`(name: String) {
    #expect(Slugs.slug(name) == name + "-")
  }

  @Test(arguments: ["2026-Team", "20266", "Q3-2026", "2026-11-20"])
  func `leaves names alone that only resemble a period`(name: String) {
    #expect(Slugs.slug(name) == name)
  }

  @Test func `shortens to 80 bytes and a hash that tells long names apart`() {
    let name = String(repeating: "销", count: 40)
    let one = Slugs.slug(name + "甲")
    let other = Slugs.slug(name + "乙")
    #expect(one != other)
    #expect(one.hasPrefix(String(repeating: "销", count: 26) + "-"))
    #expect(one.utf8.count <= 80 + 9)
    #expect(Slugs.slug(String(repeating: "a", count: 80)).utf8.count == 80)
  }

  @Test func `gives namesakes addresses of their own in the order given`() {
    let slugs = Slugs(["A/B", "A:B", "a-b", "C", "A/B"])
    #expect(slugs["A/B"] == "A-B")
    #expect(slugs["A:B"] == "A-B-2")
    #expect(slugs["a-b"] == "a-b-3")
    #expect(slugs["C"] == "C")
    #expect(slugs["D"] == nil)
  }

  @Test func `keeps apart a namesake and a name that looks like one`() {
    let names = ["x", "X", "x-2", "x-2-2"]
    let slugs = Slugs(names)
    #expect(Set(names.compactMap { slugs[$0]?.lowercased() }).count == names.count)
  }
}

@Suite struct RelativeAddressTests {
  @Test(arguments: [
    ("index.html", "index.html", "index.html"),
    ("index.html", "reps/Ana/index.html", "reps/Ana/index.html"),
    ("reps/Ana/index.html", "index.html", "../../index.html"),
    ("reps/Ana/index.html", "reps/Bo/index.html", "../Bo/index.html"),
    ("en/reps/Ana/index.html", "reps/Ana/index.html", "../../../reps/Ana/index.html"),
    ("reps/Ana/2026-q3/index.html", "reps/Ana/index.html", "../index.html"),
    ("reps/index.html", "reps/reps/index.html", "reps/index.html"),
  ])
  func `leads from one file to another`(from: String, to: String, address: String) {
    #expect(Location(from).address(of: Location(to)) == address)
  }

  @Test(arguments: [
    ("a:b.html", "a%3Ab.html"), ("50%.html", "50%25.html"), ("李雷.html", "%E6%9D%8E%E9%9B%B7.html"),
    ("why?.html", "why%3F.html"), ("c#.html", "c%23.html"), ("a b.html", "a%20b.html"),
  ])
  func `encodes what an address would read as something else`(file: String, address: String) {
    #expect(Location("index.html").address(of: Location(file)) == address)
  }

  @Test func `appends an anchor, encoded`() {
    #expect(
      Location("a.html").address(of: Location("b.html"), anchor: "第一步")
        == "b.html#%E7%AC%AC%E4%B8%80%E6%AD%A5")
  }

  @Test func `puts earlier periods below their page`() {
    #expect(Route(["teams", "North"]).period("2026-q3").path == "teams/North/2026-q3/index.html")
    #expect(Route.home.path == "index.html")
  }
}
