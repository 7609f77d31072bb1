import Formatting
import Markup

/// Is it normal today: one figure with its recent course, its target and its latest change.
package struct KPICard: Sendable {
  /// What may be said about the latest change.
  package enum Tag: String, Sendable, Hashable {
    case withinNoise, realChange, notEnoughData
  }

  /// The latest change and what it is measured against.
  package struct Delta: Sendable, Hashable {
    package enum Measure: Sendable, Hashable {
      /// A difference in the figure's own unit; of percentages in points.
      case difference
      /// A relative change.
      case relative
    }

    package var value: Double
    package var measure: Measure
    /// 同比, vs. last month.
    package var base: String

    package init(_ value: Double, _ measure: Measure, base: String) {
      self.value = value
      self.measure = measure
      self.base = base
    }
  }

  /// The playbook page that answers a shortfall.
  package struct Remedy: Sendable, Hashable {
    package var title: String
    package var href: String

    package init(title: String, href: String) {
      self.title = title
      self.href = href
    }
  }

  package var id: String
  package var name: String
  package var href: String?
  package var kind: FigureKind
  package var figures: Figures
  package var value: Double?
  /// `31/84` for a rate.
  package var part: Int?
  package var whole: Int?
  /// The last 12 to 24 months, oldest first.
  package var series: [Double?]
  /// The line that the course is compared with; its mean when none is given.
  package var centre: Double?
  /// The mark of a running period (截至11月20日), or `nil` for a whole one.
  package var toDate: String?
  package var target: Double?
  package var better: GoodDirection
  package var delta: Delta?
  package var tag: Tag
  /// Whether a target is missed beyond noise or a signal is bad: the card's edge is coloured.
  package var isFlagged: Bool
  package var remedy: Remedy?

  package init(
    id: String, name: String, href: String? = nil, kind: FigureKind, figures: Figures, value: Double?,
    part: Int? = nil, whole: Int? = nil, series: [Double?] = [], centre: Double? = nil, toDate: String? = nil,
    target: Double? = nil, better: GoodDirection = .higher, delta: Delta? = nil, tag: Tag,
    isFlagged: Bool = false, remedy: Remedy? = nil
  ) {
    self.id = id
    self.name = Names.plain(name)
    self.href = href
    self.kind = kind
    self.figures = figures
    self.value = value
    self.part = part
    self.whole = whole
    self.series = series
    self.centre = centre
    self.toDate = toDate
    self.target = target
    self.better = better
    self.delta = delta
    self.tag = tag
    self.isFlagged = isFlagged
    self.remedy = remedy
  }

  /// Returns the card's texts and its drawing.
  package func figure() -> KPICardFigure { KPICardFigure(self) }
}

/// A finished KPI card: texts to lay out, and the sparkline.
package struct KPICardFigure: Sendable, Equatable {
  package var id: String
  package var name: String
  package var href: String?
  package var value: String
  /// `31/84`, 截至11月20日; empty when there is neither.
  package var note: String
  /// Markup of the sparkline, hidden from assistive technology; empty with fewer than two values.
  package var sparkline: String
  /// 目标 3,460万 · 达成 94%; empty without a target.
  package var target: String
  /// ▲, ▼ or ＝; empty without a change.
  package var glyph: String
  /// `up`, `down` or `flat`: a class, coloured only where a site asks for it.
  package var direction: String
  /// 上升 or 下降 for those who do not see the glyph.
  package var directionWord: String
  /// +12.4% 同比; empty without a change.
  package var delta: String
  package var tag: String
  /// The class of the tag: `noise`, `real` or `thin`.
  package var tagClass: String
  package var isFlagged: Bool
  package var remedy: KPICard.Remedy?
  package var remedyLabel: String

  init(_ card: KPICard) {
    let isChinese = card.figures.language == .chinese
    id = card.id
    name = card.name
    href = card.href
    value = card.figures.text(card.value, as: card.kind)
    let share = card.part.flatMap { part in
      card.whole.map { card.figures.number(Double(part)) + "/" + card.figures.number(Double($0)) }
    }
    note = [share, card.toDate].compactMap { $0 }.joined(separator: " · ")
    sparkline = Sparkline(card).markup()
    target = KPICardFigure.targetLine(card, isChinese)
    let change = KPICardFigure.changeLine(card)
    delta = change.text
    direction = change.direction
    switch change.direction {
    case "up": (glyph, directionWord) = ("▲", isChinese ? "上升" : "up")
    case "down": (glyph, directionWord) = ("▼", isChinese ? "下降" : "down")
    case "flat": (glyph, directionWord) = ("=", isChinese ? "持平" : "flat")
    default: (glyph, directionWord) = ("", "")
    }
    switch card.tag {
    case .withinNoise: (tag, tagClass) = (isChinese ? "噪声内" : "within noise", "noise")
    case .realChange: (tag, tagClass) = (isChinese ? "真实变化" : "real change", "real")
    case .notEnoughData: (tag, tagClass) = (isChinese ? "数据不足" : "not enough data", "thin")
    }
    isFlagged = card.isFlagged
    remedy = card.isFlagged ? card.remedy : nil
    remedyLabel =
      (card.isFlagged ? card.remedy : nil).map { (isChinese ? "打开对策：" : "What to do: ") + $0.title } ?? ""
  }

  private static func targetLine(_ card: KPICard, _ isChinese: Bool) -> String {
    guard let target = card.target else { return "" }
    let text = card.figures.text(target, as: card.kind)
    let sign = card.kind == .percent || card.better == .none ? "" : card.better == .lower ? "≤ " : ""
    let start = (isChinese ? "目标 " : "Target ") + sign + text
    guard let value = card.value, target > 0, card.kind != .percent, card.better != .lower else {
      return start
    }
    let attainment = card.figures.percent(value / target, decimals: 0)
    return start + (isChinese ? " · 达成 \(attainment)" : " · \(attainment) reached")
  }

  private static func changeLine(_ card: KPICard) -> (text: String, direction: String) {
    guard let delta = card.delta, delta.value.isFinite else { return ("", "") }
    let text: String
    switch delta.measure {
    case .difference: text = card.figures.difference(delta.value, as: card.kind)
    case .relative: text = card.figures.change(delta.value)
    }
    return (text + " " + delta.base, delta.value > 0 ? "up" : delta.value < 0 ? "down" : "flat")
  }
}
