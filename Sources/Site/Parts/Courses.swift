import Periods
import Sales

/// Who has taken which course, found once for all pages.
struct Courses: Sendable {
  /// What became of a course.
  struct Attendance: Sendable {
    /// Person → the first day on which they completed it.
    var completed: [String: Day] = [:]
    var started: Set<String> = []
    var scores: [Double] = []
  }

  private var attendance: [String: Attendance] = [:]
  /// Team → the people who are in it now.
  private(set) var members: [String: [String]] = [:]

  init(_ sales: SalesData, reps: [String]) {
    for rep in reps {
      if let team = sales.team(of: rep), sales.people.person(rep, on: sales.asOf) != nil {
        members[team, default: []].append(rep)
      }
    }
    guard let table = sales.dataset["training"], let people = table.text("rep"),
      let courses = table.text("course"), let days = table.days("date")
    else { return }
    let (status, scores) = (table.text("status"), table.numbers("score"))
    for row in 0..<table.rowCount {
      guard let course = courses[row], let person = people[row] else { continue }
      attendance[course, default: Attendance()].started.insert(person)
      // A table without a status lists what was completed.
      guard (status?[row] ?? "completed") == "completed", let day = days[row] else { continue }
      let known = attendance[course]?.completed[person]
      attendance[course]?.completed[person] = known.map { min($0, day) } ?? day
      if let score = scores?[row] { attendance[course]?.scores.append(score) }
    }
  }

  subscript(course: String) -> Attendance? { attendance[course] }

  var names: [String] { attendance.keys.sorted() }

  /// The teams of which at least half have completed a course, and since when.
  func adopted(_ course: String) -> [(team: String, day: Day)] {
    guard let completed = attendance[course]?.completed else { return [] }
    return members.sorted { $0.key < $1.key }.compactMap { team, people in
      let days = people.compactMap { completed[$0] }.sorted()
      let half = (people.count + 1) / 2
      return half > 0 && days.count >= half ? (team, days[half - 1]) : nil
    }
  }
}
