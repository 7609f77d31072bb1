/// How a text lies relative to its position.
package enum TextAnchor: Sendable {
  case start, middle, end
}

/// A point of a drawing in pixels, y downwards.
package struct SVGPoint: Equatable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Writes the elements a chart is made of, each with its attributes in one fixed order: geometry, class, the rest.
///
/// Colours come from classes alone, so one drawing serves light, dark and print. There is no way to write a `style`.
package struct SVGWriter: Sendable {
  package private(set) var markup = MarkupBuffer()

  package init() {}

  package mutating func rect(
    x: Double, y: Double, width: Double, height: Double, radius: Double = 0, class name: String,
    title: String? = nil
  ) {
    markup.raw("<rect")
    markup.attribute("x", x)
    markup.attribute("y", y)
    markup.attribute("width", max(0, width))
    markup.attribute("height", max(0, height))
    if radius > 0 { markup.attribute("rx", radius) }
    close("rect", class: name, title: title)
  }

  package mutating func circle(_ centre: SVGPoint, radius: Double, class name: String, title: String? = nil) {
    markup.raw("<circle")
    markup.attribute("cx", centre.x)
    markup.attribute("cy", centre.y)
    markup.attribute("r", radius)
    close("circle", class: name, title: title)
  }

  package mutating func line(_ start: SVGPoint, _ end: SVGPoint, class name: String, title: String? = nil) {
    markup.raw("<line")
    markup.attribute("x1", start.x)
    markup.attribute("y1", start.y)
    markup.attribute("x2", end.x)
    markup.attribute("y2", end.y)
    close("line", class: name, title: title)
  }

  /// Writes a line through `points`; fewer than two points draw nothing.
  package mutating func polyline(_ points: [SVGPoint], class name: String) {
    guard points.count > 1 else { return }
    markup.raw("<polyline points=\"")
    for (index, point) in points.enumerated() {
      if index > 0 { markup.raw(" ") }
      markup.number(point.x)
      markup.raw(",")
      markup.number(point.y)
    }
    markup.raw("\"")
    close("polyline", class: name, title: nil)
  }

  /// Writes a closed shape through `points`.
  package mutating func polygon(_ points: [SVGPoint], class name: String, title: String? = nil) {
    guard points.count > 2 else { return }
    markup.raw("<path d=\"")
    for (index, point) in points.enumerated() {
      if index == 0 { markup.raw("M") } else { markup.raw("L") }
      markup.number(point.x)
      markup.raw(",")
      markup.number(point.y)
    }
    markup.raw("Z\"")
    close("path", class: name, title: title)
  }

  package mutating func text(
    _ text: String, at position: SVGPoint, anchor: TextAnchor = .start, class name: String? = nil,
    title: String? = nil
  ) {
    markup.raw("<text")
    markup.attribute("x", position.x)
    markup.attribute("y", position.y)
    markup.attribute("class", name)
    switch anchor {
    case .start: break
    case .middle: markup.raw(" text-anchor=\"middle\"")
    case .end: markup.raw(" text-anchor=\"end\"")
    }
    markup.raw(">")
    markup.text(text)
    if let title { markup.element("title", text: title) }
    markup.raw("</text>")
  }

  /// Writes a group; `hidden` keeps its texts (ticks, grid) from being read aloud.
  package mutating func group(
    class name: String? = nil, hidden: Bool = false, _ content: (inout SVGWriter) -> Void
  ) {
    markup.raw("<g")
    markup.attribute("class", name)
    if hidden { markup.raw(" aria-hidden=\"true\"") }
    markup.raw(">")
    content(&self)
    markup.raw("</g>")
  }

  /// Writes `content` as a link with an accessible name, or alone when there is no address.
  package mutating func link(
    to address: String?, label: String, class name: String? = nil, _ content: (inout SVGWriter) -> Void
  ) {
    guard let address else { return content(&self) }
    markup.raw("<a")
    markup.address("href", address)
    markup.attribute("class", name)
    markup.attribute("aria-label", label)
    markup.raw(">")
    content(&self)
    markup.raw("</a>")
  }

  private mutating func close(_ element: StaticString, class name: String, title: String?) {
    markup.attribute("class", name)
    guard let title else { return markup.raw("/>") }
    markup.raw(">")
    markup.element("title", text: title)
    markup.raw("</")
    markup.raw(element)
    markup.raw(">")
  }
}
