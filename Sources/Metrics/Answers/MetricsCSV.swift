import Periods

/// The values of a site as the rows of `data/metrics.csv`: one for each metric, scope and period that has a value, a
/// denominator or a target, sorted by metric, scope, name and period.
package struct MetricRows: Sendable {
  package static let header = [
    "metric", "scope", "name", "period", "value", "numerator", "denominator", "n", "low", "high", "target",
    "unit", "partial", "signal",
  ]

  /// The metrics in the order of their rows.
  package let metrics: [MetricDefinition]
  private let evaluation: Evaluation
  private let signals: @Sendable (String, Scope, ReportPeriod) -> String
  private let scopes: [(scope: Scope, place: Int)]
  private let periods: [(period: ReportPeriod, name: String)]

  /// - Parameter signals: `up`, `down` or nothing for a metric, scope and period.
  package init(
    _ evaluation: Evaluation,
    signals: @escaping @Sendable (String, Scope, ReportPeriod) -> String = { _, _, _ in "" }
  ) {
    self.evaluation = evaluation
    self.signals = signals
    metrics = evaluation.catalogue.definitions.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    scopes = evaluation.scopes.sorted().compactMap { scope in
      evaluation.scopeIndex.place(of: scope).map { (scope, $0) }
    }
    periods = evaluation.reportPeriods.map { ($0, $0.description) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Calls `body` for every row of a metric, in order, for the scopes and periods (by their names) that are wanted.
  package func forEach(
    _ definition: MetricDefinition, scope isWanted: (Scope) -> Bool = { _ in true },
    period: String? = nil, _ body: (MetricRow) -> Void
  ) {
    guard let metric = evaluation.catalogue.place(of: definition.id) else { return }
    let decimals = evaluation.decimals(metric)
    let periods = periods.filter { period == nil || $0.name == period }
    for (scope, place) in scopes where isWanted(scope) {
      for (period, name) in periods {
        guard let value = evaluation.answer(metric, place, period),
          value.value != nil || value.denominator != nil || value.target != nil
        else { continue }
        body(
          MetricRow(
            metric: definition.id, scope: scope, period: name, value: value, decimals: decimals,
            unit: definition.unit, signal: signals(definition.id, scope, period)))
      }
    }
  }

  /// The rows of one metric as CSV.
  package func csv(_ definition: MetricDefinition) -> [UInt8] {
    var bytes: [UInt8] = []
    forEach(definition) { $0.write(to: &bytes) }
    return bytes
  }

  /// The byte-order mark and the header of the file.
  package static var csvHeader: [UInt8] {
    [0xEF, 0xBB, 0xBF] + header.joined(separator: ",").utf8 + [0x0A]
  }
}

/// One row of `data/metrics.csv`.
package struct MetricRow {
  var metric: String
  var scope: Scope
  var period: String
  var value: MetricValue
  var decimals: MetricDecimals
  var unit: MetricUnit
  var signal: String

  /// The cells as they stand in the file, without quotes.
  package var cells: [String] {
    func number(_ value: Double?, _ decimals: Int) -> String {
      var bytes: [UInt8] = []
      appendNumber(value, decimals, &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return [
      metric, scope.kind, guarded(scope.name), period, number(value.value, decimals.value),
      number(value.numerator, decimals.numerator), number(value.denominator, decimals.denominator),
      String(value.n), number(value.low, decimals.value), number(value.high, decimals.value),
      number(value.target, decimals.target), unit.rawValue, value.partial ? "1" : "0", signal,
    ]
  }

  /// Adds the row as a line of CSV.
  package func write(to bytes: inout [UInt8]) {
    bytes += metric.utf8
    bytes.append(0x2C)
    bytes += scope.kind.utf8
    bytes.append(0x2C)
    appendCell(scope.name, &bytes)
    bytes.append(0x2C)
    bytes += period.utf8
    bytes.append(0x2C)
    appendNumber(value.value, decimals.value, &bytes)
    bytes.append(0x2C)
    appendNumber(value.numerator, decimals.numerator, &bytes)
    bytes.append(0x2C)
    appendNumber(value.denominator, decimals.denominator, &bytes)
    bytes.append(0x2C)
    bytes += String(value.n).utf8
    bytes.append(0x2C)
    appendNumber(value.low, decimals.value, &bytes)
    bytes.append(0x2C)
    appendNumber(value.high, decimals.value, &bytes)
    bytes.append(0x2C)
    appendNumber(value.target, decimals.target, &bytes)
    bytes.append(0x2C)
    bytes += unit.rawValue.utf8
    bytes += value.partial ? ",1,".utf8 : ",0,".utf8
    bytes += signal.utf8
    bytes.append(0x0A)
  }
}

/// Digits after the decimal point of a metric's numbers in data files.
struct MetricDecimals {
  var value: Int
  var numerator: Int
  var denominator: Int
  var target: Int
}

extension Evaluation {
  /// Every period for which there may be a figure: those that have begun, those ahead, `all` and the as-of day.
  var reportPeriods: [ReportPeriod] {
    let kinds = PeriodKind.allCases.filter { context.periods.contains($0) && $0 != .all }
    return kinds.flatMap { periods($0) + futurePeriods($0) }.map { .period($0) } + [.period(.all), .asOf]
  }

  func decimals(_ metric: Int) -> MetricDecimals {
    let definition = catalogue.definitions[shown[metric]]
    var result = MetricDecimals(value: definition.decimals, numerator: 2, denominator: 2, target: 4)
    switch definition.unit {
    case .money: result.target = 2
    case .percent, .ratio: result.target = 6
    case .count: result.target = 0
    case .days, .hours, .months, .score, .moneyPerDay: break
    }
    switch definition.body {
    case .proportion: (result.numerator, result.denominator) = (0, 0)
    case .builtin(let call) where call.isOfCounts: (result.numerator, result.denominator) = (0, 0)
    case .formula(.required): result.denominator = 0
    case .formula(.binary(.over, let left, let right)):
      (result.numerator, result.denominator) = (decimals(of: left), decimals(of: right))
    case .formula, .aggregate, .builtin: break
    }
    return result
  }

  private func decimals(of formula: Formula) -> Int {
    guard case .metric(let id) = formula, let place = catalogue.place(of: id) else { return 4 }
    return catalogue.definitions[shown[place]].decimals
  }
}

/// Writes a number with a fixed number of decimals, halves to even; nothing for `nil`.
func appendNumber(_ value: Double?, _ decimals: Int, _ bytes: inout [UInt8]) {
  guard let value, value.isFinite else { return }
  var factor = 1.0
  for _ in 0..<decimals { factor *= 10 }
  let scaled = (value * factor).rounded(.toNearestOrEven)
  guard let whole = Int64(exactly: scaled) else {
    bytes += "\(value)".utf8
    return
  }
  if whole < 0 { bytes.append(0x2D) }
  let start = bytes.count
  var rest = whole.magnitude
  var written = 0
  // From the last digit to the first, with at least one before the point; then turned round.
  repeat {
    if written == decimals, decimals > 0 { bytes.append(0x2E) }
    bytes.append(0x30 + UInt8(rest % 10))
    rest /= 10
    written += 1
  } while rest > 0 || written <= decimals
  bytes[start...].reverse()
}

/// A text that a spreadsheet would run gets an apostrophe.
private func guarded(_ text: String) -> String {
  guard let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40].contains(first) else { return text }
  return "'" + text
}

/// Writes a text, quoted where the format needs it.
private func appendCell(_ text: String, _ bytes: inout [UInt8]) {
  let body = guarded(text)
  guard body.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
    bytes += body.utf8
    return
  }
  bytes.append(0x22)
  for byte in body.utf8 {
    if byte == 0x22 { bytes.append(0x22) }
    bytes.append(byte)
  }
  bytes.append(0x22)
}
