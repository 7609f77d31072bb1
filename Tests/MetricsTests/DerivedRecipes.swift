import Metrics
import Periods

private func amount(_ rows: [Recipe.Row]) -> Double {
  (rows.reduce(0) { $0 + (Double($1["amount"] ?? "") ?? 0) * 100 }).rounded() / 100
}

/// The target of a month: its own, for the company without one the sum over the teams.
private func target(_ question: Recipe.Question) -> Double? {
  let month = question.first.prefix(7)
  let rows = question.site.rows("targets").filter { $0["period"] == String(month) }
  let own = rows.first {
    ($0["name"] ?? "") == (question.team ?? "") && ($0["scope"] == "team") == (question.team != nil)
  }
  if let own { return Double(own["value"] ?? "") }
  return rows.filter { $0["scope"] == "team" }.reduce(0) { $0 + (Double($1["value"] ?? "") ?? 0) }
}

private func workingDays(_ first: String, _ last: String) -> Double {
  guard let one = Day(iso: first), let other = Day(iso: last) else { return 0 }
  return Double((0...(other - one)).count { (one + $0).weekday <= 5 })
}

private func monthEnd(_ question: Recipe.Question) -> String {
  guard let first = Day(iso: question.first) else { return "" }
  return (first.month.days.end + -1).description
}

private func bookings(_ question: Recipe.Question) -> Double {
  amount(question.rows("deals", "closed", ["won"]))
}

private func averageHeads(_ question: Recipe.Question) -> Double {
  guard let first = Day(iso: question.first), let last = Day(iso: question.last) else { return 0 }
  let days = (0...(last - first)).map { (first + $0).description }
  let total = days.reduce(0) { sum, day in
    sum
      + question.rows("people").count { row in
        (row["started"] ?? "") <= day && ((row["ended"] ?? "").isEmpty || (row["ended"] ?? "") >= day)
      }
  }
  return Double(total) / Double(days.count)
}

private let targetSQL = """
  coalesce((SELECT value FROM targets WHERE scope = CASE '{team}' WHEN '' THEN 'company' ELSE 'team' END AND \
  coalesce(name, '') = '{team}' AND period = substr('{a}', 1, 7)), (SELECT sum(value) FROM targets WHERE scope = \
  'team' AND '{team}' = '' AND period = substr('{a}', 1, 7)))
  """
private let wonSQL = """
  (SELECT coalesce(sum(amount), 0) / 100.0 FROM deals WHERE status = 'won' AND closed BETWEEN '{a}' AND '{b}' AND {scope})
  """
private let monthDaysSQL = "(SELECT sum(working) FROM days WHERE substr(day, 1, 7) = substr('{a}', 1, 7))"
private let elapsedSQL = "(SELECT sum(working) FROM days WHERE day BETWEEN '{a}' AND '{b}')"

/// Metrics made of other metrics, targets, the calendar and the roster.
let derivedRecipes: [Recipe] = [
  Recipe(
    metric: "attainment", loop: { question in target(question).map { bookings(question) / $0 } },
    sql: "SELECT \(wonSQL) / \(targetSQL)"),
  Recipe(
    metric: "pace",
    loop: { question in
      target(question).map { goal in
        let share =
          workingDays(question.first, question.last) / workingDays(question.first, monthEnd(question))
        return bookings(question) / (goal * share)
      }
    }, sql: "SELECT \(wonSQL) / (\(targetSQL) * 1.0 * \(elapsedSQL) / \(monthDaysSQL))"),
  Recipe(
    metric: "revenue-per-head", loop: { amount($0.rows("orders", "date")) / averageHeads($0) },
    sql: """
      SELECT (SELECT sum(amount) / 100.0 FROM orders WHERE date BETWEEN '{a}' AND '{b}' AND {scope}) / \
      (SELECT sum(max(0, julianday(min(coalesce(ended, '9999-12-31'), '{b}')) - julianday(max(coalesce(started, \
      '0001-01-01'), '{a}')) + 1)) / (julianday('{b}') - julianday('{a}') + 1) FROM people WHERE {scope})
      """),
]

/// Metrics that only a running period has.
let runningRecipes: [Recipe] = [
  Recipe(
    metric: "required-run-rate",
    loop: { question in
      target(question).map { goal in
        let rest =
          workingDays(question.first, monthEnd(question)) - workingDays(question.first, question.last)
        return max(0, goal - bookings(question)) / rest
      }
    }, sql: "SELECT max(0, \(targetSQL) - \(wonSQL)) * 1.0 / (\(monthDaysSQL) - \(elapsedSQL))"),
  Recipe(
    metric: "growth-mom",
    loop: { question in
      var before = question
      before.first = "2026-10-01"
      before.last = "2026-10-20"
      let base = amount(before.rows("orders", "date"))
      return (amount(question.rows("orders", "date")) - base) / base
    },
    sql: """
      WITH n AS (SELECT sum(amount) * 1.0 AS v FROM orders WHERE date BETWEEN '{a}' AND '{b}' AND {scope}), b AS \
      (SELECT sum(amount) * 1.0 AS v FROM orders WHERE date BETWEEN date('{a}', '-1 month') AND date('{b}', '-1 month') \
      AND {scope}) SELECT (n.v - b.v) / b.v FROM n, b
      """),
]
