import Foundation
import Periods

/// How far a time zone is ahead of UTC at every moment, daylight saving time and changes of the law included.
package struct ZoneOffsets: Sendable, Hashable {
  /// Seconds since 1970 at which the zone changed, ascending.
  private var changes: [Int64] = []
  /// Seconds ahead of UTC: before the first change, then from each change on.
  private var offsets: [Int]

  package static let utc = ZoneOffsets(secondsFromUTC: 0)

  /// A zone that never changes.
  package init(secondsFromUTC: Int) { offsets = [secondsFromUTC] }

  /// A zone by its name, such as `Europe/Berlin`; UTC when nobody knows it.
  ///
  /// Changes are known from 1970 to 2099; before and after, the zone stays as it was at the end of them.
  package init(named name: String) {
    guard let zone = TimeZone(identifier: name) else {
      self = .utc
      return
    }
    var moment = Date(timeIntervalSince1970: 0)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    offsets = [zone.secondsFromGMT(for: moment)]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
      moment = next
      changes.append(Int64(next.timeIntervalSince1970))
      offsets.append(zone.secondsFromGMT(for: next))
    }
  }

  /// Seconds ahead of UTC at a moment, which is given in seconds since 1970.
  package func offset(at moment: Int64) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// The day that the zone's calendars show at a moment, which is given in seconds since 1970.
  package func day(at moment: Int64) -> Day {
    let (local, isBeyond) = moment.addingReportingOverflow(Int64(offset(at: moment)))
    let seconds = isBeyond ? moment : local
    let (whole, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return Day(number: Int32(clamping: rest < 0 ? whole - 1 : whole))
  }
}
