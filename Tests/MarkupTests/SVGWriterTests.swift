import Testing

@testable import Markup

@Suite struct SVGWriterTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.004, "0"), (1.0, "1"), (1.5, "1.5"), (1.05, "1.05"), (12.345, "12.35"),
    (-3.1, "-3.1"), (0.07, "0.07"), (1e300, "1000000000000"), (.nan, "0"), (.infinity, "0"),
  ])
  func `prints a coordinate with at most two decimals`(value: Double, expected: String) {
    #expect(SVGNumber.string(value) == expected)
  }

  @Test func `writes attributes in a fixed order`() {
    var writer = SVGWriter()
    writer.rect(x: 1, y: 2, width: 3, height: -4, radius: 1, class: "m", title: "a<b")
    writer.line(SVGPoint(0, 0), SVGPoint(1, 1.5), class: "g")
    writer.circle(SVGPoint(0, 0), radius: 2, class: "c")
    writer.polyline([SVGPoint(0, 0), SVGPoint(1, 1)], class: "l")
    writer.polygon([SVGPoint(0, 0), SVGPoint(1, 1), SVGPoint(0, 1)], class: "p")
    let expected =
      #"<rect x="1" y="2" width="3" height="0" rx="1" class="m"><title>a&lt;b</title></rect>"#
      + #"<line x1="0" y1="0" x2="1" y2="1.5" class="g"/><circle cx="0" cy="0" r="2" class="c"/>"#
      + #"<polyline points="0,0 1,1" class="l"/><path d="M0,0L1,1L0,1Z" class="p"/>"#
    #expect(writer.markup.string == expected)
  }

  @Test func `keeps a name from closing the drawing`() {
    var writer = SVGWriter()
    writer.text("</svg><script>", at: SVGPoint(0, 0), anchor: .end, class: "k")
    #expect(
      writer.markup.string
        == #"<text x="0" y="0" class="k" text-anchor="end">&lt;/svg&gt;&lt;script&gt;</text>"#)
  }

  @Test func `links a mark only when there is an address`() {
    var writer = SVGWriter()
    writer.link(to: "x/", label: "X") { $0.circle(SVGPoint(0, 0), radius: 1, class: "c") }
    writer.link(to: nil, label: "X") { $0.circle(SVGPoint(0, 0), radius: 1, class: "c") }
    let dot = #"<circle cx="0" cy="0" r="1" class="c"/>"#
    #expect(writer.markup.string == #"<a href="x/" aria-label="X">"# + dot + "</a>" + dot)
  }

  @Test func `names and describes an image by the page's own text`() {
    let document = SVGDocument(
      width: 320, height: 28.5, variant: "v-narrow", role: .image(labelledBy: "a-t", describedBy: "a-d"))
    let markup = document.markup { $0.group(hidden: true) { $0.text("1", at: SVGPoint(0, 0)) } }
    let expected =
      #"<svg class="q-svg v-narrow" width="320" height="28.5" viewBox="0 0 320 28.5" role="img""#
      + #" aria-labelledby="a-t" aria-describedby="a-d"><g aria-hidden="true"><text x="0" y="0">1</text></g></svg>"#
    #expect(markup.string == expected)
  }

  @Test func `groups a drawing that holds links instead of calling it an image`() {
    let document = SVGDocument(
      width: 1, height: 1, variant: "v", role: .group(labelledBy: "a-t", describedBy: "a-d"))
    #expect(
      document.markup { $0.polyline([], class: "l") }.string
        == #"<svg class="q-svg v" width="1" height="1" viewBox="0 0 1 1" aria-labelledby="a-t">"#
        + #"<g role="group" aria-labelledby="a-t" aria-describedby="a-d"></g></svg>"#)
  }
}

@Suite struct MarkupBufferTests {
  @Test func `escapes what comes from outside and nothing else`() {
    var buffer = MarkupBuffer()
    buffer.raw("<a")
    buffer.address("href", "javascript:x")
    buffer.attribute("title", "\"")
    buffer.attribute("id", nil)
    buffer.raw(">")
    buffer.text("<")
    buffer.trusted("<b>")
    buffer.element("i", text: "&")
    #expect(buffer.string == #"<a href="\#u{23}" title="&quot;">&lt;<b><i>&amp;</i>"#)
  }
}
