import Testing

@testable import Site

@Suite struct RedirectTests {
  @Test(arguments: [
    ("old/price.html", "old/price.html"), ("/old/price.html", "old/price.html"),
    ("old/price/", "old/price/index.html"), ("old/price", "old/price/index.html"),
    ("旧页", "旧页/index.html"),
  ])
  func `reads an earlier address with or without the name of its file`(alias: String, path: String) {
    #expect(Redirect.route(alias)?.path == path)
  }

  @Test(arguments: ["../x.html", "a/../../x", "https://example.org/x", "", "/", "./x"])
  func `takes no address that leaves the site`(alias: String) {
    #expect(Redirect.route(alias) == nil)
  }
}
