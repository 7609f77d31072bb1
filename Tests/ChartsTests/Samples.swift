import Formatting
import Periods

@testable import Charts

/// The input of the golden drawings: each chart with believable and with hostile data, in both languages.
enum Samples {
  static func subject(
    _ id: String, _ language: Language, _ chinese: String, _ english: String, kind: FigureKind,
    measure: (String, String) = ("销售额", "Revenue")
  ) -> ChartSubject {
    ChartSubject(
      id: id, title: language == .chinese ? chinese : english,
      measure: language == .chinese ? measure.0 : measure.1, kind: kind, figures: Figures(language: language),
      asOf: Day(iso: "2026-11-20"))
  }

  static let hostile = "</svg><script>alert('1')</script>"
  static let long = "华北区（含京津冀与内蒙古）重点客户与渠道伙伴联合拓展第一销售大队及其后备小组全体成员"
  static let emoji = "👩‍💼 王敏 e\u{301} \u{202E}abc"

  /// Repeatable scatter between −1 and 1.
  static func wobble(_ index: Int) -> Double {
    var mixed = UInt32(truncatingIfNeeded: index &+ 1) &* 2_654_435_761
    mixed = (mixed ^ (mixed >> 15)) &* 2_246_822_519
    mixed ^= mixed >> 13
    return Double(mixed % 2003) / 1001 - 1
  }

  static func names(_ language: Language) -> [String] {
    language == .chinese
      ? ["华东区", "华南区", "华北区（含京津冀）", "西南区", "海外 EMEA"]
      : ["East China", "South China", "North China and Beijing", "Southwest", "EMEA"]
  }

  static func bullet(_ language: Language, id: String = "bullet", isPartial: Bool = false) -> BulletRows {
    let rows: [(Double, Double, Double)] = [
      (12_340_000, 11_000_000, 10_400_000), (8_700_000, 10_000_000, 9_100_000),
      (6_550_000, 6_420_000, 6_400_000),
      (3_120_000, 4_200_000, 2_900_000), (1_880_000, 3_000_000, 1_500_000),
    ]
    let subject = subject(id, language, "各区域销售额与目标（年初至今）", "Revenue against target by region", kind: .money)
    return BulletRows(
      subject, category: language == .chinese ? "区域" : "Region",
      rows: zip(names(language), rows).map {
        .init(
          name: $0, actual: $1.0, target: $1.1, lastYear: $1.2, pace: isPartial ? $1.1 * 0.9 : nil,
          href: "../regions/\($0)/")
      }, isPartial: isPartial)
  }

  static func hostileBullet(_ language: Language) -> BulletRows {
    let subject = subject("bullet-hostile", language, hostile, hostile, kind: .money)
    return BulletRows(
      subject, category: hostile,
      rows: [
        .init(name: hostile, actual: -2_000_000, target: 1_000_000, href: "javascript:alert(1)"),
        .init(name: long, actual: 900_000_000, target: 5_000_000),
        .init(name: emoji, actual: nil, target: 3e6),
        .init(name: "=1+1", actual: 4_999_999, target: 5_000_000), .init(name: "", actual: 0, target: 0),
      ])
  }

  static func bars(_ language: Language) -> SortedBars {
    let reasons =
      language == .chinese
      ? ["价格", "竞争对手", "无预算", "无决策", "产品缺口", "时机", "其他原因"]
      : ["Price", "Competitor", "No budget", "No decision", "Product gap", "Timing", "Another reason"]
    let subject = subject(
      "bars", language, "输单原因", "Why deals were lost", kind: .count, measure: ("输单", "Deals lost"))
    return SortedBars(
      subject, category: language == .chinese ? "原因" : "Reason",
      rows: zip(reasons, [31.0, 22, 17, 14, 7, 5, 4]).map { .init(name: $0, value: $1) }, isAdditive: true)
  }

  static func hostileBars(_ language: Language) -> SortedBars {
    let subject = subject("bars-hostile", language, "差额", "Gap", kind: .money)
    let rows: [(String, Double?)] = [
      (hostile, 1_200_000_000), (long, 3_100_000), (emoji, -2_400_000), ("—", nil), ("0", 0),
      ("b", 2_200_000),
      ("c", 1_700_000), ("d", 1_900_000),
    ]
    return SortedBars(
      subject, category: "x", rows: rows.map { .init(name: $0, value: $1, href: "?a=1&b=\"") },
      isAdditive: false)
  }

  static func rates(_ language: Language) -> SortedBars {
    let subject = subject(
      "rates", language, "赢单率（按来源）", "Win rate by source", kind: .percent, measure: ("赢单率", "Win rate"))
    let rows: [(String, Int, Int)] = [("官网", 31, 84), ("转介绍", 30, 62), ("展会", 5, 9), ("Cold call", 12, 41)]
    return SortedBars(
      subject, category: language == .chinese ? "来源" : "Source",
      rows: rows.map { .init(name: $0, value: Double($1) / Double($2), part: $1, whole: $2) },
      isAdditive: false,
      verdict: .noDifference)
  }

  static func stages(_ language: Language) -> StageBars {
    let names =
      language == .chinese
      ? ["线索", "资质确认", "方案报价", "商务谈判", "赢单"] : ["Lead", "Qualified", "Proposal", "Negotiation", "Won"]
    let subject = subject(
      "stages", language, "阶段转化（2025 年创建的商机）", "Stages reached by deals created in 2025", kind: .count,
      measure: ("到达的商机", "Deals that reached it"))
    return StageBars(
      subject,
      stages: zip(names, [1_240, 612, 310, 171, 82]).map { .init(name: $0, count: $1, href: "#\($1)") },
      steps: [
        .init(baseline: 0.46, interval: 0.466...0.521), .init(baseline: 0.6, interval: 0.467...0.546),
        .init(baseline: 0.52, interval: 0.495...0.606), .init(baseline: 0.45, interval: 0.406...0.554),
      ], isPartial: true)
  }

  static func hostileStages(_ language: Language) -> StageBars {
    StageBars(
      subject("stages-hostile", language, "x", "x", kind: .count),
      stages: [
        .init(name: hostile, count: 9), .init(name: long, count: 3), .init(name: emoji, count: 0),
        .init(name: "z", count: 0),
      ], steps: [.init(baseline: 0.9, interval: 0.1...0.6)])
  }

  static func dots(_ language: Language, verdict: GroupVerdict = .differ) -> DotIntervals {
    let people: [(String, Int, Int, ClosedRange<Double>)] = [
      ("陈静", 9, 22, 0.23...0.61), ("黄敏", 3, 8, 0.14...0.69), ("张伟", 31, 84, 0.27...0.48),
      ("李娜", 22, 61, 0.25...0.49), ("王芳", 27, 90, 0.22...0.40), ("Alex Chen", 12, 41, 0.18...0.44),
      ("刘洋", 18, 70, 0.17...0.37), ("赵磊", 14, 66, 0.13...0.32), ("周强", 8, 62, 0.07...0.23),
      ("吴婷", 0, 5, 0...0.43),
    ]
    let subject = subject(
      "dots", language, "赢单率（点＝实际，线＝95% 区间）", "Win rate with 95% interval", kind: .percent,
      measure: ("赢单率", "Win rate"))
    return DotIntervals(
      subject, category: language == .chinese ? "销售" : "Rep",
      rows: people.map {
        .init(
          name: $0, value: Double($1) / Double($2), interval: $3, part: $1, whole: $2,
          lowerBound: $3.lowerBound,
          verdict: $0 == "周强" || $0 == "吴婷" ? .bad : nil, href: "../reps/\($0)/")
      }, mean: 0.29, meanName: language == .chinese ? "全队" : "Team", verdict: verdict)
  }

  static func hostileDots(_ language: Language) -> DotIntervals {
    DotIntervals(
      subject("dots-hostile", language, "x", "x", kind: .money), category: "x",
      rows: [
        .init(name: hostile, value: -3e6, interval: -5e6...(-1e6)), .init(name: long, value: 9e9, href: "y"),
        .init(name: emoji, value: nil),
      ], mean: nil, meanName: "x", verdict: .noDifference)
  }

  static func lines(_ language: Language, count: Int = 3) -> Lines {
    let months = (0..<24).map { Month(index: Month(year: 2024, month: 12).index + $0) }
    let subject = subject("lines\(count)", language, "各产品月销售额", "Monthly revenue by product", kind: .money)
    let series = (0..<count).map { line -> Lines.Series in
      let values = months.indices.map { index -> Double? in
        if line == 1 && index == 9 { return nil }
        return 2e6 + 9e5 * Double(line) + 4e4 * Double(index) + 2.5e5 * wobble(index * 3 + line)
      }
      let name =
        language == .chinese ? ["ERP 套件", "数据中台", "实施服务", "培训", "云"][line % 5] : "Product \(line + 1)"
      return Lines.Series(name: name, values: values)
    }
    return Lines(
      subject, months: months, series: series, lastIsPartial: true, target: 3.4e6,
      widths: count > 4 ? .full : .half)
  }

  static func hostileLines(_ language: Language) -> Lines {
    let months = (0..<3).map { Month(year: 2026, month: $0 + 9) }
    return Lines(
      subject("lines-hostile", language, "x", "x", kind: .money), months: months,
      series: [
        .init(name: hostile, values: [1e6, nil, 1.01e6]), .init(name: long, values: [1e6, 1e6, 1e6]),
        .init(name: emoji, values: [.nan, -4e8, 1.02e6]), .init(name: "z", values: []),
      ])
  }

  static func heat(_ language: Language) -> HeatTable {
    let chinese = language == .chinese
    let rows =
      chinese
      ? ["ERP 套件", "CRM 云", "数据中台", "实施服务", "培训"]
      : ["ERP suite", "CRM cloud", "Data hub", "Services", "Training"]
    let columns =
      chinese ? ["华东", "华南", "华北", "西南", "海外"] : ["East", "South", "North", "Southwest", "Overseas"]
    let percent: [[Double?]] = [
      [131, 65, 40, 40, 119], [93, 115, 107, 86, 132], [70, 88, 117, 95, 150], [91, 104, 35, 54, 60],
      [38, 54, 41, 59, nil],
    ]
    return HeatTable(
      subject("heat", language, "产品 × 区域：目标达成率", "Attainment by product and region", kind: .money),
      rowCategory: chinese ? "产品" : "Product", columnCategory: chinese ? "区域" : "Region", rows: rows,
      columns: columns,
      cells: percent.map {
        $0.map {
          .init(
            actual: ($0 ?? 0) * 1e4, target: $0.map { _ in 1e6 }, differs: $0 == 35 || $0 == 150,
            href: $0 == 35 ? "x/" : nil)
        }
      })
  }

  static func process(_ language: Language, id: String = "process", verdict: Verdict? = .bad)
    -> ProcessBehaviour
  {
    let start = Month(year: 2024, month: 12)
    let points = (0..<24).map { index -> ProcessBehaviour.Point in
      let month = Month(index: start.index + index)
      let whole = 60 + Int(wobble(index + 5) * 12)
      let rate = index >= 20 && verdict != nil ? 0.31 : 0.47
      let part = Int((rate + wobble(index) * 0.07) * Double(whole))
      let isRunning = index == 23
      let error = 3.2 * (0.47 * 0.53 / Double(whole)).squareRoot()
      let chinese = language == .chinese
      let sentence =
        chinese ? "近 3 个月 54/180 = 30%，此前 19 个月 47%" : "last 3 months 54/180 = 30%, 19 months before 47%"
      return .init(
        month, value: Double(isRunning ? part / 3 : part) / Double(isRunning ? whole / 2 : whole), part: part,
        whole: whole,
        isCovered: index > 0, isPartial: isRunning,
        limits: index >= 12 ? .init(low: 0.47 - error, expected: 0.47, high: 0.47 + error) : nil,
        signal: index == 22 ? verdict.map { .init($0, sentence: sentence) } : nil, href: "#\(month)")
    }
    return ProcessBehaviour(
      subject(
        id, language, "赢单率：过程行为图", "Win rate month by month", kind: .percent, measure: ("赢单率", "Win rate")),
      points: points,
      changes: verdict == nil
        ? [.init(Month(year: 2026, month: 3), label: language == .chinese ? "新报价流程" : "New quoting process")]
        : [])
  }

  static func joinedProcess(_ language: Language) -> ProcessBehaviour {
    let points = [2024, 2025, 2026].flatMap { year in
      (1...12).compactMap { number -> ProcessBehaviour.Point? in
        guard number != 2, year < 2026 || number < 12 else { return nil }
        let month = Month(year: year, month: number)
        let index = month.index - Month(year: 2024, month: 1).index
        let value =
          number == 5 && year == 2025 ? nil : 8e6 * (1 + 0.01 * Double(index)) * (1 + 0.12 * wobble(index))
        let expected = 8e6 * (1 + 0.01 * Double(index))
        return .init(
          month, through: number == 1 ? Month(year: year, month: 2) : nil, value: value,
          limits: index > 18 ? .init(low: expected * 0.72, expected: expected, high: expected * 1.39) : nil)
      }
    }
    return ProcessBehaviour(
      subject("joined", language, "月销售额", "Revenue by month", kind: .money), points: points, widths: .full)
  }

  static func hostileProcess(_ language: Language) -> ProcessBehaviour {
    let month = Month(year: 2026, month: 9)
    return ProcessBehaviour(
      subject("process-hostile", language, hostile, hostile, kind: .money),
      points: [
        .init(month, value: -2e6, signal: .init(.good, sentence: hostile), href: "javascript:x"),
        .init(Month(index: month.index + 1), value: .nan),
        .init(Month(index: month.index + 2), value: 9e9, part: 1, whole: 2, isCovered: false),
      ], changes: [.init(month, label: long), .init(Month(index: month.index + 1), label: hostile)])
  }

  static func cards(_ language: Language) -> [KPICard] {
    let figures = Figures(language: language)
    let chinese = language == .chinese
    let course = (0..<18).map { Optional(0.3 + 0.04 * wobble($0)) }
    return [
      KPICard(
        id: "kpi-revenue", name: chinese ? "销售额（本季）" : "Revenue this quarter", href: "kpi/revenue/",
        kind: .money,
        figures: figures, value: 32_590_000, series: course.map { $0.map { $0 * 1e8 } },
        toDate: chinese ? "截至11月20日" : "to 20 Nov", target: 34_600_000,
        delta: .init(0.124, .relative, base: chinese ? "同比" : "vs. last year"), tag: .withinNoise),
      KPICard(
        id: "kpi-win", name: chinese ? "赢单率" : "Win rate", href: "kpi/win-rate/", kind: .percent,
        figures: figures,
        value: 0.15, part: 12, whole: 80, series: course.prefix(14) + [0.25, 0.2, 0.17, 0.15], target: 0.24,
        delta: .init(-0.092, .difference, base: chinese ? "环比" : "vs. last month"), tag: .realChange,
        isFlagged: true,
        remedy: .init(title: chinese ? "资质确认话术" : "Qualifying questions", href: "playbook/qualify/")),
      KPICard(
        id: "kpi-empty", name: hostile, kind: .days, figures: figures, value: nil, series: [nil, 3],
        tag: .notEnoughData),
    ]
  }

  /// Every figure in a language, by the name of its golden file.
  static func figures(_ language: Language) -> [(name: String, figure: ChartFigure)] {
    [
      ("process", process(language).figure()),
      ("process-quiet", process(language, id: "quiet", verdict: nil).figure()),
      ("process-joined", joinedProcess(language).figure()), ("bullet", bullet(language).figure()),
      ("bullet-running", bullet(language, id: "running", isPartial: true).figure()),
      ("bars", bars(language).figure()),
      ("bars-rates", rates(language).figure()), ("stages", stages(language).figure()),
      ("dots", dots(language).figure()), ("heat", heat(language).figure()),
      ("lines", lines(language).figure()),
      ("lines-many", lines(language, count: 5).figure()),
      ("process-hostile", hostileProcess(language).figure()),
      ("bullet-hostile", hostileBullet(language).figure()), ("bars-hostile", hostileBars(language).figure()),
      ("stages-hostile", hostileStages(language).figure()), ("dots-hostile", hostileDots(language).figure()),
      ("lines-hostile", hostileLines(language).figure()),
    ]
  }
}
