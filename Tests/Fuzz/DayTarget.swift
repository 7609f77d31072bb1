import Diagnostics
import Periods
import Settings
import Tables

@testable import Ingest

/// Each line is a cell of a column of dates.
func fuzzDates(_ input: UnsafeBufferPointer<UInt8>) {
  guard let (table, reversed) = columns(of: lines(of: input)) else { return }
  for order in [nil, .ymd, .dmy, .mdy] as [DayOrder?] {
    let reading = table.days(0, order: order, zone: ZoneOffsets(secondsFromUTC: 28_800))
    let numbers = reading.column.numbers
    demandSame(numbers.count, table.rowCount, "a cell has no place")
    demandAccounted(reading, table) { numbers[$0] == DayColumn.missing }
    let other = reversed.days(0, order: order, zone: ZoneOffsets(secondsFromUTC: 28_800))
    demandSame(numbers, other.column.numbers.reversed(), "the order of the rows changes a day")
    demandSame(reading.unreadable.count, other.unreadable.count, "the order of the rows changes a message")
    demandSame(reading.doubt?.cells, other.doubt?.cells, "the order of the rows changes a question")
  }
  for day in table.days(0, order: nil).column.numbers where day != DayColumn.missing {
    demandReadBack(Day(number: day))
  }
}

/// A day written in any of the usual forms is the same day.
private func demandReadBack(_ day: Day) {
  let (year, month, number) = day.parts
  guard (1...9999).contains(year) else { return }
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let plain = day.description
  let compact = plain.filter { $0 != "-" }
  let padded = String(plain.prefix(4))
  let forms = [
    plain, compact, "\(padded)/\(month)/\(number)", "\(padded)年\(month)月\(number)日", plain + " 23:59:59",
    "\(number) \(months[month - 1]) \(padded)", plain + "T00:00",
  ]
  for form in forms {
    let read = Array(form.utf8).withUnsafeBufferPointer(DayTextReader.read)
    demandSame(read, .day(day), "'\(form)' is another day")
  }
}
