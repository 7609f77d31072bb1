import Diagnostics
import Metrics
import Tables
import Testing

/// The messages about one own metric, in both languages.
private func messages(_ yaml: String) -> (english: String, chinese: String) {
  let log = catalogue(of: yaml).log
  return (consoleText(log, .english), consoleText(log, .chinese))
}

/// The first lines of what an expression over deals is told.
private func complaint(_ expression: String, _ language: MessageLanguage = .english) -> String {
  consoleText(
    catalogue(of: "m:\n  unit: count\n  from: deals\n  date: closed\n  value: \(expression)\n").log, language)
}

@Suite struct DefinitionTests {
  @Test func `accepts the whole standard catalogue`() throws {
    let ids = try catalogue().definitions.map(\.id)
    for id in [
      "bookings", "revenue", "units", "growth-mom", "growth-qoq", "growth-yoy", "deals", "deals-created",
      "deals-won",
      "deals-lost", "deals-open", "win-rate", "win-rate-by-value", "win-rate-by-list-value", "deal-size",
      "deal-size-median", "sales-cycle", "sales-cycle-mean", "sales-cycle-lost-mean", "price-realisation",
      "pipeline-open", "pipeline-weighted", "pipeline-velocity", "pipeline-coverage", "overdue-open",
      "stale-open",
      "attainment", "pace", "required-run-rate", "cascade-gap", "new-customers", "collection-rate", "visits",
      "revenue-per-head", "training-participation", "csat",
    ] {
      #expect(ids.contains(id), "\(id)")
    }
  }

  @Test func `describes every standard metric in both languages`() throws {
    for definition in try catalogue().definitions {
      for phrase in [definition.label, definition.description, definition.words] {
        #expect(
          !phrase.chinese.isEmpty && !phrase.english.isEmpty && phrase.chinese != phrase.english,
          "\(definition.id)")
      }
    }
  }

  @Test func `an own entry changes only the keys it names`() throws {
    let metric = try #require(try catalogue(own: "win-rate: {better: none}")["win-rate"])
    #expect(metric.better == Better.none)
    #expect(metric.label.english == "Win rate")
    #expect(metric.kind == .proportion)
  }

  @Test func `an own computation replaces the standard one`() throws {
    let metric = try #require(
      try catalogue(own: "win-rate: {formula: deals-won / deals-created}")["win-rate"])
    #expect(metric.kind == .formula)
    #expect(metric.from == nil)
    #expect(metric.label.chinese == "赢单率")
  }

  @Test func `the version changes with the computation and not with the label`() throws {
    let standard = try catalogue()["win-rate"]?.version
    #expect(try catalogue(own: "win-rate: {label: W}")["win-rate"]?.version == standard)
    #expect(try catalogue(own: "win-rate: {better: none}")["win-rate"]?.version != standard)
  }

  @Test func `points at the character of an expression that is wrong`() {
    #expect(
      messages("m:\n  unit: money\n  from: deals\n  date: closed\n  value: sum(amont) where status = won\n")
        .english == """
          metrics.yml:5:14: error: table 'deals' has no column 'amont' [misspelt-column]
              sum(amont) where status = won
              fix: if 'amount' is meant, write that

          """)
    #expect(
      messages("m:\n  unit: money\n  from: deals\n  date: closed\n  value: \"sum(amont)\"\n").chinese == """
        metrics.yml:5:15: 错误: 表 deals 没有列 'amont' [misspelt-column]
            sum(amont)
            处理：如果是指 'amount'，改过来

        """)
  }

  @Test(arguments: [
    ("sum(zzzzzzzzz)", 14, "table 'deals' has no column 'zzzzzzzzz' [unknown-column]"),
    ("sum(closed-created)", 14, "'closed-created' reads as one name [minus-needs-blanks]"),
    ("count() where status = wonn", 33, "column 'status' has no value 'wonn' [misspelt-value]"),
    ("count() where status in (won, gone)", 40, "column 'status' has no value 'gone' [unknown-value]"),
    ("summ(amount)", 10, "there is no function 'summ' [misspelt-function]"),
    ("everything(amount)", 10, "there is no function 'everything' [unknown-function]"),
    ("sum(amount * amount)", 21, "'*' cannot stand between money and money [type-mismatch]"),
    ("sum(amount + closed)", 21, "'+' cannot stand between money and a day [type-mismatch]"),
    ("sum(closed)", 14, "sum() cannot take a day [not-a-number]"),
    ("sum(amount", 20, "')' should stand here instead of the end [expression-expected]"),
    ("count() where status > won", 24, "text cannot be compared by '>' [text-comparison]"),
    ("count() where amount = 'x", 33, "the quote ' is not closed [expression-unclosed]"),
    ("count() where amount ; 3", 31, "';' has no place in an expression [expression-syntax]"),
    ("count() where created > 2026-02-30", 34, "'2026-02-30' is no day of the calendar [expression-day]"),
    ("count() where amount > 0.12345678", 33, "'0.12345678' is not a usable number [expression-number]"),
    ("count_distinct(closed - created)", 25, "count_distinct() takes one column [distinct-needs-column]"),
    (
      "count(first(amount) per account)", 22,
      "column 'amount' holds money, but a day is needed here [wrong-column-kind]"
    ),
    (
      "count() where status = won or first(closed) per account", 37,
      "first(…) per … may only be joined to other conditions by 'and', and only once [first-misplaced]"
    ),
    ("count() where amount > created", 33, "'>' cannot stand between money and a day [type-mismatch]"),
    (
      "quantile(amount, 2)", 27,
      "a share between 0 and 1 should stand here instead of '2' [expression-expected]"
    ),
  ])
  func `says what an expression cannot mean`(expression: String, column: Int, message: String) {
    let first = complaint(expression).split(separator: "\n").first.map(String.init)
    #expect(first == "metrics.yml:5:\(column): error: \(message)")
  }

  @Test(arguments: [
    "sum(amount - cost)", "sum(amount * (1 - probability))", "median(closed - created) where status = won",
    "quantile(amount, 0.9)", "count() where not (status in (won, lost) or amount is empty)",
    "count() where (amount - cost) / 2 > 1000 and created >= 2026-01-01",
    "count_distinct(account) where amount > 1.5",
    "mean(as_of - created)", "count() where closed - created <= 30",
    "count() where expected_close < period.end",
    "count(first(closed) per account) where status = won",
    "count() where first(closed) per account and amount > 0",
    "count() where source not in (referral, '转介绍')", "max(amount)", "min(amount / quantity)",
  ])
  func `reads what the language can say`(expression: String) {
    #expect(complaint(expression.contains("'") ? "\"\(expression)\"" : expression) == "")
  }

  @Test func `reports every problem of a metric, in both languages`() {
    let (english, chinese) = messages(
      "m:\n  unit: monney\n  form: deals\n  at: end\n  formula: win-rat * 2\nwin-rate: {unit: percent, formula: 1 / 2}\n"
    )
    #expect(
      english == """
        metrics.yml:2:9: error: 'monney' is no possible unit of metric 'm' [misspelt-metric-choice]
            fix: if 'money' is meant, write that
        metrics.yml:3:3: error: metric 'm' has an unknown key 'form' [misspelt-metric-key]
            fix: if 'from' is meant, write that
        metrics.yml:5:12: error: there is no metric 'win-rat' [misspelt-metric]
            fix: if 'win-rate' is meant, write that

        """)
    #expect(
      chinese == """
        metrics.yml:2:9: 错误: 指标 'm' 的 unit 不能是 'monney' [misspelt-metric-choice]
            处理：如果是指 'money'，改过来
        metrics.yml:3:3: 错误: 指标 'm' 里的键 'form' 不认识 [misspelt-metric-key]
            处理：如果是指 'from'，改过来
        metrics.yml:5:12: 错误: 没有指标 'win-rat' [misspelt-metric]
            处理：如果是指 'win-rate'，改过来

        """)
  }

  @Test func `reports all circles, each with the way round`() {
    let log = catalogue(
      of: """
        a: {unit: ratio, formula: b + 1}
        b: {unit: ratio, formula: a * c}
        c: {unit: ratio, formula: c / 2}
        d: {unit: ratio, formula: a}
        e: {unit: ratio, formula: 1 / 2}
        """)
    #expect(
      consoleText(log.log, .english) == """
        metrics.yml:1:1: error: metrics refer to each other in a circle: a → b → a [metric-cycle]
            fix: rewrite the formula of one of them so that it does not need the next
        metrics.yml:3:1: error: metrics refer to each other in a circle: c → c [metric-cycle]
            fix: rewrite the formula of one of them so that it does not need the next

        """)
    #expect(log.catalogue.definitions.map(\.id) == ["e"])
  }

  @Test(arguments: [
    ("m: 3", "metrics.yml:1:4: error: metric 'm' has no keys [metric-not-a-mapping]"),
    (
      "- 3",
      "metrics.yml:1:1: error: the metrics file should be a list of 'id: definition' [metrics-not-a-mapping]"
    ),
    (
      "m: {unit: count}",
      "metrics.yml:1:1: error: metric 'm' does not say how it is computed [metric-without-value]"
    ),
    (
      "m: {unit: count, formula: 1, value: count()}",
      "metrics.yml:1:1: error: metric 'm' is computed in several ways: value, formula [metric-with-two-values]"
    ),
    (
      "m: {unit: count, value: count()}",
      "metrics.yml:1:1: error: metric 'm' lacks 'from' [metric-key-missing]"
    ),
    (
      "m: {unit: count, from: deels, value: count()}",
      "metrics.yml:1:24: error: there is no table 'deels' [misspelt-table]"
    ),
    (
      "m: {unit: count, from: wxyz, value: count()}",
      "metrics.yml:1:24: error: there is no table 'wxyz' [unknown-table]"
    ),
    (
      "m: {unit: count, from: deals, date: amount, value: count()}",
      "metrics.yml:1:37: error: table 'deals' has no date column 'amount' [unknown-date-column]"
    ),
    (
      "m: {unit: count, from: deals, at: now, value: count()}",
      "metrics.yml:1:35: error: 'now' is no possible at of metric 'm' [metric-choice]"
    ),
    (
      "m: {unit: percent, from: deals, of: sum(amount), over: count()}",
      "metrics.yml:1:37: error: of and over of metric 'm' must both be count() [proportion-needs-counts]"
    ),
    (
      "m: {unit: percent, from: deals, builtin: amount-ratio, of: count(), over: sum(amount)}",
      "metrics.yml:1:60: error: of and over of metric 'm' must both be sum() [ratio-needs-sums]"
    ),
    (
      "m: {unit: count, builtin: stale-opn}",
      "metrics.yml:1:27: error: there is no builtin 'stale-opn' [misspelt-builtin]"
    ),
    (
      "m: {unit: count, builtin: astrology}",
      "metrics.yml:1:27: error: there is no builtin 'astrology' [unknown-builtin]"
    ),
    (
      "m: {unit: count, builtin: stale-open, from: deals}",
      "metrics.yml:1:39: error: builtin 'stale-open' has no parameter 'from' [builtin-parameter]"
    ),
    (
      "m: {unit: count, colour: red, formula: 1}",
      "metrics.yml:1:18: error: metric 'm' has an unknown key 'colour' [unknown-metric-key]"
    ),
    (
      "m: {unit: count, formula: zzzz}", "metrics.yml:1:27: error: there is no metric 'zzzz' [unknown-metric]"
    ),
    (
      "m: {unit: count, formula: 1, else: zzzz}",
      "metrics.yml:1:36: error: there is no metric 'zzzz' [unknown-metric]"
    ),
    (
      "m: {unit: count, formula: m-1}",
      "metrics.yml:1:27: error: 'm-1' reads as one name [minus-needs-blanks]"
    ),
    (
      "m: {unit: count, formula: 'growth(m, 2 month)'}",
      "metrics.yml:1:28: error: growth() cannot go back '2 month' [growth-step]"
    ),
    (
      "m: {unit: count, formula: 'rolling(m, 3 weeks)'}",
      "metrics.yml:1:28: error: rolling() cannot span '3 week' [rolling-span]"
    ),
    (
      "m: {unit: count, formula: grwth(m)}",
      "metrics.yml:1:27: error: there is no function 'grwth' [misspelt-function]"
    ),
    (
      "m: {unit: count, formula: []}",
      "metrics.yml:1:27: error: the expression of metric 'm' is empty or no text [expression-missing]"
    ),
  ])
  func `says what a definition lacks`(yaml: String, message: String) {
    let lines = messages(yaml).english.split(separator: "\n").map(String.init)
    #expect(lines.first == message)
    #expect(messages(yaml).chinese.contains("错误"))
  }
}
