/// The root element of one drawing: its size and what assistive technology is told about it.
package struct SVGDocument: Sendable {
  /// How a drawing takes part in the page for people who do not see it.
  package enum Role: Equatable, Sendable {
    /// One picture, named and described by elements of the page.
    case image(labelledBy: String, describedBy: String)
    /// A picture that holds links: browsers would hide links inside `role="img"`.
    case group(labelledBy: String, describedBy: String)
    /// Says nothing that the text beside it does not say.
    case decoration
  }

  package var width: Double
  package var height: Double
  package var variant: String
  package var role: Role

  package init(width: Double, height: Double, variant: String, role: Role) {
    self.width = width
    self.height = height
    self.variant = variant
    self.role = role
  }

  /// Returns `<svg class="q-svg …">…</svg>`.
  package func markup(_ content: (inout SVGWriter) -> Void) -> MarkupBuffer {
    var buffer = MarkupBuffer(capacity: 4096)
    buffer.raw("<svg")
    buffer.attribute("class", "q-svg " + variant)
    buffer.attribute("width", width)
    buffer.attribute("height", height)
    buffer.attribute("viewBox", "0 0 \(SVGNumber.string(width)) \(SVGNumber.string(height))")
    switch role {
    case .image(let label, let description): described(&buffer, "img", label, description)
    case .group(let label, _): buffer.attribute("aria-labelledby", label)
    case .decoration: buffer.raw(" aria-hidden=\"true\"")
    }
    buffer.raw(">")
    var writer = SVGWriter()
    content(&writer)
    if case .group(let label, let description) = role {
      // The Nu checker knows no role "group" on <svg>, only on <g>.
      buffer.raw("<g")
      described(&buffer, "group", label, description)
      buffer.raw(">")
      buffer.append(writer.markup)
      buffer.raw("</g>")
    } else {
      buffer.append(writer.markup)
    }
    buffer.raw("</svg>")
    return buffer
  }

  private func described(_ buffer: inout MarkupBuffer, _ role: String, _ label: String, _ description: String)
  {
    buffer.attribute("role", role)
    buffer.attribute("aria-labelledby", label)
    buffer.attribute("aria-describedby", description)
  }
}
