import Diagnostics
import Periods

extension NodeReader {
  mutating func readCalendar(_ node: Node, into calendar: inout CalendarSettings) {
    let allowed = ["fiscal_year_start", "week_start", "holidays", "spring_festival"]
    for entry in entries(node, of: "calendar", allowed: allowed) where !entry.value.isNull {
      let key = "calendar." + (entry.key.text ?? "")
      switch entry.key.text {
      case "fiscal_year_start":
        calendar.fiscalYearStart = whole(entry.value, key, 1...12) ?? calendar.fiscalYearStart
      case "week_start": _ = choice(entry.value, key, ["monday"])
      case "holidays": calendar.holidaysFile = text(entry.value, key)
      case "spring_festival": calendar.springFestival = flag(entry.value, key)
      default: continue
      }
    }
  }

  /// A stage's probability is written in percent, as CRMs show it.
  mutating func stages(_ node: Node) -> [StageSetting] {
    var stages: [StageSetting] = []
    for item in list(node, "stages") ?? [] {
      var stage = StageSetting(id: "", names: [], probability: nil, position: item.position)
      for entry in entries(item, of: "stages", allowed: ["id", "names", "probability"]) {
        switch entry.key.text {
        case "id": stage.id = text(entry.value, "stages.id") ?? ""
        case "names": stage.names = texts(entry.value, "stages.names") ?? []
        case "probability": stage.probability = percentage(entry.value, "stages.probability")
        default: continue
        }
      }
      if stage.id.isEmpty, let first = stage.names.first { stage.id = first }
      if stage.names.isEmpty, !stage.id.isEmpty { stage.names = [stage.id] }
      if stage.id.isEmpty {
        if !item.isNull, item.entries != nil { missing("names", in: "stages", item) }
        continue
      }
      if stages.contains(where: { $0.id == stage.id }) {
        report("duplicate-stage", item, ["id": stage.id])
        continue
      }
      stages.append(stage)
    }
    return stages
  }

  private mutating func percentage(_ node: Node, _ key: String) -> Double? {
    var text = node.text ?? ""
    if text.hasSuffix("%") { text = String(text.dropLast().reversed().drop { $0 == " " }.reversed()) }
    // A bare 0.1 could be a share or a tenth of a percent, so it is not guessed.
    if let value = Double(text), value == 0 || (1...100).contains(value) { return value / 100 }
    wrong(node, key, allowed: "0, 1…100 (%)")
    return nil
  }

  mutating func missing(_ key: String, in parent: String, _ node: Node) {
    report("missing-key", node, ["key": key, "parent": parent])
  }

  mutating func aliases(_ node: Node) -> [String: [String: String]] {
    let dimensions = ["product", "owner", "account", "team", "region", "source", "stage"]
    var aliases: [String: [String: String]] = [:]
    for entry in entries(node, of: "aliases", allowed: dimensions) {
      let dimension = entry.key.text ?? ""
      for alias in mapping(entry.value, "aliases.\(dimension)") ?? [] {
        guard let name = alias.key.text, let meant = text(alias.value, "aliases.\(dimension).\(name)") else {
          continue
        }
        aliases[dimension, default: [:]][name] = meant
      }
    }
    return aliases
  }

  mutating func links(_ node: Node) -> [String: String] {
    var links: [String: String] = [:]
    let kinds = [
      "deal", "order", "contract", "payment_plan", "payment", "account", "product", "person", "activity",
    ]
    for entry in entries(node, of: "links", allowed: kinds) {
      let key = "links." + (entry.key.text ?? "")
      guard let address = text(entry.value, key) else { continue }
      if isWebAddress(address), address.contains("{id}") {
        links[entry.key.text ?? ""] = address
      } else {
        wrong(entry.value, key, allowed: "https://…/{id}")
      }
    }
    return links
  }

  mutating func readShow(_ node: Node, into show: inout ShowSettings) {
    for entry in entries(node, of: "show", allowed: ["reps", "periods", "archive"]) where !entry.value.isNull
    {
      switch entry.key.text {
      case "reps": show.reps = flag(entry.value, "show.reps") ?? show.reps
      case "archive": show.archive = whole(entry.value, "show.archive", 0...1000) ?? show.archive
      case "periods":
        var kinds: Set<String> = []
        for item in list(entry.value, "show.periods") ?? [] {
          if let kind = choice(item, "show.periods", ["week", "month", "quarter", "year"]) {
            kinds.insert(kind)
          }
        }
        if !kinds.isEmpty { show.periods = PeriodKind.allCases.filter { kinds.contains($0.rawValue) } }
      default: continue
      }
    }
  }

  mutating func audiences(_ node: Node) -> [String: AudienceSettings] {
    var audiences: [String: AudienceSettings] = [:]
    for entry in mapping(node, "audiences") ?? [] {
      guard let name = entry.key.text else { continue }
      var audience = AudienceSettings()
      for setting in entries(entry.value, of: "audiences.\(name)", allowed: ["hide", "people"]) {
        let key = "audiences.\(name)." + (setting.key.text ?? "")
        if setting.key.text == "hide" {
          audience.hide = texts(setting.value, key) ?? []
        } else {
          audience.people = choice(setting.value, key, ["all", "own", "none"]) ?? audience.people
        }
      }
      audiences[name] = audience
    }
    return audiences
  }
}
