import Markup

/// The data of a chart as a table of texts, already formatted.
package struct ChartTable: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package var header: String
    /// Numbers stand flush right.
    package var isNumeric: Bool

    package init(_ header: String, isNumeric: Bool = true) {
      self.header = header
      self.isNumeric = isNumeric
    }
  }

  /// The first column names the row.
  package var columns: [Column]
  package var rows: [[String]]
  /// Lines below the data: totals and what the sentence counts.
  package var summary: [[String]]

  package init(columns: [Column], rows: [[String]], summary: [[String]] = []) {
    self.columns = columns
    self.rows = rows
    self.summary = summary
  }

  /// Everything the table says, for the test that a sentence says nothing else.
  package var allText: [String] {
    columns.map(\.header) + rows.flatMap { $0 } + summary.flatMap { $0 }
  }

  func write(to markup: inout MarkupBuffer) {
    markup.raw("<table><thead><tr>")
    for column in columns {
      markup.raw("<th scope=\"col\"")
      if column.isNumeric { markup.raw(" class=\"num\"") }
      markup.raw(">")
      markup.text(column.header)
      markup.raw("</th>")
    }
    markup.raw("</tr></thead><tbody>")
    for row in rows { write(row, to: &markup) }
    markup.raw("</tbody>")
    if !summary.isEmpty {
      markup.raw("<tfoot>")
      for row in summary { write(row, to: &markup) }
      markup.raw("</tfoot>")
    }
    markup.raw("</table>")
  }

  private func write(_ row: [String], to markup: inout MarkupBuffer) {
    markup.raw("<tr>")
    for (column, cell) in zip(columns, row) {
      let isName = column == columns.first
      if isName { markup.raw("<th scope=\"row\"") } else { markup.raw("<td") }
      if column.isNumeric { markup.raw(" class=\"num\"") }
      markup.raw(">")
      markup.text(cell)
      if isName { markup.raw("</th>") } else { markup.raw("</td>") }
    }
    markup.raw("</tr>")
  }
}
