import Periods

/// Public holidays of China and the weekend days on which their work is made up, by the yearly notices of the State
/// Council: first day, number of days, make-up days.
private let holidayPlan: [(first: String, days: Int, madeUpOn: [String])] = [
  ("2024-01-01", 1, []),
  ("2024-02-10", 8, ["2024-02-04", "2024-02-18"]),
  ("2024-04-04", 3, ["2024-04-07"]),
  ("2024-05-01", 5, ["2024-04-28", "2024-05-11"]),
  ("2024-06-10", 1, []),
  ("2024-09-15", 3, ["2024-09-14"]),
  ("2024-10-01", 7, ["2024-09-29", "2024-10-12"]),
  ("2025-01-01", 1, []),
  ("2025-01-28", 8, ["2025-01-26", "2025-02-08"]),
  ("2025-04-04", 3, []),
  ("2025-05-01", 5, ["2025-04-27"]),
  ("2025-05-31", 3, []),
  ("2025-10-01", 8, ["2025-09-28", "2025-10-11"]),
  ("2026-01-01", 3, ["2026-01-04"]),
  ("2026-02-15", 9, ["2026-02-14", "2026-02-28"]),
  ("2026-04-04", 3, []),
  ("2026-05-01", 5, ["2026-05-09"]),
  ("2026-06-19", 3, []),
  ("2026-09-25", 3, []),
  ("2026-10-01", 7, ["2026-09-20", "2026-10-10"]),
]

/// The first days of the lunar years: the weeks around them are quiet.
private let newYears = ["2024-02-10", "2025-01-29", "2026-02-17"].compactMap { Day(iso: $0) }

let holidays = holidayPlan.flatMap { entry in
  (0..<entry.days).compactMap { offset in Day(iso: entry.first).map { $0 + offset } }
}
let makeUpDays = holidayPlan.flatMap { $0.madeUpOn.compactMap { Day(iso: $0) } }

let sampleCalendar = SiteCalendar(
  holidays: Set(holidays), workdays: Set(makeUpDays), springFestival: true)

/// Whether the day lies from ten days before 春节 to a week after it.
func isAroundSpringFestival(_ day: Day) -> Bool {
  newYears.contains { (-10...7).contains(day - $0) }
}

/// The days from `first` to `last` on which deals are created, with how much is created on each.
///
/// A month has the same work whatever its number of working days, and grows by 0.3 % a month; January and February
/// share theirs, so that 春节 moves work between them and changes nothing else.
func workload(from first: Day, to last: Day) -> [(day: Day, weight: Double)] {
  var result: [(day: Day, weight: Double)] = []
  var month = first.month
  var growth = 1.0
  while month <= last.month {
    let months = month.number == 1 ? 2 : 1
    let block = DayRange(start: month.first, end: Month(index: month.index + months).first)
    var days: [(day: Day, weight: Double)] = []
    for offset in 0..<block.count where sampleCalendar.isWorkingDay(block.start + offset) {
      let day = block.start + offset
      days.append((day, isAroundSpringFestival(day) ? 0.3 : 1))
    }
    let whole = days.reduce(0) { $0 + $1.weight }
    for (day, weight) in days where day >= first && day <= last {
      result.append((day, weight / whole * growth * Double(months)))
    }
    for _ in 0..<months { growth *= 1.003 }
    month = Month(index: month.index + months)
  }
  return result
}

/// The file of holidays and make-up days.
func holidayFile() -> [UInt8] {
  var text = CSVText(header: "date,kind")
  let entries = holidays.map { ($0, "holiday") } + makeUpDays.map { ($0, "workday") }
  for (day, kind) in entries.sorted(by: { $0.0 < $1.0 }) {
    text.cell(day)
    text.cell(kind)
    text.endRow()
  }
  return text.bytes
}
