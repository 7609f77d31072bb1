extension Catalogue {
  static let inspectMessages: [CatalogueEntry] = sheetChoiceMessages + reconciliationMessages

  /// Which sheet of a workbook, or table of a database, is read.
  private static let sheetChoiceMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "sheet-misspelt", .error,
      zh: Wording(
        "'{file}' 里没有工作表 '{sheet}'；是不是 '{near}'？", fix: "改成 sheet: {near}；有的工作表：{sheets}",
        why: "sheet 里写的是工作簿底部标签上的名字；大小写和首尾空格不计。"),
      en: Wording(
        "'{file}' has no sheet '{sheet}'; did you mean '{near}'?",
        fix: "write sheet: {near}; there are: {sheets}",
        why:
          "The name under sheet is the one on the tab at the foot of the workbook; case and outer blanks do not matter."
      )),
    CatalogueEntry(
      "sheet-unknown", .error,
      zh: Wording(
        "'{file}' 里没有工作表 '{sheet}'", fix: "改成其中之一：{sheets}",
        why: "sheet 里写的是工作簿底部标签上的名字；大小写和首尾空格不计。"),
      en: Wording(
        "'{file}' has no sheet '{sheet}'", fix: "write one of: {sheets}",
        why:
          "The name under sheet is the one on the tab at the foot of the workbook; case and outer blanks do not matter."
      )),
    CatalogueEntry(
      "sheets-not-read", .note,
      zh: Wording(
        "没有读取这些工作表或表：{sheets}", fix: "需要哪一个，就在 data 里为它加一项，写明 sheet（数据库用 sql_table）",
        why: "没有指定时，读取表头认得出来的工作表（数据库的表）；配置里的一项只读最合适的一个。其余的在这里列出。"),
      en: Wording(
        "these sheets or tables were not read: {sheets}",
        fix: "for one that is needed add an entry under data with its sheet (sql_table in a database)",
        why:
          "Unless told otherwise, sheets (tables of a database) whose header is recognised are read; an entry of the configuration reads the one that fits best. The others are listed here."
      )),
    CatalogueEntry(
      "database-in-use", .warning,
      zh: Wording(
        "旁边的 '{journal}' 里还有未写入数据库的改动，这些改动没有读到",
        fix: "关闭正在写它的程序，或运行：sqlite3 数据库 'PRAGMA wal_checkpoint(TRUNCATE)'",
        why: "正在使用的 SQLite 数据库把最近的改动先放在旁边的日志文件里。读取只看数据库文件本身，不加锁、不改动任何文件，所以缺少日志里的行。"),
      en: Wording(
        "'{journal}' beside it holds changes that are not yet in the database; they were not read",
        fix: "close the program that writes it, or run: sqlite3 DATABASE 'PRAGMA wal_checkpoint(TRUNCATE)'",
        why:
          "A SQLite database in use keeps its latest changes in a journal beside it. Only the database file itself is read, without locks and without touching any file, so the rows of the journal are missing."
      )),
  ]

  /// What stands out when a file's rows are added up.
  private static let reconciliationMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "row-rejected", .warning,
      zh: Wording(
        "这一行没有使用：{cause_zh}", fix: "在原系统里改好后重新导出",
        why: "必需的单元格缺失或读不出来，或者单元格数与表头不符的行，不参与任何计算；内容原样列出。"),
      en: Wording(
        "the row was not used: {cause}", fix: "mend it where it comes from and export again",
        why:
          "A row without a required cell, or with more or fewer cells than the header, takes part in no calculation; it is listed as it stands."
      )),
    CatalogueEntry(
      "outlier-in-month", .note,
      zh: Wording(
        "'{id}' 的金额 {amount} 占 {month} 总额的 {share}%（{count} 笔共 {total}），远大于其他记录",
        fix: "核对金额是否多写了零或单位不对（元、万元）；没有错就不用处理",
        why: "一笔记录占当月金额五分之一以上，并且超出所有记录的上四分位数加三倍四分位距。可能是真的大单，也可能是录入错误；这个月的数字主要由它决定。"),
      en: Wording(
        "'{id}' with {amount} makes up {share} % of {month} ({count|record|records}, {total} in all), far more than any usual one",
        fix: "check it for a zero too many or a wrong unit; if it is right, nothing needs to be done",
        why:
          "One record makes up more than a fifth of its month and lies beyond the upper quartile of all records plus three times the interquartile range. It may be a very large deal or a slip; the month's figure mostly depends on it."
      )),
  ]
}
