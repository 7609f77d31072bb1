import Diagnostics
import Metrics
import Testing

private func messages(_ yaml: String) -> (english: String, chinese: String) {
  let log = catalogue(of: yaml).log
  return (consoleText(log, .english), consoleText(log, .chinese))
}

/// The id and place of each message, in order.
private func reports(_ yaml: String) -> [String] {
  catalogue(of: yaml).log.entries.map { "\($0.id) \($0.position?.line ?? 0):\($0.position?.column ?? 0)" }
}

@Suite struct BuiltinReadingTests {
  @Test(arguments: [
    "m: {builtin: stage-conversion, unit: percent}",
    "m: {builtin: stage-conversion, stage: Demo, to: won, within: 30 days, unit: percent}",
    "m: {builtin: kaplan-meier, unit: days}",
    "m: {builtin: kaplan-meier, to: won, share: 25%, unit: days}",
    "m: {builtin: kaplan-meier, to: won, by: 90 天, unit: percent}",
    "m: {builtin: retention, unit: percent}",
    "m: {builtin: retention, from: orders, who: account, measure: net, window: 90, unit: percent}",
    "m: {builtin: retention, from: deals, where: status = won and amount > 0, unit: percent}",
    "m: {builtin: forecast, unit: money}",
    "m: {builtin: forecast, method: pipeline, unit: money}",
    "b: {from: deals, date: closed, value: sum(amount), unit: money}\nm: {builtin: forecast, metric: b, unit: money}",
  ])
  func `reads every parameter`(yaml: String) {
    let (read, log) = catalogue(of: yaml)
    #expect(consoleText(log, .english) == "")
    #expect(read["m"]?.kind == .builtin)
  }

  @Test(arguments: [
    ("m: {builtin: stage-conversions, unit: percent}", "misspelt-builtin 1:14"),
    ("m: {builtin: stage-conversion, stge: A, unit: percent}", "misspelt-metric-key 1:32"),
    ("m: {builtin: stage-conversion, window: 30, unit: percent}", "builtin-parameter 1:32"),
    ("m: {builtin: stage-conversion, to: won, unit: percent}", "metric-key-missing 1:36"),
    ("m: {builtin: stage-conversion, within: soon, unit: percent}", "metric-choice 1:40"),
    ("m: {builtin: stage-conversion, unit: days}", "builtin-unit 1:38"),
    ("m: {builtin: kaplan-meier, to: decide, unit: days}", "misspelt-metric-choice 1:32"),
    ("m: {builtin: kaplan-meier, share: 100%, unit: days}", "metric-choice 1:35"),
    ("m: {builtin: kaplan-meier, share: 40%, by: 30, unit: percent}", "metric-choice 1:35"),
    ("m: {builtin: kaplan-meier, by: 30, unit: days}", "builtin-unit 1:42"),
    ("m: {builtin: retention, measure: gros, unit: percent}", "misspelt-metric-choice 1:34"),
    ("m: {builtin: retention, who: account, unit: percent}", "metric-key-missing 1:1"),
    ("m: {builtin: retention, from: orders, who: acount, unit: percent}", "misspelt-column 1:44"),
    ("m: {builtin: retention, from: order, unit: percent}", "misspelt-table 1:31"),
    ("m: {builtin: retention, unit: money}", "builtin-unit 1:31"),
    (
      "m: {builtin: forecast, metric: bokings, unit: money}\nbookings: {from: deals, date: closed, value: sum(amount), unit: money}",
      "misspelt-metric 1:32"
    ),
    ("m: {builtin: forecast, method: pipline, unit: money}", "misspelt-metric-choice 1:32"),
    ("m: {builtin: forecast, method: pipeline, metric: m, unit: money}", "builtin-parameter 1:50"),
    ("m: {builtin: forecast, metric: m, unit: money}", "metric-cycle 1:1"),
    (
      "b: {from: deals, date: closed, value: mean(amount), unit: money}\nm: {builtin: forecast, metric: b, unit: money}",
      "forecast-operand 2:1"
    ),
    (
      "b: {from: deals, date: closed, value: count(), unit: count}\nm: {builtin: forecast, metric: b, unit: money}",
      "forecast-operand 2:1"
    ),
    (
      "m: {from: deals, date: closed, value: count(), window: 3, unit: count}",
      "parameter-without-builtin 1:48"
    ),
  ])
  func `reports a mistake where it stands`(yaml: String, report: String) {
    #expect(reports(yaml) == [report])
  }

  @Test func `says in both languages which unit a builtin yields`() {
    let (english, chinese) = messages("m: {builtin: retention, unit: money}")
    #expect(
      english.contains("builtin 'retention' does not yield money: the unit of metric 'm' is wrong")
        && english.contains("its unit: percent, ratio"))
    #expect(chinese.contains("builtin 'retention' 的结果不是 money") && chinese.contains("unit 写成：percent, ratio"))
  }

  @Test func `says in both languages what cannot be forecast`() {
    let (english, chinese) = messages(
      "b: {from: deals, date: closed, value: mean(amount), unit: money}\nm: {builtin: forecast, metric: b, unit: money}"
    )
    #expect(
      english.contains("metric 'b' cannot be forecast by 'm': it is no amount or count of a period in money"))
    #expect(chinese.contains("不能预测 'b'"))
  }

  @Test func `names a stage that the data do not have and the one that was meant`() async throws {
    let (read, _) = catalogue(
      of:
        "m: {builtin: stage-conversion, stage: Demmo, unit: percent}\nn: {builtin: stage-conversion, stage: Offer, to: Demo, unit: percent}"
    )
    var now = try context(asOf: "2026-03-31", primary: "m")
    now.stages = ["Demo", "Offer"]
    let deals = try table("deals", "id,status,stage,created:day,closed:day\n1,open,Demo,2026-01-01,\n")
    let (evaluation, log) = await evaluated(read, dataset(deals), now)
    #expect(
      log.entries.map { "\($0.id) \($0.position?.line ?? 0):\($0.position?.column ?? 0)" } == [
        "builtin-misspelt-stage 1:39", "builtin-unknown-stage 2:50",
      ])
    #expect(consoleText(log, .english).contains("if 'Demo' is meant, write that"))
    #expect(consoleText(log, .chinese).contains("如果是指 'Demo'，改过来"))
    #expect(evaluation.notShown.map(\.metric.id) == ["m", "n"])
  }
}
