import Testing

/// A site with one fault.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// The name of the files with the expected console text.
  var name: String
  /// What replaces parts of the small site; `nil` leaves a file out.
  var changes: [String: String?]
  /// Whether the site is published all the same.
  var isPublished: Bool

  var testDescription: String { name }

  init(_ name: String, _ changes: [String: String?], isPublished: Bool) {
    self.name = name
    self.changes = changes
    self.isPublished = isPublished
  }

  private static func deal(_ row: String) -> [String: String?] {
    ["data/deals.csv": SmallSite.deals + row + "\n"]
  }

  private static func setting(_ text: String) -> [String: String?] {
    ["quotabook.yml": SmallSite.configuration + text + "\n"]
  }

  static let all: [BadInput] = configuration + rows + targets + files + texts

  private static let configuration = [
    BadInput("unknown-configuration-key", setting("wallpaper: blue"), isPublished: false),
    BadInput("misspelt-configuration-key", setting("langauges: [en]"), isPublished: false),
    BadInput("impossible-configuration-value", setting("currency: euro"), isPublished: false),
    BadInput("yaml-syntax", setting("goals: {win-rate: 40%"), isPublished: false),
    BadInput("duplicate-configuration-key", setting("currency: CNY\ncurrency: USD"), isPublished: false),
    BadInput("unknown-goal", setting("goals: {happiness: 40%}"), isPublished: false),
    BadInput("misspelt-goal", setting("goals: {win-rat: 40%}"), isPublished: false),
    BadInput("goal-without-percent-sign", setting("goals: {win-rate: 40}"), isPublished: false),
    BadInput("unreadable-goal", setting("goals: {win-rate: high}"), isPublished: false),
    BadInput("goal-for-a-sum", setting("goals: {bookings: 5000}"), isPublished: false),
    BadInput("no-configuration", ["quotabook.yml": nil], isPublished: false),
  ]

  private static let rows = [
    BadInput("unreadable-date", deal("D5,Ana,Pump,Won,2026-03-01,soon,100"), isPublished: true),
    BadInput("impossible-date", deal("D5,Ana,Pump,Won,2026-02-30,2026-03-02,100"), isPublished: true),
    BadInput("unreadable-amount", deal("D5,Ana,Pump,Won,2026-03-01,2026-03-02,a lot"), isPublished: true),
    BadInput("empty-required-cell", deal(",Ana,Pump,Won,2026-03-01,2026-03-02,100"), isPublished: true),
    BadInput("unclosed-quote", deal("D5,\"Ana,Pump,Won,2026-03-01,2026-03-02,100"), isPublished: true),
    BadInput(
      "unknown-status", ["data/deals.csv": "id,owner,status,amount\nD1,Ana,won,5\nD2,Ana,parked,7\n"],
      isPublished: true),
    BadInput(
      "misspelt-product-with-aliases",
      [
        "quotabook.yml": SmallSite.configuration + "aliases: {product: {PP: Pump}}\n",
        "data/deals.csv": SmallSite.deals + "D5,Ana,Pumpe,Won,2026-03-01,2026-03-02,900\n"
          + "D6,Ana,Pumpe,Won,2026-03-01,2026-03-02,900\n",
      ], isPublished: true),
    BadInput("short-row", deal("D5,Ana"), isPublished: true),
    BadInput("long-row", deal("D5,Ana,Pump,Won,2026-03-01,2026-03-02,1,000"), isPublished: true),
    BadInput("duplicate-id", deal("D1,Ana,Pump,Won,2026-03-01,2026-03-02,900"), isPublished: true),
    BadInput("close-before-creation", deal("D5,Ana,Pump,Won,2026-03-09,2026-03-02,900"), isPublished: true),
    BadInput("unknown-owner", deal("D5,Zoe,Pump,Won,2026-03-01,2026-03-02,900"), isPublished: true),
    BadInput("misspelt-owner", deal("D5,Anna,Pump,Won,2026-03-01,2026-03-02,900"), isPublished: true),
    BadInput("misspelt-product", deal("D5,Ana,Pumpe,Won,2026-03-01,2026-03-02,900"), isPublished: true),
  ]

  private static func target(_ rows: String) -> [String: String?] {
    [
      "data/targets.csv": "scope,name,metric,period,value\n" + rows,
      "playbooks/en/price.md": "---\ntitle: Price\nkpis: [win-rate, bookings]\n---\nAsk first.\n",
    ]
  }

  private static let targets = [
    BadInput(
      "unreadable-target", target("company,,bookings,2026-Q1,lots\n"), isPublished: true),
    BadInput("unreadable-target-period", target("company,,bookings,soon,5000\n"), isPublished: true),
    BadInput("misspelt-target-metric", target("company,,bokings,2026-Q1,5000\n"), isPublished: true),
    BadInput("unknown-target-metric", target("company,,happiness,2026-Q1,5000\n"), isPublished: true),
    BadInput(
      "cascade-gap",
      target(
        "company,,bookings,2026-Q1,5000\nteam,North,bookings,2026-Q1,2000\nteam,South,bookings,2026-Q1,1766\n"
      ),
      isPublished: true),
  ]

  private static let files = [
    BadInput("missing-file", setting("data: {deals: data/deal.csv}"), isPublished: false),
    BadInput("empty-file", ["data/deals.csv": ""], isPublished: false),
    BadInput("header-only", ["data/products.csv": "name,list_price\n"], isPublished: true),
    BadInput(
      "table-without-required-columns", setting("data: {deals: data/products.csv}"), isPublished: false),
    BadInput(
      "renamed-required-column",
      [
        "data/deals.csv": "deal no,owner,stage,amount\nD1,Ana,Won,5\n",
        "quotabook.yml": SmallSite.configuration + "data: {deals: data/deals.csv}\n",
      ],
      isPublished: false),
    BadInput(
      "only-an-unrecognised-table", ["data/deals.csv": nil, "data/other.csv": "a,b\n1,2\n"],
      isPublished: false),
    BadInput("no-deals", ["data/deals.csv": nil], isPublished: false),
    BadInput("unrecognised-table", ["data/other.csv": "a,b\n1,2\n"], isPublished: true),
  ]

  private static let texts = [
    BadInput(
      "broken-link", ["playbooks/en/demo.md": "# Demo\n\nSee [training](training/negotiation.md).\n"],
      isPublished: true),
    BadInput(
      "misspelt-link", ["playbooks/en/demo.md": "# Demo\n\nSee [prices](prise.md).\n"], isPublished: true),
    BadInput(
      "unknown-kpi", ["playbooks/en/demo.md": "---\nkpis: [happiness]\n---\n# Demo\n"], isPublished: true),
    BadInput(
      "misspelt-kpi", ["playbooks/en/demo.md": "---\nkpis: [winrate, win-rates]\n---\n# Demo\n"],
      isPublished: true),
    BadInput(
      "front-matter-syntax", ["playbooks/en/demo.md": "---\ntitle: [Demo\n---\n# Demo\n"], isPublished: true),
    BadInput(
      "front-matter-duplicate-key",
      ["playbooks/en/demo.md": "---\ntitle: Demo\nkpis: [win-rate]\ntitle: Demo again\n---\nTry it.\n"],
      isPublished: true),
    BadInput(
      "duplicate-title", ["playbooks/en/demo.md": "---\ntitle: Price\n---\nTry it.\n"], isPublished: true),
    BadInput(
      "cycle-in-metrics",
      [
        "metrics.yml":
          "gain: {label: {zh-CN: 甲, en: Gain}, formula: loss * 2, unit: ratio}\n"
          + "loss: {label: {zh-CN: 乙, en: Loss}, formula: gain / 2, unit: ratio}\n"
      ], isPublished: false),
    BadInput("template-error", ["templates/not-found.mustache": "<p>{{#open}}</p>\n"], isPublished: false),
    BadInput(
      "template-unknown-name",
      ["templates/not-found.mustache": "<html lang=\"en\"><title>404</title><p>{{headin}}</p></html>\n"],
      isPublished: false),
    BadInput(
      "metric-with-target-and-no-page",
      ["data/targets.csv": "scope,name,metric,period,value\ncompany,,bookings,2026-Q1,5000\n"],
      isPublished: true),
  ]
}
