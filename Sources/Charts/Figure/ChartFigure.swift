import Formatting
import Markup

/// A finished chart: everything a page needs to lay it out.
package struct ChartFigure: Sendable, Equatable {
  /// Which pair of widths was drawn.
  package enum Widths: String, Sendable {
    /// 480 and 320, for half-width cards.
    case half
    /// 960 and 320, for full-width figures.
    case full

    var wide: Double { self == .half ? 480 : 960 }
    /// The class that decides when the wide drawing is shown.
    var wideClass: String { self == .half ? "v-m" : "v-l" }
    var narrowClass: String { self == .half ? "v-s" : "v-s v-sl" }
  }

  package var id: String
  package var title: String
  /// One sentence that says what the data show; caption and accessible description.
  package var finding: String
  /// Markup of the wide drawing. For a heat map this is the table itself, and `narrow` is empty.
  package var wide: String
  package var narrow: String
  package var table: ChartTable
  /// Whether the drawing is itself a table, so that no second one follows.
  package var isTable: Bool
  package var csv: String?
  package var language: Language

  init(
    _ subject: ChartSubject, finding: String, wide: String, narrow: String, table: ChartTable,
    isTable: Bool = false
  ) {
    id = subject.id
    title = subject.title
    self.finding = finding
    self.wide = wide
    self.narrow = narrow
    self.table = table
    self.isTable = isTable
    csv = subject.csv
    language = subject.language
  }

  package var titleID: String { id + "-t" }
  package var findingID: String { id + "-d" }
  /// What the summary of the data table says: 查看数据.
  package var showData: String { language == .chinese ? "查看数据" : "Show data" }
  package var downloadLabel: String { language == .chinese ? "下载 CSV" : "Download CSV" }
  /// The name of the table's scrolling region.
  package var regionLabel: String {
    language == .chinese ? "数据：\(title)" : "Data: \(title)"
  }

  /// Returns the whole `<figure>`.
  package func html() -> String {
    var markup = MarkupBuffer(capacity: wide.utf8.count + narrow.utf8.count + 2048)
    markup.raw("<figure class=\"card chart\"")
    markup.attribute("id", id)
    markup.raw("><figcaption><h3")
    markup.attribute("id", titleID)
    markup.raw(">")
    markup.text(title)
    markup.raw("</h3><p")
    markup.attribute("id", findingID)
    markup.raw(">")
    markup.text(finding)
    markup.raw("</p></figcaption>")
    markup.trusted(wide)
    markup.trusted(narrow)
    if !isTable { writeDetails(to: &markup) }
    markup.raw("</figure>")
    return markup.string
  }

  private func writeDetails(to markup: inout MarkupBuffer) {
    markup.raw("<details><summary>")
    markup.text(showData)
    markup.raw("<span class=\"vh\">")
    markup.text((language == .chinese ? "：" : ": ") + title)
    markup.raw("</span></summary><div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    markup.attribute("aria-label", regionLabel)
    markup.raw(">")
    table.write(to: &markup)
    markup.raw("</div>")
    if let csv {
      markup.raw("<p><a")
      markup.address("href", csv)
      markup.raw(" download=\"\">")
      markup.text(downloadLabel)
      markup.raw("</a></p>")
    }
    markup.raw("</details>")
  }
}
