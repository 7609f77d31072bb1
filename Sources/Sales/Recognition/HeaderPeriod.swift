import Periods
import Ingest

/// A period that a header or a cell names, with or without its year.
enum HeaderPeriod: Sendable, Hashable {
  case month(Int)
  case quarter(Int)
  case wholeYear
  case full(Period)

  /// Reads `一月`, `1月`, `Jan`, `Q1`, `第一季度`, `年目标`, `2026-01`, `2026年1月`; `nil` for anything else.
  init?(_ text: String) {
    if let period = readPeriod(text) {
      // A bare number such as 2026 in a header is a year of its own column.
      self = .full(period)
      return
    }
    let name = foldedHeader(text)
    if let month = monthNames[name] {
      self = .month(month)
    } else if let quarter = quarterNames[name] {
      self = .quarter(quarter)
    } else if ["年目标", "全年", "全年目标", "年度目标", "annual", "fullyear", "yeartotal"].contains(name) {
      self = .wholeYear
    } else {
      return nil
    }
  }

  /// The period, given the year of the row; `nil` when it is needed and missing.
  func period(year: Int?) -> Period? {
    switch self {
    case .full(let period): return period
    case .month(let month): return year.map { .month(Month(year: $0, month: month)) }
    case .quarter(let number): return year.map { .quarter(year: $0, number: number) }
    case .wholeYear: return year.map { .year($0) }
    }
  }
}

private let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]

private let monthNames: [String: Int] = {
  let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
  var names: [String: Int] = ["sept": 9]
  for month in 1...12 {
    names[digits[month - 1] + "月"] = month
    names["\(month)月"] = month
    names["0\(month)月"] = month
    names[english[month - 1]] = month
    names[String(english[month - 1].prefix(3))] = month
    names["m\(month)"] = month
  }
  return names
}()

private let quarterNames: [String: Int] = {
  var names: [String: Int] = [:]
  for quarter in 1...4 {
    for name in ["q\(quarter)", "\(quarter)季度", digits[quarter - 1] + "季度", "第" + digits[quarter - 1] + "季度"]
    {
      names[name] = quarter
    }
  }
  return names
}()

/// Reads the names of data files and what people write instead: `2026年11月`, `2026/11`, `202611`, `2026年三季度`,
/// `2026年`, `Nov 2026`, `Nov-26`, `FY26-Q3`, `Q3 FY2026`, `2026-11-01` for its month; `nil` for anything else.
func readPeriod(_ text: String) -> Period? {
  let trimmed = withWholeYears(text)
  if trimmed.utf8.count == 6, trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
    let month = Int(trimmed.suffix(2)), (1...12).contains(month)
  {
    return Period(trimmed.prefix(4) + "-" + trimmed.suffix(2))
  }
  if let period = Period(trimmed), isPlausible(period) { return period }
  if let day = Day(iso: trimmed) { return .month(day.month) }
  let parts = trimmed.split { "年/-. ".contains($0) }.map(String.init)
  if parts.count == 1, trimmed.hasSuffix("年"), let year = Int(parts[0]), parts[0].count == 4 {
    return .year(year)
  }
  guard parts.count == 2 else { return nil }
  let (first, second) =
    parts[0].count == 4 && Int(parts[0]) != nil ? (parts[0], parts[1]) : (parts[1], parts[0])
  guard first.count == 4, let year = Int(first), (1900...2200).contains(year) else { return nil }
  let name = foldedHeader(second)
  if let month = Int(name) ?? monthNames[name.hasSuffix("份") ? String(name.dropLast()) : name],
    (1...12).contains(month)
  {
    return .month(Month(year: year, month: month))
  }
  return quarterNames[name].map { .quarter(year: year, number: $0) }
}

/// The text in half-width characters with single blanks, and `FY26` and the 26 of `Nov-26` and `Q3'26` as 2026.
private func withWholeYears(_ text: String) -> String {
  let narrow = String.UnicodeScalarView(
    text.unicodeScalars.map { scalar in
      guard (0xFF01...0xFF5E).contains(scalar.value) || scalar.value == 0x3000 else { return scalar }
      return scalar.value == 0x3000 ? " " : UnicodeScalar(scalar.value - 0xFEE0) ?? scalar
    })
  let plain = String(narrow).replacing("财年", with: "年").split(separator: " ").joined(separator: " ")
  // FY26, FY2026 and what follows: FY26Q3, FY26-Q3.
  if let match = plain.firstMatch(of: #/(?i)\bFY ?'?((?:20)?[0-9]{2})(?![0-9])/#) {
    let year = match.1.count == 2 ? "20" + match.1 : String(match.1)
    let before = plain[..<match.range.lowerBound]
    let after = plain[match.range.upperBound...]
    let joint = after.first.map { $0.isLetter ? "-" : "" } ?? ""
    return before + year + joint + after
  }
  if let match = plain.wholeMatch(of: #/([A-Za-z]{3,9})[-'’ ]{1,2}([0-9]{2})|([Qq][1-4]) ?['’]([0-9]{2})/#) {
    if let month = match.1, let year = match.2 {
      return monthNames[foldedHeader(String(month))].map { "20\(year)-\($0)" } ?? plain
    }
    if let quarter = match.3, let year = match.4 { return "20\(year)-\(quarter)" }
  }
  return plain
}

private func isPlausible(_ period: Period) -> Bool {
  switch period {
  case .week(let year, _), .quarter(let year, _), .year(let year): (1900...2200).contains(year)
  case .month(let month): (1900...2200).contains(month.year)
  case .all: true
  }
}

/// Whether a text names half a year, as `2026-H1`, `2026H2`, `2026上半年` and `下半年` do.
func isHalfYear(_ text: String) -> Bool {
  let name = foldedHeader(text)
  return name.contains("上半年") || name.contains("下半年")
    || name.wholeMatch(of: #/(fy)?(\d{2}|\d{4})?[-.\/]?h[12]/#) != nil
}
