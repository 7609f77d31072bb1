import Periods

/// The values as `data/metrics.csv`: UTF-8 with a byte-order mark, one row for each metric, scope and period that has
/// a value, a denominator or a target, sorted by metric, scope, name and period.
///
/// - Parameter signals: `up`, `down` or nothing for a metric, scope and period.
package func metricsCSV(
  _ evaluation: Evaluation, signals: (String, Scope, ReportPeriod) -> String = { _, _, _ in "" }
) -> [UInt8] {
  var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
  bytes += "metric,scope,name,period,value,numerator,denominator,n,low,high,target,unit,partial,signal\n".utf8
  let periods = evaluation.reportPeriods.map { (period: $0, name: $0.description) }
    .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  let scopes = evaluation.scopes.sorted()
  let order = evaluation.catalogue.definitions.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  for definition in order {
    guard let metric = evaluation.catalogue.place(of: definition.id) else { continue }
    for scope in scopes {
      guard let place = evaluation.scopeIndex.place(of: scope) else { continue }
      for (period, name) in periods {
        guard let value = evaluation.answer(metric, place, period) else { continue }
        bytes += definition.id.utf8
        bytes.append(0x2C)
        bytes += scope.kind.utf8
        bytes.append(0x2C)
        appendCell(scope.name, &bytes)
        bytes.append(0x2C)
        bytes += name.utf8
        append(value, evaluation.decimals(metric), &bytes)
        bytes.append(0x2C)
        bytes += definition.unit.rawValue.utf8
        bytes += value.partial ? ",1,".utf8 : ",0,".utf8
        bytes += signals(definition.id, scope, period).utf8
        bytes.append(0x0A)
      }
    }
  }
  return bytes
}

private func append(_ value: MetricValue, _ decimals: MetricDecimals, _ bytes: inout [UInt8]) {
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
    case .proportion, .builtin(.participation): (result.numerator, result.denominator) = (0, 0)
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
  let digits = Array(String(whole.magnitude).utf8)
  let padded = [UInt8](repeating: 0x30, count: max(0, decimals + 1 - digits.count)) + digits
  bytes += padded.dropLast(decimals)
  guard decimals > 0 else { return }
  bytes.append(0x2E)
  bytes += padded.suffix(decimals)
}

/// Writes a text, quoted where the format needs it; one that a spreadsheet would run gets an apostrophe.
private func appendCell(_ text: String, _ bytes: inout [UInt8]) {
  var body = text
  if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40].contains(first) { body = "'" + text }
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
