import Diagnostics
import Metrics
import Periods
import Settings
import Tables
import Testing

private let deals = """
  status,closed:day,owner,team,amount:money
  won,2026-10-05,a,t1,60
  won,2026-10-20,b,t2,30
  won,2026-11-03,a,t1,50
  won,2026-11-10,c,t3,1000
  """

private func site(_ targets: String, goals: [Goal] = [], people: String? = nil) async throws -> (
  Evaluation, Diagnostics
) {
  var tables = [
    "deals": try table("deals", deals),
    "targets": try table("targets", "scope,name,metric,period,value,unit\n" + targets),
  ]
  if let people { tables["people"] = try table("people", people) }
  var context = try context(asOf: "2026-11-20")
  context.goals = goals
  return await evaluated(try catalogue(), Dataset(tables: tables), context)
}

private func value(_ evaluation: Evaluation, _ metric: String, _ name: String, team: String? = nil) throws
  -> MetricValue?
{
  evaluation.value(metric, team.map { Scope(kind: "team", name: $0) } ?? .company, try period(name))
}

@Suite struct TargetTests {
  @Test func `attainment, pace and required run rate follow the working days`() async throws {
    let (evaluation, log) = try await site("team,t1,,2026-11,120\n")
    #expect(log.entries.isEmpty)
    #expect(try value(evaluation, "attainment", "2026-11", team: "t1")?.value == 50.0 / 120)
    #expect(try value(evaluation, "bookings", "2026-11", team: "t1")?.target == 120)
    // November 2026 has 21 working days, 15 of them up to the 20th.
    #expect(try value(evaluation, "pace", "2026-11", team: "t1")?.value == 50 / (120.0 * 15 / 21))
    #expect(try value(evaluation, "required-run-rate", "2026-11", team: "t1")?.value == 70.0 / 6)
  }

  @Test func `the company without a target sums those of its teams, and their actuals alone`() async throws {
    let (evaluation, _) = try await site("team,t1,,2026-11,100\nteam,t2,,2026-11,20\n")
    let attainment = try value(evaluation, "attainment", "2026-11")
    #expect(attainment?.numerator == 50 && attainment?.denominator == 120)
    #expect(try value(evaluation, "bookings", "2026-11")?.value == 1050)
  }

  @Test func `an explicit target of the parent wins, and the difference is the cascade gap`() async throws {
    let (evaluation, log) = try await site(
      "company,,,2026-11,200\nteam,t1,,2026-11,100\nteam,t2,,2026-11,20\n")
    #expect(try value(evaluation, "attainment", "2026-11")?.denominator == 200)
    #expect(try value(evaluation, "cascade-gap", "2026-11")?.value == 80)
    #expect(
      consoleText(log, .english) == """
        data/targets.csv:2: warning: the Bookings target of the company for 2026-11 and the sum of its parts differ by 80 [cascade-gap]
            fix: check the target and its parts until they agree

        """)
    #expect(
      consoleText(log, .chinese) == """
        data/targets.csv:2: 警告: 全公司 2026-11 的签约额目标与下级目标之和相差 80 [cascade-gap]
            处理：核对上级和下级的目标，使两者相等

        """)
  }

  @Test func `a quarter's target is not spread over its months, but months add up to a quarter`() async throws
  {
    let (evaluation, _) = try await site(
      "team,t1,,2026-Q4,300\nteam,t2,,2026-10,10\nteam,t2,,2026-11,20\nteam,t2,,2026-12,30\n")
    #expect(try value(evaluation, "attainment", "2026-11", team: "t1") == nil)
    #expect(try value(evaluation, "attainment", "2026-Q4", team: "t1")?.numerator == 110)
    #expect(try value(evaluation, "attainment", "2026-Q4", team: "t2")?.denominator == 60)
    #expect(try value(evaluation, "attainment", "2026-Q4")?.denominator == 360)
  }

  @Test func `no rows in a covered period are an attainment of zero, and the future is not evaluated`()
    async throws
  {
    let (evaluation, _) = try await site(
      "team,t2,,2026-11,20\nteam,t9,,2026-11,20\nteam,t2,,2026-12,20\n",
      people: "name,team\nd,t9\n")
    #expect(try value(evaluation, "attainment", "2026-11", team: "t2")?.value == 0)
    #expect(try value(evaluation, "attainment", "2026-11", team: "t9")?.value == 0)
    #expect(try value(evaluation, "attainment", "2026-12", team: "t2") == nil)
    #expect(try value(evaluation, "bookings", "2026-12", team: "t2")?.target == 20)
  }

  @Test func `a met target requires nothing more`() async throws {
    let (evaluation, _) = try await site("team,t1,,2026-11,40\n")
    let required = try value(evaluation, "required-run-rate", "2026-11", team: "t1")
    #expect(required?.value == 0)
    #expect(required?.remark?.english == "met")
  }

  @Test func `a rep who came within the month has the target by days in role`() async throws {
    let (evaluation, _) = try await site(
      "rep,a,,2026-11,90\nrep,c,,2026-11,90\n",
      people: "name,team,started:day,ended:day\na,t1,2026-11-11,\nc,t3,,\n")
    #expect(evaluation.value("bookings", Scope(kind: "rep", name: "a"), try period("2026-11"))?.target == 60)
    #expect(evaluation.value("bookings", Scope(kind: "rep", name: "c"), try period("2026-11"))?.target == 90)
  }

  @Test(arguments: [("30%", 0.3), ("0.30", 0.3), ("100%", 1), ("1", 1)])
  func `reads a percentage as a share`(text: String, expected: Double) async throws {
    let (evaluation, log) = try await site("company,,win-rate,2026-10,\(text)\n")
    #expect(log.entries.isEmpty)
    #expect(try value(evaluation, "win-rate", "2026-10")?.target == expected)
  }

  @Test(arguments: [("120万", 1_200_000.0), ("¥1 200.50", 1200.5), ("3K", 3000), ("1.5亿", 150_000_000)])
  func `reads an amount as people write it`(text: String, expected: Double) async throws {
    let (evaluation, _) = try await site("company,,,2026-10,\(text)\n")
    #expect(try value(evaluation, "bookings", "2026-10")?.target == expected)
  }

  @Test func `a target alone makes no team and no person`() async throws {
    let (evaluation, log) = try await site(
      "team,Nrth,,2026-11,1\nrep,Nobody,,2026-10,5\nrep,Nobody,,2026-11,5\nteam,t1,,2026-11,7\nrep,d,,2026-11,3\n",
      people: "name,team\nd,North\n")
    #expect(
      consoleText(log, .english) == """
        data/targets.csv:2: warning: the targets name team Nrth, which occurs in no record and not among the people; rows not used: 1 [misspelt-target-name]
            fix: if 'North' is meant, write that
        data/targets.csv:3: warning: the targets name rep Nobody, which occurs in no record and not among the people; rows not used: 2 [unknown-target-name]
            fix: check the name; put newcomers into the people table first

        """)
    #expect(
      consoleText(log, .chinese) == """
        data/targets.csv:2: 警告: 目标里的“团队 Nrth”在记录和人员表里都没有；这 1 行没有使用 [misspelt-target-name]
            处理：如果是指 'North'，改过来
        data/targets.csv:3: 警告: 目标里的“销售 Nobody”在记录和人员表里都没有；这 2 行没有使用 [unknown-target-name]
            处理：核对名称；新来的人先写进人员表

        """)
    #expect(!evaluation.scopes.contains { $0.name == "Nrth" || $0.name == "Nobody" })
    // Who is on file has a target before the first record.
    #expect(evaluation.value("bookings", Scope(kind: "rep", name: "d"), try period("2026-11"))?.target == 3)
    #expect(try value(evaluation, "attainment", "2026-11")?.denominator == 10)
  }

  @Test func `a goal is for what is evaluated: no flow of today, and no future`() async throws {
    let goal = Goal(
      metric: "win-rate", text: "40%", position: Position(file: "quotabook.yml", line: 9, column: 20))
    let (evaluation, _) = try await site("company,,,2026-12,1\n", goals: [goal])
    let text = String(decoding: metricsCSV(evaluation), as: UTF8.self)
    #expect(text.contains("\nwin-rate,company,,2026-11,"))
    #expect(!text.contains("\nwin-rate,company,,as-of,"))
    #expect(!text.contains("\nwin-rate,company,,2026-12,") && !text.contains("\nwin-rate,company,,2027"))
    // What is planned for a period of its own stays.
    #expect(text.contains("\nbookings,company,,2026-12,,,,0,,,1.00,money,1,"))
  }

  @Test func `a goal holds for every scope and period`() async throws {
    let goal = Goal(
      metric: "win-rate", text: "40%", position: Position(file: "quotabook.yml", line: 9, column: 20))
    let (evaluation, log) = try await site("company,,,2026-10,1\n", goals: [goal])
    #expect(log.entries.isEmpty)
    #expect(try value(evaluation, "win-rate", "2026-10", team: "t1")?.target == 0.4)
  }

  @Test(arguments: [
    (
      "company,,win-rate,2026-10,30\n",
      "data/targets.csv:2: error: the target '30' for Win rate lacks its percent sign [bare-percent]\n    30\n    fix: write 30% or a fraction\n"
    ),
    (
      "company,,,2026-10,many\n",
      "data/targets.csv:2: warning: the target 'many' is not a number; this target is not used [unreadable-target]\n    many\n    fix: write it like 1200000, 120万 or 30%\n"
    ),
    (
      "company,,,next month,5\n",
      "data/targets.csv:2: warning: the target's period 'next month' cannot be read; the row is not used [unreadable-target-period]\n    fix: write it like 2026-11, 2026-Q3 or 2026\n"
    ),
    (
      "tema,t1,,2026-10,5\n",
      "data/targets.csv:2: warning: the target's scope 'tema' is not known; the row is not used [unknown-target-scope]\n    fix: did you mean 'team'? There are company, team, rep, region, product, source\n"
    ),
    (
      "team,t1,bokings,2026-10,5\n",
      "data/targets.csv:2: warning: the target's metric 'bokings' does not exist; the row is not used [misspelt-target-metric]\n    bokings\n    fix: if 'bookings' is meant, write that\n"
    ),
    (
      "team,t1,happiness,2026-10,5\n",
      "data/targets.csv:2: warning: the target's metric 'happiness' does not exist; the row is not used [unknown-target-metric]\n    happiness\n    fix: write the id or the label of a metric, or leave it empty for the primary one; quotabook metrics lists them\n"
    ),
    (
      "team,t1,,2026-10,5\nteam,t1,,2026-10,6\n",
      "data/targets.csv:3: warning: the Bookings target of team t1 for 2026-10 is given twice with different values; the later one counts [target-twice]\n    fix: remove one of the two; the other stands at data/targets.csv:2\n"
    ),
  ])
  func `says what is wrong with a target`(row: String, message: String) async throws {
    let (_, log) = try await site(row)
    #expect(consoleText(log, .english) == message)
  }

  @Test func `a goal for a sum needs a period`() async throws {
    let goal = Goal(
      metric: "bookings", text: "5", position: Position(file: "quotabook.yml", line: 9, column: 20))
    let (_, log) = try await site("team,t1,,2026-10,5\n", goals: [goal])
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:9:20: error: Bookings is a sum or a count: its target needs a period and cannot stand under goals: [goal-needs-period]
            bookings: 5
            fix: put it into the targets table with a period

        """)
  }

  @Test func `an unknown primary metric is an error`() async throws {
    var context = try context(asOf: "2026-11-20", primary: "bookngs")
    context.primaryPosition = Position(file: "quotabook.yml", line: 5, column: 10)
    let (_, log) = await evaluated(try catalogue(), dataset(try table("deals", deals)), context)
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:5:10: error: the primary metric 'bookngs' does not exist [misspelt-primary]
            fix: if 'bookings' is meant, write that

        """)
  }

  @Test func `pipeline coverage is what is due against what is left of the target`() async throws {
    let text =
      "status,created:day,closed:day,expected_close:day,team,amount:money\n"
      + "won,2026-10-01,2026-11-03,,t1,50\nopen,2026-10-01,,2026-11-28,t1,100\nopen,2026-10-01,,2026-12-28,t1,7\n"
    let targets = try table(
      "targets", "scope,name,metric,period,value\nteam,t1,,2026-11,90\nteam,t1,,2026-12,70\n")
    let (evaluation, _) = await evaluated(
      try catalogue(), dataset(try table("deals", text), targets), try context(asOf: "2026-11-20"))
    let running = try value(evaluation, "pipeline-coverage", "2026-11", team: "t1")
    #expect(running?.value == 100.0 / 40 && running?.numerator == 100 && running?.denominator == 40)
    #expect(try value(evaluation, "pipeline-coverage", "2026-12", team: "t1")?.value == 0.1)
    #expect(try value(evaluation, "pipeline-coverage", "2026-10", team: "t1") == nil)
  }
}
