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
    _ roster: Roster, person: String?, days: [Int32]?, accountRegions: AccountRegions?, asOf: Day
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
    if let accounts = text("account"), let accountRegions {
      let found = accountRegions.column(of: accounts)
      region = region.map { $0.filled(from: found) } ?? found
    }
    if let team { self["team"] = .text(team.filled(with: unassigned)) }
    if let region { self["region"] = .text(region.filled(with: unassigned)) }
  }

  /// Whether the record's manager stands in for the team, because nothing else names one.
  func managerIsTeam(_ roster: Roster) -> Bool {
    name != "people" && text("team") == nil && !roster.hasTeams && text("manager") != nil
  }
}

/// The region of each account, from the accounts table.
struct AccountRegions {
  private let names: TextIndex
  /// For each name the number of its region, −1 where none is known.
  private let regionOf: [Int32]
  private let regions: TextEntries

  /// `nil` where no account has a region.
  init?(_ accounts: RecordTable?) {
    guard let accounts, let names = accounts.text("name"), let regions = accounts.text("region") else {
      return nil
    }
    var regionOf = [Int32](repeating: -1, count: names.entries.count)
    for row in 0..<accounts.rowCount where names.codes[row] >= 0 && regions.codes[row] >= 0 {
      regionOf[Int(names.codes[row])] = regions.codes[row]
    }
    guard regionOf.contains(where: { $0 >= 0 }) else { return nil }
    self.names = TextIndex(names.entries)
    self.regionOf = regionOf
    self.regions = regions.entries
  }

  /// The region of each row's account, in a column whose entries are in the order of the accounts that have them.
  func column(of accounts: TextColumn) -> TextColumn {
    var codeOf = [Int32](repeating: -1, count: regions.count)
    var entries: [String] = []
    let translation = names.places(of: accounts.entries).map { place -> Int32 in
      guard place >= 0, regionOf[Int(place)] >= 0 else { return -1 }
      let region = Int(regionOf[Int(place)])
      if codeOf[region] < 0 {
        codeOf[region] = Int32(entries.count)
        entries.append(regions[region])
      }
      return codeOf[region]
    }
    return TextColumn(codes: accounts.codes.map { $0 < 0 ? -1 : translation[Int($0)] }, entries: entries)
  }
}
