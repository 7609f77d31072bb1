import Formatting
import Markup

extension HeatTable {
  /// The table with its coloured cells in a region that scrolls on narrow screens.
  func markup() -> String {
    var markup = MarkupBuffer(capacity: 4096)
    markup.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    markup.attribute("aria-labelledby", subject.id + "-t")
    markup.attribute("aria-describedby", subject.id + "-d")
    markup.raw("><table class=\"heat\"><thead><tr><th scope=\"col\">")
    markup.text(rowCategory + " × " + columnCategory)
    markup.raw("</th>")
    for name in columns + [totalWord] {
      markup.raw("<th scope=\"col\" class=\"num\">")
      markup.text(name)
      markup.raw("</th>")
    }
    markup.raw("</tr></thead><tbody>")
    for (name, line) in zip(rows, cells) {
      writeName(name, to: &markup)
      for (column, cell) in zip(columns, line) { write(cell, name: name + " × " + column, to: &markup) }
      writeTotal(HeatTable.attainment(line), to: &markup)
      markup.raw("</tr>")
    }
    markup.raw("</tbody><tfoot>")
    writeName(totalWord, to: &markup)
    for index in columns.indices { writeTotal(HeatTable.attainment(column(index)), to: &markup) }
    writeTotal(HeatTable.attainment(cells.flatMap { $0 }), to: &markup)
    markup.raw("</tr></tfoot></table></div>")
    return markup.string
  }

  private func writeName(_ name: String, to markup: inout MarkupBuffer) {
    markup.raw("<tr><th scope=\"row\">")
    markup.text(name)
    markup.raw("</th>")
  }

  private func writeTotal(_ ratio: Double?, to markup: inout MarkupBuffer) {
    markup.raw("<td class=\"num total\">")
    markup.text(percent(ratio))
    markup.raw("</td>")
  }

  private func write(_ cell: Cell?, name: String, to markup: inout MarkupBuffer) {
    guard let cell, let ratio = HeatTable.attainment([cell]) else {
      markup.raw("<td class=\"num\">")
      markup.text(Figures.missing)
      markup.raw("</td>")
      return
    }
    let amounts = subject.text(cell.actual) + "/" + subject.text(cell.target)
    markup.raw("<td")
    markup.attribute("class", cell.differs ? "num d\(HeatTable.shade(ratio))" : "num same")
    markup.attribute("title", name + subject.say("：", ": ") + amounts)
    markup.raw(">")
    if let href = cell.href {
      markup.raw("<a")
      markup.address("href", href)
      markup.raw(">")
      markup.text(percent(ratio))
      markup.raw("</a>")
    } else {
      markup.text(percent(ratio))
    }
    markup.raw("</td>")
  }
}
