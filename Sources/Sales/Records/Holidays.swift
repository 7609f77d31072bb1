import Diagnostics
import Ingest
import Periods
import Settings
import Tables

private let chineseZones: Set<String> = [
  "Asia/Shanghai", "Asia/Chongqing", "Asia/Urumqi", "Asia/Harbin", "Asia/Hong_Kong", "Asia/Macau",
  "Asia/Taipei",
  "PRC",
]

/// The calendar of the site: its settings and the days of the holidays table.
///
/// Unless the configuration says otherwise, 春节 is kept where the zone is in China and Chinese is a language.
func siteCalendar(_ configuration: SiteConfiguration, holidays: RecordTable?) -> SiteCalendar {
  var calendar = SiteCalendar(
    fiscalYearStart: configuration.calendar.fiscalYearStart,
    springFestival: configuration.calendar.springFestival
      ?? (chineseZones.contains(configuration.timeZone) && configuration.languages.contains(.chinese)))
  guard let holidays, let days = holidays.days("date") else { return calendar }
  let kinds = holidays.text("kind")
  for row in 0..<holidays.rowCount {
    guard let day = days[row] else { continue }
    let kind = kinds?[row].map(foldedHeader) ?? ""
    if ["workday", "work", "makeup", "班", "上班", "调休", "调休上班", "补班", "工作日"].contains(kind) {
      calendar.workdays.insert(day)
    } else {
      calendar.holidays.insert(day)
    }
  }
  return calendar
}
