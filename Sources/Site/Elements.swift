import Charts
import Templates

/// How much of the page's width an element takes.
enum Span: String {
  case full, half

  var widths: ChartFigure.Widths { self == .full ? .full : .half }
}

/// A part of a page, made for the width that it gets; `nil` when there is nothing to show.
///
/// What is made for half the width may still take the whole: its element says so.
typealias PagePart = (Span) -> TemplateValue?

/// A cell of a table: text, perhaps a link, flush right when it is a number.
struct Cell: Sendable {
  var text: String
  var href: String?
  var isNumeric = false
  /// Whether the text stays on one line, as a day does.
  var isWhole = false

  init(_ text: String, href: String? = nil, isNumeric: Bool = false, isWhole: Bool = false) {
    self.text = text
    self.href = href
    self.isNumeric = isNumeric
    self.isWhole = isWhole
  }

  var value: TemplateValue {
    ["text": .text(text), "href": TemplateValue(href), "numeric": .flag(isNumeric), "whole": .flag(isWhole)]
  }
}

/// A link with a remark.
struct LinkItem: Sendable {
  var label: String
  var href: String
  var note: String?
}

/// The building blocks of pages, each laid out by the template of its name.
enum Element {
  /// The parts that have something to show, two halves a row: a half that would stand alone takes the whole row.
  static func rows(_ parts: [PagePart]) -> [TemplateValue] {
    var elements: [TemplateValue] = []
    var waiting: PagePart?
    func fillRow() {
      guard let alone = waiting, let wide = alone(.full) else { return }
      elements[elements.count - 1] = wide
      waiting = nil
    }
    for part in parts {
      guard let element = part(.half) else { continue }
      if isHalf(element) {
        waiting = waiting == nil ? part : nil
      } else {
        fillRow()
      }
      elements.append(element)
    }
    fillRow()
    return elements
  }

  private static func isHalf(_ element: TemplateValue) -> Bool {
    guard case .object(let parts) = element, case .text(let span)? = parts["span"] else { return false }
    return span == Span.half.rawValue
  }

  static func cards(_ title: String, _ cards: [TemplateValue]) -> TemplateValue {
    [
      "partial": "elements/cards", "title": .text(title), "count": .number(cards.count),
      "cards": .list(cards),
    ]
  }

  static func figure(_ figure: ChartFigure, span: Span = .half) -> TemplateValue {
    if figure.isTable {
      return [
        "partial": "elements/heat", "id": .text(figure.id), "title": .text(figure.title),
        "finding": .text(figure.finding), "table": .markup(Array(figure.wide.utf8)),
        "span": .text(span.rawValue),
      ]
    }
    let columns = figure.table.columns.map { column -> TemplateValue in
      Cell(column.header, isNumeric: column.isNumeric).value
    }
    let rows = (figure.table.rows + figure.table.summary).map { row -> TemplateValue in
      let cells = zip(row, figure.table.columns).map { Cell($0, isNumeric: $1.isNumeric).value }
      return ["cells": .list(cells)]
    }
    return [
      "partial": "elements/figure", "id": .text(figure.id), "title": .text(figure.title),
      "finding": .text(figure.finding), "wide": .markup(Array(figure.wide.utf8)),
      "narrow": .markup(Array(figure.narrow.utf8)), "columns": .list(columns), "rows": .list(rows),
      "span": .text(span.rawValue), "behind": .null,
    ]
  }

  /// A table that a figure shows on demand.
  static func folded(
    title: String, note: String, columns: [Cell], rows: [[Cell]], download: (href: String, label: String)?
  ) -> TemplateValue {
    [
      "title": .text(title), "note": .text(note), "columns": .list(columns.map(\.value)),
      "rows": .list(rows.map { ["cells": .list($0.map(\.value))] }),
      "download": download.map { ["href": .text($0.href), "label": .text($0.label)] } ?? .null,
    ]
  }

  static func table(
    id: String, title: String, note: String, columns: [Cell], rows: [[Cell]],
    download: (href: String, label: String)? = nil, span: Span = .full
  ) -> TemplateValue {
    let file: TemplateValue = download.map { ["href": .text($0.href), "label": .text($0.label)] } ?? .null
    return [
      "partial": "elements/table", "id": .text(id), "title": .text(title), "note": .text(note),
      "columns": .list(columns.map(\.value)), "hasRows": .flag(!rows.isEmpty),
      "rows": .list(rows.map { ["cells": .list($0.map(\.value))] }), "download": file,
      "span": .text(span.rawValue),
    ]
  }

  static func links(
    id: String, title: String, note: String, _ items: [LinkItem], span: Span = .half
  ) -> TemplateValue {
    [
      "partial": "elements/links", "id": .text(id), "title": .text(title), "note": .text(note),
      "hasItems": .flag(!items.isEmpty), "span": .text(span.rawValue),
      "items": .list(
        items.map { ["label": .text($0.label), "href": .text($0.href), "note": TemplateValue($0.note)] }),
    ]
  }

  /// One line with one link.
  static func line(id: String, title: String, text: String, _ link: LinkItem) -> TemplateValue {
    [
      "partial": "elements/line", "id": .text(id), "title": .text(title), "text": .text(text),
      "href": .text(link.href), "label": .text(link.label), "span": .text(Span.full.rawValue),
    ]
  }

  static func facts(
    id: String, title: String, _ items: [(label: String, text: String)], span: Span = .half
  ) -> TemplateValue {
    [
      "partial": "elements/facts", "id": .text(id), "title": .text(title), "span": .text(span.rawValue),
      "items": .list(items.map { ["label": .text($0.label), "text": .text($0.text)] }),
    ]
  }
}
