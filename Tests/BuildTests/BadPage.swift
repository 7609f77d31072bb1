import Testing

/// A site whose knowledge base has one fault, named after the message that it calls for.
struct BadPage: Sendable, CustomTestStringConvertible {
  /// The id of the message.
  var id: String
  /// What replaces parts of the small site; `nil` leaves a file out.
  var changes: [String: String?]
  var isPublished = true
  /// Whether the gaps are told too, as `quotabook check` does.
  var tellsGaps = false

  var testDescription: String { id }

  static let all = figures + links + heads + gaps + words

  /// The page `playbooks/en/demo.md` with this body, below a head that lacks nothing.
  private static func body(_ text: String, _ others: [String: String] = [:]) -> [String: String?] {
    var changes: [String: String?] = ["playbooks/en/demo.md": "---\ntitle: Demo\n---\n" + text + "\n"]
    for (path, text) in others { changes[path] = text }
    return changes
  }

  private static func head(_ lines: String, _ others: [String: String] = [:]) -> [String: String?] {
    var changes: [String: String?] = ["playbooks/en/demo.md": "---\n\(lines)\n---\n# Demo\n"]
    for (path, text) in others { changes[path] = text }
    return changes
  }

  private static let words = [
    BadPage(id: "string-unknown", changes: ["strings/en.yml": "Nobody says this sentence: Home\n"]),
    BadPage(id: "string-misspelt", changes: ["strings/en.yml": "Overvieuw: Home\n"]),
  ]

  private static let figures = [
    BadPage(
      id: "kpi-value-unknown", changes: body("We win {{happiness}} of them."), isPublished: false),
    BadPage(
      id: "kpi-value-misspelt", changes: body("```kpi\nmetric: win-rat\n```"), isPublished: false),
    BadPage(id: "kpi-value-member", changes: body("We win {{win-rate region=Oceania}} of them.")),
    BadPage(id: "kpi-value-member-misspelt", changes: body("We win {{win-rate team=\"Nort\"}} of them.")),
    BadPage(id: "kpi-value-period", changes: body("We win {{win-rate period=soon}} of them.")),
    BadPage(id: "kpi-value-key", changes: body("We win {{win-rate squad=North}} of them.")),
  ]

  private static let links = [
    BadPage(
      id: "playbook-ambiguous-link",
      changes: body(
        "See [[start]].",
        [
          "playbooks/en/a/start.md": "# One\n", "playbooks/en/b/start.md": "# Two\n",
          "playbooks/zh-CN/a/start.md": "# 一\n", "playbooks/zh-CN/b/start.md": "# 二\n",
        ])),
    BadPage(id: "attachment-missing", changes: body("Fill in [the form](forms/visit.xlsx).")),
    BadPage(
      id: "attachment-misspelt",
      changes: body(
        "[Form](forms/vist.txt), [plan](forms/visit.txt).", ["playbooks/en/forms/visit.txt": "Who?\n"])),
    BadPage(id: "attachment-unused", changes: ["playbooks/en/forms/visit.txt": "Who?\n"]),
    BadPage(id: "alias-outside", changes: head("aliases: [../old.html]")),
    BadPage(id: "alias-taken", changes: head("aliases: [old/demo.html, playbooks/price/]")),
  ]

  private static let heads = [
    BadPage(id: "page-subject-unknown", changes: head("kind: product\nproduct: Turbine")),
    BadPage(id: "page-subject-misspelt", changes: head("owner: Anna")),
    BadPage(
      id: "objection-part-missing",
      changes: head("kind: objection").merging([
        "playbooks/zh-CN/demo.md": "---\nkind: objection\n---\n# 演示\n\n## 客户怎么说\n\n不用。\n"
      ]) { $1 }),
  ]

  private static let whole = "owner: Ana\nreviewed: 2026-03-01\nreview_every: 90 days\nkpis: [win-rate]"

  /// A site of one page in each language that lacks nothing but what its head leaves out.
  private static func gap(_ head: String, translation: String? = whole) -> [String: String?] {
    [
      "playbooks/zh-CN/price.md": nil, "playbooks/en/price.md": nil,
      "playbooks/en/demo.md": "---\n\(head)\n---\n# Demo\n",
      "playbooks/zh-CN/demo.md": translation.map { "---\n\($0)\n---\n# 演示\n" },
    ]
  }

  private static let gaps = [
    BadPage(
      id: "page-without-kpi", changes: gap("owner: Ana\nreviewed: 2026-03-01\nreview_every: 90 days"),
      tellsGaps: true),
    BadPage(
      id: "page-without-owner",
      changes: gap("reviewed: 2026-03-01\nreview_every: 90 days\nkpis: [win-rate]"), tellsGaps: true),
    BadPage(
      id: "page-without-review", changes: gap("owner: Ana\nreviewed: 2026-03-01\nkpis: [win-rate]"),
      tellsGaps: true),
    BadPage(
      id: "page-past-review",
      changes: gap("owner: Ana\nreviewed: 2025-12-30\nreview_every: 90 days\nkpis: [win-rate]"),
      tellsGaps: true),
    BadPage(id: "page-without-translation", changes: gap(whole, translation: nil), tellsGaps: true),
  ]
}
