import Diagnostics
import Periods
import Settings
import Testing

func configuration(_ yaml: String) -> (SiteConfiguration, Diagnostics) {
  var log = Diagnostics()
  guard let root = parseYAML(yaml, file: "quotabook.yml", &log) else { return (SiteConfiguration(), log) }
  let site = readConfiguration(root, &log)
  return (site, log)
}

@Suite struct ConfigurationTests {
  @Test func `links every kind of record that has an id, and guesses what another kind was meant to be`() {
    var log = Diagnostics()
    let kinds = [
      "account", "activity", "contract", "deal", "order", "payment", "payment_plan", "person", "product",
    ]
    let lines = (kinds + ["payments"]).map { "  \($0): \"https://crm.example/\($0)/{id}\"\n" }.joined()
    let root = parseYAML("links:\n" + lines, file: "quotabook.yml", &log)
    let site = root.map { readConfiguration($0, &log) }
    #expect(site?.links.keys.sorted() == kinds)
    #expect(log.entries.map(\.id) == ["misspelt-key"])
    #expect(log.entries.first?.arguments["near"] == "payment")
  }

  @Test func `an empty file leaves every default`() {
    let (site, log) = configuration("")
    #expect(log.entries.isEmpty)
    #expect(site.currency == "CNY" && site.primary == "revenue" && site.languages == [.chinese, .english])
  }

  @Test func `reads every key`() throws {
    let (site, log) = configuration(
      """
      title: {zh-CN: 华东销售, en: East China Sales}
      languages: [en, zh-CN]
      base_url: https://intranet.example/sales
      timezone: Europe/Berlin
      currency: USD
      as_of: newest
      primary: bookings
      grace_days: 5
      calendar: {fiscal_year_start: 4, week_start: monday, holidays: data/holidays.csv, spring_festival: true}
      stages: [{id: qualify, names: [资质审查, Qualification], probability: 10}, {names: 报价}]
      data:
        deals: {from: data/Deals.csv, crm: zoho, cadence: 1 day, columns: {区域: region, 主管: [manager, team]}}
        deals_hk: {from: "data/hk-*.csv", table: deals, delimiter: ;, dates: dmy, covers: {from: 2025-01-01, to: 2025-12-31}}
        people: data/people.csv
      aliases: {product: {GTXPro: GTX Pro}}
      goals: {win-rate: 0.30, csat: 90%}
      links: {deal: "https://crm.example/deals/{id}"}
      stale: {rule: 120}
      show: {reps: false, periods: [year, week], archive: 3}
      colors: {direction: red-up, status: green-red}
      privacy: {noindex: false, minimum_group: 7}
      audiences: {reps: {hide: [commission, reviews], people: none}}
      """)
    #expect(log.entries.map(\.id) == ["audiences-unsupported"])
    #expect(site.title == Phrase(zh: "华东销售", en: "East China Sales"))
    #expect(site.languages == [.english, .chinese])
    #expect(site.baseURL == "https://intranet.example/sales/")
    #expect(site.timeZone == "Europe/Berlin" && site.currency == "USD" && site.asOf == .newest)
    #expect(site.primary == "bookings" && site.graceDays == 5 && site.stale == .days(120))
    #expect(site.calendar.fiscalYearStart == 4 && site.calendar.springFestival == true)
    #expect(site.calendar.holidaysFile == "data/holidays.csv")
    #expect(site.stages.map(\.id) == ["qualify", "报价"])
    #expect(site.stages[0].names == ["资质审查", "Qualification"] && site.stages[0].probability == 0.1)
    #expect(site.data.map(\.name) == ["deals", "deals_hk", "people"])
    #expect(site.data.map(\.table) == ["deals", "deals", "people"])
    #expect(site.data[0].cadenceDays == 1 && site.data[0].crm == "zoho")
    #expect(site.data[0].columns.map(\.columns) == [["region"], ["manager", "team"]])
    #expect(site.data[1].covers?.last == Day(iso: "2025-12-31") && site.data[1].delimiter == ";")
    #expect(site.data[1].covers?.start == Day(iso: "2025-01-01") && site.data[1].dates == "dmy")
    #expect(site.aliases == ["product": ["GTXPro": "GTX Pro"]])
    #expect(site.goals.map(\.text) == ["0.30", "90%"])
    #expect(site.links == ["deal": "https://crm.example/deals/{id}"])
    #expect(!site.show.reps && site.show.periods == [.week, .year] && site.show.archive == 3)
    #expect(site.colors.direction == "red-up" && site.colors.status == "green-red")
    #expect(!site.privacy.noindex && site.privacy.minimumGroup == 7)
    #expect(
      site.audiences["reps"]?.people == "none" && site.audiences["reps"]?.hide == ["commission", "reviews"])
  }

  @Test func `reports a misspelt key with its place and the near one`() {
    let (_, log) = configuration("title: A\ncurency: USD\n")
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:2:1: error: 'curency' is not a key of 'quotabook.yml' [misspelt-key]
            curency: USD
            fix: write 'currency'

        """)
    #expect(
      consoleText(log, .chinese) == """
        quotabook.yml:2:1: 错误: 'quotabook.yml' 没有 'curency' 这一项设置 [misspelt-key]
            curency: USD
            处理：改成 'currency'

        """)
  }

  @Test func `lists the keys where no near one exists`() {
    let (_, log) = configuration("colors: {background: pink}\n")
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:1:10: error: 'background' is not a key of 'colors' [unknown-key]
            background: pink
            fix: use one of: direction, status

        """)
    #expect(
      consoleText(log, .chinese) == """
        quotabook.yml:1:10: 错误: 'colors' 没有 'background' 这一项设置 [unknown-key]
            background: pink
            处理：可用的键：direction, status

        """)
  }

  @Test func `reports every wrong value with what is allowed and keeps the default`() {
    let (site, log) = configuration(
      """
      languages: [zh, en]
      calendar: {fiscal_year_start: 13}
      as_of: tomorrow
      show: {periods: month}
      data:
        deals: {crm: zoho}
      stages: [{id: a, probability: 0.1}]
      title: []
      """)
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:1:13: error: 'languages' cannot be 'zh' [wrong-value]
            languages: zh
            fix: allowed: zh-CN, en
        quotabook.yml:2:31: error: 'calendar.fiscal_year_start' cannot be '13' [wrong-value]
            calendar.fiscal_year_start: 13
            fix: allowed: 1…12
        quotabook.yml:3:8: error: 'as_of' cannot be 'tomorrow' [wrong-value]
            as_of: tomorrow
            fix: allowed: 2026-11-20, newest
        quotabook.yml:4:17: error: 'show.periods' must be a list [needs-list]
            show.periods: month
            fix: write show.periods: [a, b]
        quotabook.yml:6:3: error: 'data.deals' lacks 'from' [missing-key]
            fix: add from: …
        quotabook.yml:7:31: error: 'stages.probability' cannot be '0.1' [wrong-value]
            stages.probability: 0.1
            fix: allowed: 0, 1…100 (%)
        quotabook.yml:8:8: error: 'title' must hold keys with values [needs-mapping]
            fix: write its keys below title: on lines of their own

        """)
    #expect(
      log.sorted().map { $0.message(.chinese) } == [
        "'languages' 不能是 'zh'", "'calendar.fiscal_year_start' 不能是 '13'", "'as_of' 不能是 'tomorrow'",
        "'show.periods' 应当是列表", "'data.deals' 缺少 'from'", "'stages.probability' 不能是 '0.1'",
        "'title' 应当是若干“键: 值”",
      ])
    #expect(site.calendar.fiscalYearStart == 1 && site.asOf == .clock && site.languages == [.english])
  }

  @Test(arguments: [
    ("base_url: javascript:alert(1)", "base_url"), ("timezone: Shanghai", "timezone"),
    ("timezone: Asia/Shangahi", "timezone"),
    ("currency: yuan", "currency"),
    ("links: {deal: \"https://crm.example/\"}", "links.deal"), ("stale: {rule: 0}", "stale.rule"),
    ("privacy: {noindex: yes}", "privacy.noindex"),
    ("data: {deals: {from: a.csv, cadence: often}}", "data.deals.cadence"),
    ("data: {deals: {from: a.csv, covers: {from: 2026-02-02, to: 2026-02-01}}}", "data.deals.covers.to"),
  ])
  func `refuses a value that cannot be meant`(yaml: String, key: String) {
    let (_, log) = configuration(yaml)
    #expect(log.entries.map(\.id) == ["wrong-value"])
    #expect(log.entries.first?.arguments["key"] == key)
  }

  @Test func `reports a stage given twice and a text that is none`() {
    let (_, log) = configuration("stages: [{id: a}, {id: a}]\nprimary: [x]\n")
    #expect(
      consoleText(log, .english) == """
        quotabook.yml:1:19: error: the stage 'a' is given twice [duplicate-stage]
            fix: merge the two and list all spellings under names
        quotabook.yml:2:10: error: 'primary' must be a text [needs-text]
            fix: write primary: text, in quotes where needed

        """)
    #expect(log.sorted().map { $0.message(.chinese) } == ["阶段 'a' 写了两次", "'primary' 应当是一段文字"])
  }

  @Test func `reads changes by day and reports one without a date`() {
    var log = Diagnostics()
    let yaml = "- {date: 2026-03-01, metrics: [win-rate], label: 新价格}\n- {date: 2025-01-01}\n- {label: x}\n"
    let changes = parseYAML(yaml, file: "changes.yml", &log).map { readChanges($0, &log) } ?? []
    #expect(changes.map(\.day.description) == ["2025-01-01", "2026-03-01"])
    #expect(changes.last?.metrics == ["win-rate"] && changes.last?.label.english == "新价格")
    #expect(
      log.entries.map { "\($0.position?.description ?? "") \($0.id)" } == ["changes.yml:3:3 missing-key"])
  }
}
