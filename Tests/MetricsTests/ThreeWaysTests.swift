import Diagnostics
import Foundation
import Metrics
import Periods
import Tables
import Testing

/// A KPI as a loop over rows and as SQL.
struct Recipe: Sendable {
  typealias Row = [String: String]
  /// The rows of a table that are of the scope, and the first and last day.
  struct Question {
    var site: SmallSite
    var team: String?
    var first: String
    var last: String

    func rows(_ table: String) -> [Row] {
      site.rows(table).filter { team == nil || $0["team"] == team }
    }

    func rows(_ table: String, _ date: String, _ status: [String]? = nil) -> [Row] {
      rows(table).filter { row in
        let day = row[date] ?? ""
        return !day.isEmpty && day >= first && day <= last && day <= site.asOf
          && (status?.contains(row["status"] ?? "") ?? true)
      }
    }
  }

  var metric: String
  var loop: @Sendable (Question) -> Double?
  /// With {scope}, {a} and {b} for the scope's condition and the first and last day.
  var sql: String
}

private func cents(_ text: String?) -> Int? {
  guard let text, !text.isEmpty, let value = Double(text) else { return nil }
  return Int((value * 100).rounded())
}

private func total(_ rows: [Recipe.Row], _ column: String) -> Double {
  Double(rows.reduce(0) { $0 + (cents($1[column]) ?? 0) }) / 100
}

private func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

private func cycles(_ rows: [Recipe.Row]) -> [Double] {
  rows.compactMap { row in
    guard let one = Day(iso: row["created"] ?? ""), let other = Day(iso: row["closed"] ?? ""), other >= one
    else {
      return nil
    }
    return Double(other - one)
  }
}

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

private func quotient(_ one: Double, _ other: Double) -> Double? { other == 0 ? nil : one / other }

private let wonSQL = "FROM deals WHERE status = 'won' AND closed BETWEEN '{a}' AND '{b}' AND {scope}"
private let decidedSQL =
  "FROM deals WHERE status IN ('won', 'lost') AND closed BETWEEN '{a}' AND '{b}' AND {scope}"
private let cycleSQL = "julianday(closed) - julianday(created)"

private func medianSQL(_ value: String, _ from: String) -> String {
  """
  SELECT avg(v) FROM (SELECT v, row_number() OVER (ORDER BY v) AS r, count(*) OVER () AS n FROM \
  (SELECT \(value) AS v \(from))) WHERE v IS NOT NULL AND r IN ((n + 1) / 2, (n + 2) / 2)
  """
}

/// Metrics that a period's records decide.
let flowRecipes: [Recipe] = [
  Recipe(
    metric: "bookings", loop: { total($0.rows("deals", "closed", ["won"]), "amount") },
    sql: "SELECT coalesce(sum(amount), 0) / 100.0 \(wonSQL)"),
  Recipe(
    metric: "revenue", loop: { total($0.rows("orders", "date"), "amount") },
    sql: "SELECT coalesce(sum(amount), 0) / 100.0 FROM orders WHERE date BETWEEN '{a}' AND '{b}' AND {scope}"),
  Recipe(
    metric: "units",
    loop: { $0.rows("orders", "date").reduce(0) { $0 + (Double($1["quantity"] ?? "") ?? 0) } },
    sql: "SELECT coalesce(sum(quantity), 0) FROM orders WHERE date BETWEEN '{a}' AND '{b}' AND {scope}"),
  Recipe(
    metric: "deals-created",
    loop: { Double($0.rows("deals", "created").count { $0["status"] != "void" }) },
    sql: "SELECT count(*) FROM deals WHERE status != 'void' AND created BETWEEN '{a}' AND '{b}' AND {scope}"),
  Recipe(
    metric: "deals-won", loop: { Double($0.rows("deals", "closed", ["won"]).count) },
    sql: "SELECT count(*) \(wonSQL)"),
  Recipe(
    metric: "deals-lost", loop: { Double($0.rows("deals", "closed", ["lost"]).count) },
    sql: "SELECT count(*) FROM deals WHERE status = 'lost' AND closed BETWEEN '{a}' AND '{b}' AND {scope}"),
  Recipe(
    metric: "win-rate",
    loop: { question in
      quotient(
        Double(question.rows("deals", "closed", ["won"]).count),
        Double(question.rows("deals", "closed", ["won", "lost"]).count))
    }, sql: "SELECT avg(status = 'won') \(decidedSQL)"),
  Recipe(
    metric: "win-rate-by-value",
    loop: { question in
      let lost = question.rows("deals", "closed", ["lost"])
      let unknown = lost.count { (cents($0["amount"]) ?? 0) == 0 }
      guard Double(unknown) <= 0.2 * Double(lost.count) else { return nil }
      return quotient(
        total(question.rows("deals", "closed", ["won"]), "amount"),
        total(question.rows("deals", "closed", ["won", "lost"]), "amount"))
    },
    sql: """
      SELECT CASE WHEN sum(status = 'lost' AND coalesce(amount, 0) = 0) > 0.2 * sum(status = 'lost') THEN NULL \
      ELSE sum(CASE WHEN status = 'won' THEN amount END) * 1.0 / sum(amount) END \(decidedSQL)
      """),
  Recipe(
    metric: "win-rate-by-list-value",
    loop: { question in
      quotient(
        total(question.rows("deals", "closed", ["won"]), "list_amount"),
        total(question.rows("deals", "closed", ["won", "lost"]), "list_amount"))
    },
    sql:
      "SELECT coalesce(sum(CASE WHEN status = 'won' THEN list_amount END), 0) * 1.0 / sum(list_amount) \(decidedSQL)"
  ),
  Recipe(
    metric: "deal-size",
    loop: {
      mean($0.rows("deals", "closed", ["won"]).compactMap { cents($0["amount"]).map { Double($0) / 100 } })
    },
    sql: "SELECT avg(amount) / 100.0 \(wonSQL)"),
  Recipe(
    metric: "deal-size-median",
    loop: {
      median($0.rows("deals", "closed", ["won"]).compactMap { cents($0["amount"]).map { Double($0) / 100 } })
    },
    sql: medianSQL("amount / 100.0", wonSQL + " AND amount IS NOT NULL")),
  Recipe(
    metric: "sales-cycle", loop: { median(cycles($0.rows("deals", "closed", ["won"]))) },
    sql: medianSQL(cycleSQL, wonSQL + " AND created <= closed")),
  Recipe(
    metric: "sales-cycle-mean", loop: { mean(cycles($0.rows("deals", "closed", ["won"]))) },
    sql: "SELECT avg(\(cycleSQL)) \(wonSQL) AND created <= closed"),
  Recipe(
    metric: "sales-cycle-lost-mean", loop: { mean(cycles($0.rows("deals", "closed", ["lost"]))) },
    sql: """
      SELECT avg(\(cycleSQL)) FROM deals WHERE status = 'lost' AND closed BETWEEN '{a}' AND '{b}' AND {scope} \
      AND created <= closed
      """),
  Recipe(
    metric: "price-realisation",
    loop: { question in
      let rows = question.rows("deals", "closed", ["won"]).filter {
        cents($0["amount"]) != nil && (cents($0["list_amount"]) ?? 0) > 0
      }
      return quotient(total(rows, "amount"), total(rows, "list_amount"))
    },
    sql: "SELECT sum(amount) * 1.0 / sum(list_amount) \(wonSQL) AND list_amount > 0 AND amount IS NOT NULL"),
  Recipe(
    metric: "new-customers",
    loop: { question in
      var first: [String: Recipe.Row] = [:]
      for row in question.site.rows("deals") where row["status"] == "won" && !(row["closed"] ?? "").isEmpty {
        let account = row["account"] ?? ""
        guard let known = first[account] else {
          first[account] = row
          continue
        }
        if (row["closed"] ?? "", row["id"] ?? "") < (known["closed"] ?? "", known["id"] ?? "") {
          first[account] = row
        }
      }
      return Double(
        first.values.count { row in
          let day = row["closed"] ?? ""
          return day >= question.first && day <= question.last
            && (question.team == nil || row["team"] == question.team)
        })
    },
    sql: """
      SELECT count(*) FROM (SELECT *, row_number() OVER (PARTITION BY account ORDER BY closed, id) AS r FROM deals \
      WHERE status = 'won' AND closed IS NOT NULL) WHERE r = 1 AND closed BETWEEN '{a}' AND '{b}' AND {scope}
      """),
  Recipe(
    metric: "collections", loop: { total($0.rows("payments", "date"), "amount") },
    sql:
      "SELECT coalesce(sum(amount), 0) / 100.0 FROM payments WHERE date BETWEEN '{a}' AND '{b}' AND {scope}"),
  Recipe(
    metric: "collection-rate",
    loop: {
      quotient(total($0.rows("payments", "date"), "amount"), total($0.rows("payment_plans", "due"), "amount"))
    },
    sql: """
      SELECT (SELECT coalesce(sum(amount), 0) FROM payments WHERE date BETWEEN '{a}' AND '{b}' AND {scope}) * 1.0 / \
      (SELECT sum(amount) FROM payment_plans WHERE due BETWEEN '{a}' AND '{b}' AND {scope})
      """),
  Recipe(
    metric: "visits",
    loop: { Double($0.rows("activities", "date").count { ["visit", "拜访"].contains($0["kind"]) }) },
    sql:
      "SELECT count(*) FROM activities WHERE kind IN ('visit', '拜访') AND date BETWEEN '{a}' AND '{b}' AND {scope}"
  ),
  Recipe(
    metric: "csat",
    loop: { question in
      let rows = question.rows("surveys", "date").filter { $0["kind"] == "customer" }
      let good = rows.count { row in
        guard let score = Double(row["score"] ?? "") else { return false }
        return Double(row["scale"] ?? "").map { score / $0 >= 0.8 } ?? (score >= 4)
      }
      return rows.count < 5 ? nil : quotient(Double(good), Double(rows.count))
    },
    sql: """
      SELECT CASE WHEN count(*) < 5 THEN NULL ELSE avg(score * 1.0 / coalesce(scale, 5) >= 0.8) END FROM surveys \
      WHERE kind = 'customer' AND date BETWEEN '{a}' AND '{b}' AND {scope}
      """),
  Recipe(
    metric: "training-participation",
    loop: { question in
      let there = question.rows("people").filter {
        ($0["started"] ?? "") <= min(question.last, question.site.asOf)
          && (($0["ended"] ?? "").isEmpty || ($0["ended"] ?? "") >= question.first)
      }
      let trained = Set(
        question.rows("training", "date").filter { $0["status"] != "absent" }.map { $0["rep"] ?? "" })
      return quotient(Double(trained.count), Double(there.count))
    },
    sql: """
      SELECT (SELECT count(DISTINCT rep) FROM training WHERE status != 'absent' AND date BETWEEN '{a}' AND '{b}' AND \
      {scope}) * 1.0 / (SELECT count(*) FROM people WHERE coalesce(started, '') <= '{b}' AND coalesce(ended, '9999') \
      >= '{a}' AND {scope})
      """),
]

/// Metrics of the state at a day ({b}); {a} is not used.
let stockRecipes: [Recipe] = [
  Recipe(metric: "deals-open", loop: { Double(openRows($0).count) }, sql: "SELECT count(*) \(openSQL)"),
  Recipe(
    metric: "pipeline-open", loop: { total(openRows($0), "amount") },
    sql: "SELECT coalesce(sum(amount), 0) / 100.0 \(openSQL)"),
]

/// Metrics of the as-of day alone.
let todayRecipes: [Recipe] = [
  Recipe(
    metric: "pipeline-weighted",
    loop: { question in
      let parts = openRows(question).compactMap { row -> Int? in
        guard let amount = cents(row["amount"]), let chance = Double(row["probability"] ?? "") else {
          return nil
        }
        // Halves to even, as an exact product in thousandths of cents.
        let exact = amount * Int((chance * 100).rounded())
        let (whole, rest) = exact.quotientAndRemainder(dividingBy: 100)
        return whole + (rest > 50 || (rest == 50 && whole % 2 == 1) ? 1 : 0)
      }
      return Double(parts.reduce(0, +)) / 100
    },
    sql: """
      SELECT sum(w + (r > 50 OR (r = 50 AND w % 2 = 1))) / 100.0 FROM (SELECT amount * CAST(round(probability * 100) \
      AS INTEGER) / 100 AS w, amount * CAST(round(probability * 100) AS INTEGER) % 100 AS r \(openSQL))
      """),
  Recipe(
    metric: "overdue-open",
    loop: { Double(openRows($0).count { ($0["expected_close"] ?? "9") < "2026-11-20" }) },
    sql: "SELECT count(*) \(openSQL) AND expected_close < '{b}'"),
  Recipe(
    metric: "stale-open",
    loop: { question in
      let won = cycles(question.site.rows("deals").filter { $0["status"] == "won" }).sorted()
      let place = Double(won.count - 1) * 0.95
      let limit = won[Int(place)] + (place - place.rounded(.down)) * (won[Int(place) + 1] - won[Int(place)])
      guard let today = Day(iso: question.last) else { return nil }
      return Double(
        openRows(question).count { row in
          Day(iso: row["created"] ?? "").map { Double(today - $0) > limit } ?? false
        })
    },
    sql: """
      WITH c AS (SELECT \(cycleSQL) AS v, row_number() OVER (ORDER BY \(cycleSQL)) - 1 AS r, count(*) OVER () AS n FROM \
      deals WHERE status = 'won' AND created <= closed), p AS (SELECT (max(n) - 1) * 0.95 AS x FROM c), q AS (SELECT \
      (SELECT v FROM c WHERE r = CAST(x AS INTEGER)) AS lo, (SELECT v FROM c WHERE r = CAST(x AS INTEGER) + 1) AS hi, \
      x - CAST(x AS INTEGER) AS f FROM p) SELECT count(*) \(openSQL) AND julianday('{b}') - julianday(created) > \
      (SELECT lo + f * (hi - lo) FROM q)
      """),
]

private let openSQL = """
  FROM deals WHERE status != 'void' AND {scope} AND ((created IS NULL AND '{b}' = '2026-11-20') OR created <= '{b}') \
  AND (closed IS NULL OR (closed > '{b}' AND closed >= created))
  """

private func openRows(_ question: Recipe.Question) -> [Recipe.Row] {
  question.rows("deals").filter { row in
    let created = row["created"] ?? "", closed = row["closed"] ?? ""
    guard row["status"] != "void" else { return false }
    guard created.isEmpty ? question.last == question.site.asOf : created <= question.last else {
      return false
    }
    return closed.isEmpty || (closed > question.last && closed >= created)
  }
}

@Suite struct ThreeWaysTests {
  static let scopes: [(team: String?, sql: String)] = [
    (nil, "1"), ("team0", "team = 'team0'"), ("team1", "team = 'team1'"),
  ]

  /// First and last day of a period, the last one not after the as-of day.
  static func days(_ name: String) throws -> (String, String) {
    guard case .period(let period) = try period(name), period != .all else {
      return ("2000-01-01", "2026-11-20")
    }
    let days = SiteCalendar().days(of: period)
    return (days.start.description, min(days.end + -1, try day("2026-11-20")).description)
  }

  /// Engine, loop and SQL side by side.
  static func compare(_ recipes: [Recipe], _ periods: [String], _ evaluation: Evaluation, _ site: SmallSite)
    throws
  {
    var statements = site.sql()
    var wanted: [(name: String, loop: Double?, engine: Double?, replayed: Bool)] = []
    for recipe in recipes {
      for (team, condition) in scopes {
        for name in periods {
          let (first, last) = try days(name)
          let question = Recipe.Question(site: site, team: team, first: first, last: last)
          let scope = team.map { Scope(kind: "team", name: $0) } ?? .company
          let value = evaluation.value(recipe.metric, scope, try period(name))
          // What is withheld for want of knowledge the loop and SQL count all the same.
          if value?.isWithheld == true { continue }
          wanted.append(
            ("\(recipe.metric) \(team ?? "company") \(name)", recipe.loop(question), value?.value, false))
          let sql = recipe.sql.replacingOccurrences(of: "{scope}", with: condition)
            .replacingOccurrences(of: "{team}", with: team ?? "")
            .replacingOccurrences(of: "{a}", with: first).replacingOccurrences(of: "{b}", with: last)
          statements += "SELECT coalesce((\(sql)), 'none');\n"
        }
      }
    }
    let lines = hasSQLite ? try sqlite(statements) : []
    for (place, one) in wanted.enumerated() {
      #expect(
        agree(one.engine, one.loop), "\(one.name): engine \(one.engine ?? .nan), loop \(one.loop ?? .nan)")
      guard hasSQLite else { continue }
      let sql = lines.indices.contains(place) ? Double(lines[place]) : .infinity
      #expect(agree(one.engine, sql), "\(one.name): engine \(one.engine ?? .nan), SQL \(sql ?? .nan)")
    }
    #expect(wanted.count { $0.engine != nil } > wanted.count / 2)
  }

  static func agree(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= 1e-9 * max(1, abs(one))
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `flows agree with a loop and with SQL`(seed: UInt64) async throws {
    let site = SmallSite(seed: seed)
    let data = try site.dataset()
    let (evaluation, log) = await evaluated(try catalogue(data: data), data, try context(asOf: site.asOf))
    #expect(log.count(.error) == 0)
    try Self.compare(
      flowRecipes, ["2026-01", "2026-05", "2026-10", "2026-11", "2026-Q2", "2026-Q4", "2026", "all"],
      evaluation, site)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `stocks agree with a loop and with SQL`(seed: UInt64) async throws {
    let site = SmallSite(seed: seed)
    let data = try site.dataset()
    let (evaluation, _) = await evaluated(try catalogue(data: data), data, try context(asOf: site.asOf))
    try Self.compare(
      stockRecipes, ["2026-01", "2026-05", "2026-10", "2026-11", "2026-Q2", "2026", "as-of"], evaluation, site
    )
    try Self.compare(todayRecipes, ["as-of", "2026-11"], evaluation, site)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `formulas agree with a loop and with SQL`(seed: UInt64) async throws {
    let site = SmallSite(seed: seed)
    let data = try site.dataset()
    let (evaluation, _) = await evaluated(try catalogue(data: data), data, try context(asOf: site.asOf))
    try Self.compare(derivedRecipes, ["2026-08", "2026-10", "2026-11"], evaluation, site)
    try Self.compare(runningRecipes, ["2026-11"], evaluation, site)
  }
}
