import Diagnostics
import Periods
import Settings
import Tables

extension SourceTable {
  /// The column as days.
  ///
  /// The time of day and a weekday are passed over: the day is the one that is written. A time with its zone and a
  /// count of seconds give the day in the site's zone. Where day and month may have changed places, the whole
  /// column decides; if it cannot, the cells concerned stay empty and the reading carries a ``Reading/Doubt``.
  ///
  /// - Parameters:
  ///   - order: the order of the parts, or `nil` to infer it.
  ///   - zone: the site's zone.
  ///   - numbering: the system of Excel's day numbers.
  package func days(
    _ column: Int, order: DayOrder?, zone: ZoneOffsets = .utc, numbering: DayNumberSystem = .from1900
  ) -> Reading<DayColumn> {
    var reader = DayColumnReader(rowCount: rowCount, zone: zone)
    forEachCell(column) { row, bytes, cell in reader.take(row, bytes, cell) }
    reader.settleSerials(numbering)
    let order = reader.settleOrder(order) { text(row: $0, column: column) }
    var reading = Reading(column: DayColumn(numbers: reader.numbers), notes: order.notes, doubt: order.doubt)
    reading.notes += reader.notes(numbering) { text(row: $0, column: column) }
    reading.unreadable = reader.unreadable.sorted { $0.row < $1.row }.map {
      UnreadableCell(row: $0.row, text: text(row: $0.row, column: column), reason: $0.reason)
    }
    return reading
  }
}
