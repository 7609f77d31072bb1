import Formatting
import Testing

@testable import Charts

/// What holds for every drawing, with believable and with hostile data.
@Suite struct DrawingRulesTests {
  private static let elements: Set<String> = [
    "svg", "g", "path", "rect", "circle", "line", "polyline", "text", "title", "a",
  ]
  private static let attributes: Set<String> = [
    "class", "width", "height", "viewBox", "role", "aria-labelledby", "aria-describedby", "aria-hidden",
    "aria-label", "x", "y", "rx", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points", "d", "href",
    "text-anchor",
  ]

  private func drawings() -> [(name: String, markup: String)] {
    Language.allCases.flatMap { language in
      Samples.figures(language).filter { !$0.figure.isTable }.flatMap {
        [($0.name + " wide", $0.figure.wide), ($0.name + " narrow", $0.figure.narrow)]
      } + Samples.cards(language).map { ("card", $0.figure().sparkline) }.filter { !$0.1.isEmpty }
    }
  }

  @Test func `uses only elements and attributes that a strict policy allows`() throws {
    for (name, markup) in drawings() {
      for element in try Drawn(markup).elements {
        #expect(Self.elements.contains(element.name), "\(name): \(element.name)")
        let keys = element.attributes.map(\.name)
        #expect(Set(keys).isSubset(of: Self.attributes), "\(name): \(keys)")
        #expect(Set(keys).count == keys.count, "\(name): \(keys)")
      }
    }
  }

  @Test func `keeps every mark inside the drawing and every number finite`() throws {
    for (name, markup) in drawings() {
      let drawn = try Drawn(markup)
      let root = try #require(drawn.all("svg").first)
      let width = try #require(root.number("width"))
      let height = try #require(root.number("height"))
      #expect(root["viewBox"] == "0 0 \(root["width"] ?? "") \(root["height"] ?? "")")
      for element in drawn.elements.dropFirst() {
        for (key, value) in element.attributes {
          switch key {
          case "x", "cx", "x1", "x2":
            let x = try #require(Double(value), "\(name): \(value)")
            #expect((-0.5...width + 0.5).contains(x), "\(name): \(element.name) \(key) \(x)")
          case "y", "cy", "y1", "y2":
            let y = try #require(Double(value), "\(name): \(value)")
            #expect((-0.5...height + 0.5).contains(y), "\(name): \(element.name) \(key) \(y)")
          case "points", "d":
            let numbers = value.split { "MLZ ,".contains($0) }.map { Double($0) }
            #expect(
              numbers.allSatisfy { $0.map { (-6...max(width, height)).contains($0) } ?? false }, "\(name)")
          default: break
          }
        }
        if element.name == "rect", let x = element.number("x"), let size = element.number("width") {
          #expect(x + size <= width + 0.5, "\(name): a bar leaves the drawing")
        }
      }
    }
  }

  @Test func `draws the same bytes for the same data`() {
    let once = Samples.figures(.chinese).map { $0.figure.html() }
    #expect(Samples.figures(.chinese).map { $0.figure.html() } == once)
  }

  @Test func `lets no name become markup or an address that runs`() throws {
    for language in Language.allCases {
      for (name, figure) in Samples.figures(language) {
        let html = figure.html()
        #expect(!html.contains("<script"), "\(name)")
        #expect(!html.lowercased().contains("\"javascript"), "\(name)")
        #expect(!html.contains(" style="), "\(name)")
        #expect(!html.unicodeScalars.contains("\u{202E}"), "\(name)")
        _ = try Drawn(html)
      }
    }
  }

  @Test func `keeps the estimated width of every label inside the drawing`() throws {
    for (name, markup) in drawings() {
      let drawn = try Drawn(markup)
      let width = try #require(drawn.all("svg").first?.number("width"))
      for text in drawn.all("text") {
        let plain = text.text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
          "&amp;", with: "&")
        let size = TextWidth.pixels(plain, bold: text.has("b"))
        let x = text.number("x") ?? 0
        let left =
          text["text-anchor"] == "end" ? x - size : text["text-anchor"] == "middle" ? x - size / 2 : x
        #expect(left >= -2 && left + size <= width + 2, "\(name): \(plain) \(left)…\(left + size)")
      }
    }
  }

  @Test func `names links and keeps them out of images`() throws {
    for (name, markup) in drawings() {
      let drawn = try Drawn(markup)
      let hasLinks = !drawn.all("a").isEmpty
      let root = try #require(drawn.all("svg").first)
      if root["aria-hidden"] == nil {
        #expect(root["role"] == (hasLinks ? nil : "img"), "\(name)")
        #expect(drawn.all("g").count { $0["role"] == "group" } == (hasLinks ? 1 : 0), "\(name)")
        #expect(root["aria-labelledby"]?.isEmpty == false, "\(name)")
      }
      #expect(drawn.all("a").allSatisfy { !($0["aria-label"] ?? "").isEmpty }, "\(name)")
    }
  }

  @Test func `says no number that the table does not hold`() {
    for language in Language.allCases {
      for (name, figure) in Samples.figures(language) {
        let known = Set(figure.table.allText.flatMap(numbers))
        for number in numbers(figure.finding) {
          #expect(known.contains(number), "\(name): \(number) of “\(figure.finding)”")
        }
      }
    }
  }

  @Test func `gives both languages the same data`() {
    for (chinese, english) in zip(Samples.figures(.chinese), Samples.figures(.english)) {
      #expect(chinese.figure.table.rows.count == english.figure.table.rows.count)
      #expect(chinese.figure.table.columns.count == english.figure.table.columns.count)
    }
  }

  @Test func `gives each row of a table a cell for each column`() {
    for (name, figure) in Samples.figures(.english) {
      let width = figure.table.columns.count
      #expect((figure.table.rows + figure.table.summary).allSatisfy { $0.count == width }, "\(name)")
    }
  }

  @Test func `keeps a sentence short`() {
    for (name, figure) in Samples.figures(.chinese) where !name.hasSuffix("hostile") {
      #expect(figure.finding.count { $0 >= "\u{2E80}" } <= 60, "\(name): \(figure.finding)")
    }
    for (name, figure) in Samples.figures(.english) where !name.hasSuffix("hostile") {
      #expect(figure.finding.split(separator: " ").count <= 30, "\(name): \(figure.finding)")
    }
  }

  /// Numbers with the unit that belongs to them: `1,234.5万`, `87%`.
  private func numbers(_ text: String) -> [String] {
    var result: [String] = []
    var current = ""
    let letters = Array(text)
    for (index, letter) in letters.enumerated() {
      let isSeparator =
        (letter == "," || letter == ".") && !current.isEmpty && index + 1 < letters.count
        && ("0"..."9").contains(letters[index + 1])
      if ("0"..."9").contains(letter) || isSeparator {
        current.append(letter)
      } else if !current.isEmpty {
        if "万亿KMBT%".contains(letter) { current.append(letter) }
        result.append(current)
        current = ""
      }
    }
    return current.isEmpty ? result : result + [current]
  }
}
