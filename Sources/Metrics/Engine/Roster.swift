import Periods
import Tables

/// Who was on the team when.
struct Roster: Sendable {
  struct Stay: Sendable {
    var name: String
    var start: Int32
    /// The last day, inclusive.
    var end: Int32
    var team: String?
    var region: String?
  }

  /// One for each row of the people table.
  let stays: [Stay]
  /// Scope → the stays that belong to it.
  private let staysOf: [Int: [Int]]

  /// `nil` without a people table.
  init?(_ table: RecordTable?, _ scopes: ScopeIndex) {
    guard let table, let names = table.text("name"), table.rowCount > 0 else { return nil }
    let started = table.days("started"), ended = table.days("ended")
    let team = table.text("team"), region = table.text("region")
    var stays: [Stay] = []
    var staysOf: [Int: [Int]] = [:]
    for row in 0..<table.rowCount {
      guard let name = names[row] else { continue }
      let stay = Stay(
        name: name, start: started?[row]?.number ?? Int32.min, end: ended?[row]?.number ?? Int32.max,
        team: team?[row], region: region?[row])
      for scope in [
        Scope.company, Scope(kind: "rep", name: name), Scope(kind: "team", name: stay.team ?? ""),
        Scope(kind: "region", name: stay.region ?? ""),
      ] {
        if let place = scopes.place(of: scope) { staysOf[place, default: []].append(stays.count) }
      }
      stays.append(stay)
    }
    self.stays = stays
    self.staysOf = staysOf
  }

  private func stays(of scope: Int) -> [Stay] { (staysOf[scope] ?? []).map { stays[$0] } }

  /// The average number of people over the days of the range; `nil` when nobody was there.
  func average(_ scope: Int, _ days: DayRange) -> Double? {
    guard !days.isEmpty else { return nil }
    var total = 0
    for stay in stays(of: scope) { total += overlap(stay, days) }
    return total == 0 ? nil : Double(total) / Double(days.count)
  }

  /// How many different people were there at some time in the range.
  func people(_ scope: Int, _ days: DayRange) -> Int {
    Set(stays(of: scope).filter { overlap($0, days) > 0 }.map(\.name)).count
  }

  /// The share of the range's days on which the person was there; `nil` when the roster does not know the person.
  func shareInRole(_ scope: Int, _ days: DayRange) -> Double? {
    let stays = stays(of: scope)
    guard !stays.isEmpty, !days.isEmpty else { return nil }
    return min(1, Double(stays.reduce(0) { $0 + overlap($1, days) }) / Double(days.count))
  }

  /// The team of each person on the day, else the one of their latest stay.
  func teams(on day: Day) -> [String: String] {
    var latest: [String: Stay] = [:]
    for stay in stays where stay.team != nil {
      guard let known = latest[stay.name] else {
        latest[stay.name] = stay
        continue
      }
      let isOn = stay.start <= day.number && stay.end >= day.number
      let knownIsOn = known.start <= day.number && known.end >= day.number
      if (isOn ? 1 : 0, stay.start, stay.team ?? "") > (knownIsOn ? 1 : 0, known.start, known.team ?? "") {
        latest[stay.name] = stay
      }
    }
    return latest.compactMapValues(\.team)
  }

  private func overlap(_ stay: Stay, _ days: DayRange) -> Int {
    max(0, min(Int(stay.end), Int(days.end.number) - 1) - max(Int(stay.start), Int(days.start.number)) + 1)
  }
}
