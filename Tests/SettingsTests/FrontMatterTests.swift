import Diagnostics
import Periods
import Settings
import Testing

@Suite struct FrontMatterTests {
  @Test func `reads every key and tells where the body starts`() {
    let head = """
      ---
      title: 价格异议的应对
      summary: 先问预算口径
      kind: objection
      kpis: [win-rate, discount-rate]
      stage: negotiation
      tags: [价格, 谈判]
      audience: reps
      owner: 王敏
      reviewed: 2026-10-01
      review_every: 90 days
      adopted: {华东: 2026-07-01}
      order: 20
      aliases: [old/price.html]
      draft: true
      publish: 2026-11-01
      ---

      """
    var log = Diagnostics()
    let (page, offset, line) = readFrontMatter(source: head + "正文\n", file: "playbooks/a.md", &log)
    #expect(log.entries.isEmpty)
    #expect(offset == head.utf8.count && line == 18)
    #expect(page.title == "价格异议的应对" && page.summary == "先问预算口径" && page.kind == "objection")
    #expect(page.kpis.map(\.text) == ["win-rate", "discount-rate"])
    #expect(page.kpis.map(\.position.description) == ["playbooks/a.md:5:8", "playbooks/a.md:5:18"])
    #expect(page.stage?.text == "negotiation" && page.tags == ["价格", "谈判"] && page.audience == "reps")
    #expect(page.owner == "王敏" && page.reviewed == Day(iso: "2026-10-01") && page.reviewEveryDays == 90)
    #expect(page.adopted == ["华东": Day(number: 20_635)] && page.order == 20 && page.draft)
    #expect(page.aliases == ["old/price.html"] && page.publish == Day(iso: "2026-11-01"))
  }

  @Test func `a page without a head is all body`() {
    var log = Diagnostics()
    let (page, offset, line) = readFrontMatter(source: "# Title\n---\n", file: "a.md", &log)
    #expect(page.title == nil && offset == 0 && line == 1 && log.entries.isEmpty)
  }

  @Test func `reads a head with CRLF and a byte-order mark`() {
    var log = Diagnostics()
    let (page, offset, line) = readFrontMatter(
      source: "\u{FEFF}---\r\ntitle: A\r\n---\r\nB", file: "a.md", &log)
    #expect(page.title == "A" && offset == 23 && line == 4 && log.entries.isEmpty)
  }

  @Test func `reads a head whose lines end in CR alone`() {
    var log = Diagnostics()
    let (page, offset, line) = readFrontMatter(source: "---\rtitle: A\r---\rB", file: "a.md", &log)
    #expect(page.title == "A" && offset == 17 && line == 4 && log.entries.isEmpty)
  }

  @Test func `warns about unknown keys and keeps them for templates`() {
    var log = Diagnostics()
    let (page, _, _) = readFrontMatter(
      source: "---\ntitel: A\nkind: song\nreviewed: 2026-02-30\nxyzzy: [1, 2]\n---\n", file: "a.md", &log)
    #expect(page.extra.map(\.key) == ["titel", "xyzzy"] && page.extra.map(\.text) == ["A", "[1, 2]"])
    #expect(
      consoleText(log, .english) == """
        a.md:2:1: warning: 'titel' is not a key of 'a.md' [front-matter-misspelt-key]
            titel: A
            fix: write 'title'
        a.md:3:7: warning: 'kind' cannot be 'song' [front-matter-wrong-value]
            kind: song
            fix: allowed: training, objection, process, product, case, competitor, role, meeting, guide
        a.md:4:11: warning: 'reviewed' cannot be '2026-02-30' [front-matter-wrong-value]
            reviewed: 2026-02-30
            fix: allowed: 2026-11-20
        a.md:5:1: warning: 'xyzzy' is not a key of 'a.md' [front-matter-unknown-key]
            xyzzy: [1, 2]
            fix: use one of: title, summary, kind, kpis, stage, tags, audience, owner, reviewed, review_every, adopted, order, aliases, draft, publish, course, duration, skills, competitor, product, stages, lost_reason

        """)
    #expect(
      log.sorted().map { $0.message(.chinese) } == [
        "'a.md' 没有 'titel' 这一项设置", "'kind' 不能是 'song'", "'reviewed' 不能是 '2026-02-30'",
        "'a.md' 没有 'xyzzy' 这一项设置",
      ])
  }

  @Test func `warns when the head does not end`() {
    var log = Diagnostics()
    let (matter, offset, line) = readFrontMatter(source: "---\ntitle: A\n\nText\n", file: "a.md", &log)
    #expect(matter.title == nil && offset == 4 && line == 2)
    #expect(
      consoleText(log, .english) == """
        a.md:1:1: warning: the front matter does not end [front-matter-unclosed]
            ---
            fix: write a line --- after the last key

        """)
    #expect(log.entries.first?.message(.chinese) == "页首信息没有结束")
  }

  @Test func `counts the lines of a broken head from the top of the file`() {
    var log = Diagnostics()
    _ = readFrontMatter(source: "---\ntitle: A\nkind: [\n---\n", file: "a.md", &log)
    #expect(log.entries.map(\.id) == ["front-matter-yaml-syntax"])
    #expect((log.entries.first?.position?.line ?? 0) >= 3)
  }
}
