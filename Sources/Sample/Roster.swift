import Periods

/// A line of the people file: somebody's time in one team.
struct Person: Sendable {
  var name: String
  var number: Int
  var team: Int
  var isLead = false
  var started: Day
  /// The last day in the team, or `nil`.
  var ended: Day?
  /// Takes part in no draw: the deals of the new colleague are dealt out on purpose.
  var isNewcomer = false

  func works(throughout days: DayRange) -> Bool {
    started <= days.start && (ended.map { $0 >= days.end } ?? true) && !isNewcomer
  }
}

/// The sales people, team by team, leads first. Whoever changes teams stands there twice.
///
/// With 30 people or more two have left, three have joined, one has changed teams and one is new.
func roster(_ count: Int, from start: Day, asOf: Day) -> [Person] {
  var people: [Person] = []
  var used = Set(teams.map(\.lead))
  var draw = 0
  for (team, size) in teamSizes(count).enumerated() {
    for place in 0..<size {
      var name = teams[team].lead
      if place > 0 {
        repeat {
          name =
            team == TeamID.overseas && place <= 2
            ? ["Grace Tan", "Daniel Weber"][place - 1] : personName(draw)
          draw += 1
        } while !used.insert(name).inserted
      }
      let joined = start + (-1500 + (people.count * 137) % 1400)
      people.append(
        Person(name: name, number: people.count + 1, team: team, isLead: place == 0, started: joined))
    }
  }
  if count >= 30 { changeStaff(&people, from: start, asOf: asOf) }
  return people
}

/// How many people each team has, small teams at least two.
private func teamSizes(_ count: Int) -> [Int] {
  let whole = max(12, count)
  var sizes = teams.map { max(2, Int(Double(whole) * $0.share)) }
  sizes[TeamID.overseas] = max(2, Int(Double(whole) * 0.075))
  var next = 0
  while sizes.reduce(0, +) < whole {
    sizes[next % TeamID.overseas] += 1
    next += 1
  }
  while sizes.reduce(0, +) > whole, let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) {
    sizes[largest] -= 1
  }
  return sizes
}

private func personName(_ draw: Int) -> String {
  let round = draw / surnames.count
  let given = givenNames[(draw * 11 + round) % givenNames.count]
  let again = round / givenNames.count
  return surnames[draw * 7 % surnames.count] + given + (again == 0 ? "" : String(again + 1))
}

private func changeStaff(_ people: inout [Person], from start: Day, asOf: Day) {
  func member(_ place: Int, of team: Int) -> Int {
    (people.firstIndex { $0.team == team } ?? 0) + place
  }
  let first = start.month.index
  func opening(_ months: Int) -> Day { Month(index: first + months).first }
  people[member(2, of: 0)].ended = opening(19) + -1
  people[member(3, of: TeamID.north)].ended = opening(27) + -1
  people[member(4, of: 0)].started = opening(20)
  people[member(4, of: TeamID.north)].started = opening(25)
  people[member(5, of: TeamID.south)].started = opening(13)
  let newcomer = member(3, of: TeamID.southwest)
  people[newcomer].started = opening(32) + 16
  people[newcomer].isNewcomer = true
  let mover = member(5, of: 0)
  var second = people[mover]
  people[mover].ended = opening(19) + -1
  second.team = 1
  second.started = opening(19)
  people.append(second)
}
