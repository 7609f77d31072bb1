import Markup

extension KPICardFigure {
  /// Returns the whole card.
  package func html() -> String {
    var markup = MarkupBuffer(capacity: 1024)
    markup.raw("<article")
    markup.attribute("class", isFlagged ? "card kpi flagged" : "card kpi")
    markup.attribute("id", id)
    markup.raw("><h3>")
    if let href {
      markup.raw("<a")
      markup.address("href", href)
      markup.raw(">")
      markup.text(name)
      markup.raw("</a>")
    } else {
      markup.text(name)
    }
    markup.raw("</h3><p class=\"value\">")
    markup.text(value)
    if !note.isEmpty {
      markup.raw(" <small>")
      markup.text(note)
      markup.raw("</small>")
    }
    markup.raw("</p>")
    markup.trusted(sparkline)
    if !target.isEmpty {
      markup.raw("<p>")
      markup.text(target)
      markup.raw("</p>")
    }
    writeChange(to: &markup)
    if let remedy {
      markup.raw("<p><a")
      markup.address("href", remedy.href)
      markup.raw(">")
      markup.text(remedyLabel)
      markup.raw("</a></p>")
    }
    markup.raw("</article>")
    return markup.string
  }

  private func writeChange(to markup: inout MarkupBuffer) {
    markup.raw("<p>")
    if !delta.isEmpty {
      markup.raw("<span")
      markup.attribute("class", "delta " + direction)
      markup.raw("><span aria-hidden=\"true\">")
      markup.text(glyph)
      markup.raw("</span> <span class=\"vh\">")
      markup.text(directionWord)
      markup.raw("</span>")
      markup.text(delta)
      markup.raw("</span> ")
    }
    markup.raw("<span")
    markup.attribute("class", "tag " + tagClass)
    markup.raw(">")
    markup.text(tag)
    markup.raw("</span></p>")
  }
}
