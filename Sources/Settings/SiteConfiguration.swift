import Diagnostics
import Periods

/// What `quotabook.yml` says, with every default filled in.
package struct SiteConfiguration: Sendable {
  package var title = Phrase(zh: "销售看板", en: "Sales")
  /// The languages of the site; the first one lives at `/`.
  package var languages: [MessageLanguage] = [.chinese, .english]
  /// The address under which the site is published, ending in `/`, or `nil`.
  package var baseURL: String?
  /// An IANA name such as `Asia/Shanghai`.
  package var timeZone = "Asia/Shanghai"
  /// The ISO 4217 code in which all amounts are shown.
  package var currency = "CNY"
  package var asOf = AsOfRule.clock
  /// The metric of targets and attainment when none is named.
  package var primary = "revenue"
  /// Where `primary:` stands; `nil` without it.
  package var primaryPosition: Position?
  package var calendar = CalendarSettings()
  /// The sales stages in order; empty when they are to be recognised from the data.
  package var stages: [StageSetting] = []
  /// The files to read; empty when every file in `data/` is to be recognised.
  package var data: [DataSource] = []
  /// Dimension (`product`, `owner`, …) → name in the data → name to use.
  package var aliases: [String: [String: String]] = [:]
  /// Metric id → the value to reach, in the metric's unit (a percentage as a share).
  package var goals: [Goal] = []
  /// Record kind (`deal`, `account`, …) → address in the CRM with `{id}`.
  package var links: [String: String] = [:]
  package var stale = StaleRule.p95
  package var show = ShowSettings()
  package var colors = ColorSettings()
  package var privacy = PrivacySettings()
  /// Words that mean the same to the search, a group each.
  package var synonyms: [[String]] = []
  /// Audience → what it may see.
  package var audiences: [String: AudienceSettings] = [:]
  /// Days after a month's end before the month is judged.
  package var graceDays = 3
  /// Dated changes that cut a metric's baseline (`changes.yml`).
  package var changes: [DeclaredChange] = []
  /// Language → standard texts → the site's own (`strings/<language>.yml`).
  package var wording: [MessageLanguage: [String: OwnText]] = [:]
  /// Where the configuration stands, for messages about it as a whole.
  package var position = Position(file: "quotabook.yml")

  package init() {}
}

/// How "today" is found when the command line does not say.
package enum AsOfRule: Sendable, Hashable {
  case date(Day)
  /// The newest date of the data that is not in the future of the file's own newest modification.
  case newest
  case clock
}

package struct CalendarSettings: Sendable, Hashable {
  /// The month 1…12 with which the fiscal year starts.
  package var fiscalYearStart = 1
  /// The file of holidays and make-up days relative to the site folder, or `nil`.
  package var holidaysFile: String?
  /// `nil`: kept for zones and languages of China.
  package var springFestival: Bool?

  package init() {}
}

package struct StageSetting: Sendable, Hashable {
  package var id: String
  /// The spellings that occur in the data; the first is shown.
  package var names: [String]
  /// The chance 0…1 of a deal in this stage to be won, or `nil`.
  package var probability: Double?
  package var position: Position?

  package init(id: String, names: [String], probability: Double?, position: Position? = nil) {
    self.id = id
    self.names = names
    self.probability = probability
    self.position = position
  }
}

/// One entry of `data:`.
package struct DataSource: Sendable {
  /// The key of the entry.
  package var name: String
  /// The canonical table; the key itself unless `table:` says otherwise.
  package var table: String
  /// A path or a pattern with `*` relative to the site folder.
  package var from: String
  /// `zoho`, `fxiaoke`, `salesforce`, `hubspot`, `wukong`, `cordys`, `generic`; `nil` to recognise it.
  package var crm: String?
  package var sheet: String?
  /// The table or view of a SQLite database.
  package var sqlTable: String?
  /// A SELECT whose rows are the data of a SQLite database.
  package var query: String?
  package var encoding: String?
  /// One of `,` `;` TAB `|`, or `nil` to recognise it.
  package var delimiter: String?
  package var header = HeaderSetting.recognised
  /// How many lines at the top of the file are left out.
  package var skippedLines = 0
  /// Whether sums, repeated headers and what stands below the data are read as rows.
  package var keepsFooter = false
  /// `ymd`, `dmy`, `mdy`, or `nil` to recognise it; `1904` for day numbers of Excel's 1904 system.
  package var dates: String?
  /// `point` or `comma`, or `nil` to recognise it.
  package var decimal: String?
  /// Source header → canonical columns.
  package var columns: [ColumnMapping] = []
  /// The days that the data are complete for, or `nil`.
  package var covers: DayRange?
  /// The greatest age in days that the newest record may have, or `nil` for no expectation stated.
  package var cadenceDays: Int?
  package var position: Position

  package init(name: String, table: String, from: String, position: Position) {
    self.name = name
    self.table = table
    self.from = from
    self.position = position
  }
}

/// Where the names of a file's columns stand.
package enum HeaderSetting: Sendable, Hashable {
  case recognised
  /// On this line, counted from 1.
  case line(Int)
  /// Nowhere: `columns:` names the columns by number or letter.
  case none
}

package struct ColumnMapping: Sendable, Hashable {
  package var header: String
  package var columns: [String]
  package var position: Position

  package init(header: String, columns: [String], position: Position) {
    self.header = header
    self.columns = columns
    self.position = position
  }
}

package struct Goal: Sendable, Hashable {
  package var metric: String
  /// The text as written (`0.30`, `30%`); the metric's unit decides how it is read.
  package var text: String
  /// Where the value stands.
  package var position: Position
  /// Where the metric's id stands.
  package var key: Position

  package init(metric: String, text: String, position: Position, key: Position? = nil) {
    self.metric = metric
    self.text = text
    self.position = position
    self.key = key ?? position
  }
}

/// Which open deals count as stale.
package enum StaleRule: Sendable, Hashable {
  /// Older than the 95th percentile of won cycles.
  case p95
  /// Older than the longest cycle ever closed.
  case longest
  case days(Int)
}

package struct ShowSettings: Sendable, Hashable {
  /// Whether reps get pages of their own.
  package var reps = true
  package var periods: [PeriodKind] = [.month, .quarter, .year]
  /// How many earlier periods of each kind get pages.
  package var archive = 12

  package init() {}
}

package struct ColorSettings: Sendable, Hashable {
  /// `none`, `green-up` or `red-up`.
  package var direction = "none"
  /// `blue-orange` or `green-red`.
  package var status = "blue-orange"

  package init() {}
}

package struct PrivacySettings: Sendable, Hashable {
  package var noindex = true
  /// Groups of fewer answers are not shown.
  package var minimumGroup = 5

  package init() {}
}

package struct AudienceSettings: Sendable, Hashable {
  /// Tables and kinds of content that are left out.
  package var hide: [String] = []
  /// `all`, `own` or `none`: whose personal pages are written.
  package var people = "all"

  package init() {}
}

/// A change that somebody made on purpose: what came before is no baseline for what comes after.
package struct DeclaredChange: Sendable, Hashable {
  package var day: Day
  /// The metrics concerned; empty means all.
  package var metrics: [String]
  package var label: Phrase
  package var position: Position

  package init(day: Day, metrics: [String], label: Phrase, position: Position) {
    self.day = day
    self.metrics = metrics
    self.label = label
    self.position = position
  }
}
