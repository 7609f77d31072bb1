import Periods
import Tables

/// What stands where nobody can say whose a record is.
package let unassigned = "unassigned"

extension RecordTable {
  /// Fills `team` and `region`: the record's own, else its person's on the record's day, else (region only) its
  /// account's, else ``unassigned``. Neither column appears when nothing could ever fill it.
  ///
  /// - Parameter days: the day numbers that decide a person's place; missing ones mean the as-of day.
  mutating func assign(
    _ roster: Roster, person: String?, days: [Int32]?, accountRegions: [String: String], asOf: Day
  ) {
    let persons = person.flatMap { text($0) }
    var team = text("team") ?? (managerIsTeam(roster) ? text("manager") : nil)
    var region = text("region")
    if let persons, roster.hasTeams {
      let found = roster.column(\.team, of: persons, on: days, asOf: asOf)
      team = team.map { $0.filled(from: found) } ?? found
    }
    if let persons, roster.hasRegions {
      let found = roster.column(\.region, of: persons, on: days, asOf: asOf)
      region = region.map { $0.filled(from: found) } ?? found
    }
    if let accounts = text("account"), !accountRegions.isEmpty {
      let found = accounts.mapped { accountRegions[$0] ?? "" }
      region = region.map { $0.filled(from: found) } ?? found
    }
    if let team { self["team"] = .text(team.filled(with: unassigned)) }
    if let region { self["region"] = .text(region.filled(with: unassigned)) }
  }

  /// Whether the record's manager stands in for the team, because nothing else names one.
  func managerIsTeam(_ roster: Roster) -> Bool {
    name != "people" && text("team") == nil && !roster.hasTeams && text("manager") != nil
  }

  /// Account → region, from the accounts table.
  var regionsByName: [String: String] {
    guard let names = text("name"), let regions = text("region") else { return [:] }
    var result: [String: String] = [:]
    for row in 0..<rowCount {
      if let name = names[row], let region = regions[row] { result[name] = region }
    }
    return result
  }
}
