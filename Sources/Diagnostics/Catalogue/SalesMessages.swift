extension Catalogue {
  static let salesMessages: [CatalogueEntry] =
    fileMessages + mappingMessages + rowMessages + currencyMessages + dealMessages + nameMessages

  private static let fileMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "path-outside-site", .error,
      zh: Wording(
        "'{path}' 不在站点文件夹里", fix: "把文件放进站点的 data/，并写相对路径；不要用指向外面的链接",
        why: "站点读的文件必须在站点文件夹内，链接也不能指向外面，这样站点才能整体复制、备份和重建，别处的文件也不会误被发布。"),
      en: Wording(
        "'{path}' is not inside the site folder",
        fix: "put the file itself, not a link to it, into data/ of the site and write a relative path",
        why:
          "What a site reads lives inside its folder, and no link may lead out of it, so that the site can be copied, kept and rebuilt as a whole and no other file is published by mistake."
      )),
    CatalogueEntry(
      "link-outside-site", .error,
      zh: Wording(
        "'{path}' 是指向站点文件夹之外的链接；没有读取", fix: "用文件本身替换这个链接",
        why: "站点读的文件必须在站点文件夹内，链接也不能指向外面，这样站点才能整体复制、备份和重建，别处的文件也不会误被发布。"),
      en: Wording(
        "'{path}' is a link that leads out of the site folder; it is not read",
        fix: "put the file itself in the place of the link",
        why:
          "What a site reads lives inside its folder, and no link may lead out of it, so that the site can be copied, kept and rebuilt as a whole and no other file is published by mistake."
      )),
    CatalogueEntry(
      "table-not-recognised", .warning,
      zh: Wording(
        "认不出这是什么表；没有使用", fix: "在 quotabook.yml 的 data: 里写明 table（{tables}）和 columns",
        why: "先看配置，再看文件名，最后看表头；表头里没有任何一种表的必需列。"),
      en: Wording(
        "cannot tell which table this is; not used",
        fix: "name its table ({tables}) and its columns under data: in quotabook.yml",
        why:
          "The configuration decides, then the file name, then the header; this header has the required columns of no table."
      )),
    CatalogueEntry(
      "unknown-data-table", .error,
      zh: Wording("没有 '{table}' 这种表", fix: "可用的表：{tables}", why: "table: 只能是标准表名；不写时由条目名、文件名和表头决定。"),
      en: Wording(
        "there is no table '{table}'", fix: "use one of: {tables}",
        why:
          "table: takes only canonical names; without it the entry's name, the file name and the header decide."
      )),
    CatalogueEntry(
      "misspelt-data-table", .error,
      zh: Wording("没有 '{table}' 这种表", fix: "改成 '{near}'", why: "table: 只能是标准表名；这里有一个写法相近的。"),
      en: Wording(
        "there is no table '{table}'", fix: "write '{near}'",
        why: "table: takes only canonical names; there is one that is spelt much like it.")),
    CatalogueEntry(
      "table-lacks-column", .error,
      zh: Wording(
        "'{table}' 必须有列 '{column}'，表头里没有对应的列；没有使用这个文件", fix: "在 quotabook.yml 里写明是哪一列，例如 {snippet}",
        why: "没有必需列，这张表的行就无法计数。表头用别的叫法时，在 columns: 里对应起来。"),
      en: Wording(
        "'{table}' needs the column '{column}', and no header stands for it; the file is not used",
        fix: "say in quotabook.yml which header it is, as in {snippet}",
        why:
          "Without its required columns the rows of a table cannot be counted. Where the header uses another word, map it under columns:."
      )),
    CatalogueEntry(
      "column-not-in-file", .error,
      zh: Wording(
        "'{table}' 必须有列 '{column}'，这个文件里没有；没有使用这个文件", fix: "导出时加上这一列；如果这个文件本来是别的表，在 quotabook.yml 里写明 table",
        why: "没有必需列，这张表的行就无法计数，而文件里也没有哪个列名像是它。"),
      en: Wording(
        "'{table}' needs the column '{column}', and the file has no such column; the file is not used",
        fix:
          "export it with that column; if the file is another table, say which one under data: in quotabook.yml",
        why:
          "Without its required columns the rows of a table cannot be counted, and no header of the file looks like the missing one."
      )),
    CatalogueEntry(
      "no-deals-or-orders", .error,
      zh: Wording("没有商机表，也没有订单表", fix: "导出商机或订单为 CSV，放进站点的 data/", why: "所有指标都从商机或订单算起，至少要有一张。"),
      en: Wording(
        "there are neither deals nor orders", fix: "export deals or orders as CSV into data/ of the site",
        why: "Every figure starts from deals or orders; at least one of the two must be there.")),
    CatalogueEntry(
      "stale-extract", .warning,
      zh: Wording(
        "最新的记录是 {newest}，到 {asOf} 已有 {age} 天；应当不超过 {cadence} 天", fix: "重新导出这个文件",
        why: "配置里的 cadence 说明这个文件多久更新一次。超过期限的数据会让页面显示“数据已旧”的横幅；--strict 时是错误。"),
      en: Wording(
        "the newest record is of {newest}, {age|day|days} before {asOf}; days allowed: {cadence}",
        fix: "export this file again",
        why:
          "cadence: in the configuration says how often the file is renewed. Older data put a banner on every page; with --strict they are an error."
      )),
    CatalogueEntry(
      "after-as-of", .note,
      zh: Wording("{count} 行的 '{column}' 晚于 {asOf}，当天还不存在，没有计入", why: "站点显示截至某一天的情况；之后才出现的记录不计入。"),
      en: Wording(
        "rows whose '{column}' is after {asOf}: {count}; on that day they did not exist and are left out",
        why: "The site shows the state of one day; records that appear later are left out.")),
  ]

  private static let mappingMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "unknown-column-name", .error,
      zh: Wording("'{table}' 没有列 '{column}'", fix: "可用的列：{columns}", why: "columns: 右边必须是标准列名。"),
      en: Wording(
        "'{table}' has no column '{column}'", fix: "use one of: {columns}",
        why: "The right side of columns: takes canonical column names.")),
    CatalogueEntry(
      "misspelt-column-name", .error,
      zh: Wording("'{table}' 没有列 '{column}'", fix: "改成 '{near}'", why: "columns: 右边必须是标准列名；这里有一个写法相近的。"),
      en: Wording(
        "'{table}' has no column '{column}'", fix: "write '{near}'",
        why:
          "The right side of columns: takes canonical column names; there is one that is spelt much like it.")
    ),
    CatalogueEntry(
      "unknown-header", .warning,
      zh: Wording("'{file}' 没有列 '{header}'；这条对应没有作用", fix: "它的列是：{headers}", why: "columns: 左边必须是文件里的列名。"),
      en: Wording(
        "'{file}' has no column '{header}'; this mapping has no effect", fix: "its columns are: {headers}",
        why: "The left side of columns: takes headers as they stand in the file.")),
    CatalogueEntry(
      "misspelt-header", .warning,
      zh: Wording(
        "'{file}' 没有列 '{header}'；这条对应没有作用", fix: "改成 '{near}'", why: "columns: 左边必须是文件里的列名；这里有一个写法相近的。"),
      en: Wording(
        "'{file}' has no column '{header}'; this mapping has no effect", fix: "write '{near}'",
        why: "The left side of columns: takes headers as they stand in the file; there is one much like it.")),
  ]

  private static let rowMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "required-cell-empty", .warning,
      zh: Wording("必需列 '{column}' 是空的；没有使用这一行", fix: "在 CRM 里补上后重新导出", why: "没有必需列的行无法计数，列在数据质量页上。"),
      en: Wording(
        "the required column '{column}' is empty; the row is not used",
        fix: "fill it in the CRM and export again",
        why: "A row without its required columns cannot be counted; the data-quality page lists it.")),
    CatalogueEntry(
      "required-cell-unreadable", .warning,
      zh: Wording(
        "必需列 '{column}' 里的 '{text}' 读不出来；没有使用这一行", fix: "改成日期或数字的常见写法", why: "没有必需列的行无法计数，列在数据质量页上。"),
      en: Wording(
        "'{text}' in the required column '{column}' cannot be read; the row is not used",
        fix: "write a date or a number in a common form",
        why: "A row without its required columns cannot be counted; the data-quality page lists it.")),
    CatalogueEntry(
      "half-year-target", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 是半年；目标属于年、季度、月或周，没有使用", fix: "写成两个季度的目标，例如 2026-Q1 和 2026-Q2",
        why: "站点的期间是周、月、季度和年。半年的目标不能自动分到季度：各季度的节奏不同。"),
      en: Wording(
        "'{text}' in column '{column}' is half a year; a target belongs to a year, quarter, month or week and this one is not used",
        fix: "write it as the targets of two quarters, such as 2026-Q1 and 2026-Q2",
        why:
          "The periods of the site are weeks, months, quarters and years. A half-year is not spread over its quarters, which have rhythms of their own."
      )),
    CatalogueEntry(
      "sheet-of-text-file", .warning,
      zh: Wording(
        "'{file}' 是文本文件，没有工作表；没有用到 sheet: {sheet}", fix: "删去 sheet:，或让 from: 指向工作簿",
        why: "sheet: 在 Excel 工作簿和 SQLite 数据库里选一张表；CSV 文件本身就是一张表。"),
      en: Wording(
        "'{file}' is a text file without sheets; sheet: {sheet} is not used",
        fix: "remove sheet:, or let from: name a workbook",
        why:
          "sheet: chooses a table of an Excel workbook or a SQLite database; a CSV file is one table itself.")
    ),
    CatalogueEntry(
      "problems-not-listed", .warning,
      zh: Wording(
        "这个文件还有 {count} 处问题，这里只列出前 {limit} 处", fix: "改好列出的这些，再重新生成",
        why: "data/problems.csv 对每个文件最多列出 1 万处问题。"),
      en: Wording(
        "the file has {count|more problem|more problems}; only the first {limit} are listed",
        fix: "mend those listed and build again",
        why: "data/problems.csv lists at most 10,000 problems of each file.")),
    CatalogueEntry(
      "unreadable-period", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 不是期间；没有使用这一行", fix: "写成 2026、2026-Q3 或 2026-11 这样",
        why: "目标属于某一年、季度、月或周；年份列缺失时，月份列也无法归属。"),
      en: Wording(
        "'{text}' in column '{column}' is not a period; the row is not used",
        fix: "write it like 2026, 2026-Q3 or 2026-11",
        why:
          "A target belongs to a year, quarter, month or week; without a year the columns of months belong nowhere."
      )),
    CatalogueEntry(
      "duplicate-id", .warning,
      zh: Wording(
        "'{column}' 列的 '{id}' 有多行；采用 {used}，不用这一行", fix: "在源表里删去多余的行", why: "同一个编号只算一次：取最后修改的一行，没有修改时间时取最后一行。"
      ),
      en: Wording(
        "'{id}' in column '{column}' stands in several rows; the one at {used} is used, this one is not",
        fix: "remove the surplus row at its source",
        why:
          "One id counts once: the row modified last is used, and the last row where no modification time is known."
      )),
    CatalogueEntry(
      "duplicates-across-files", .note,
      zh: Wording(
        "{count} 行在 '{used}' 里也有，采用那里较新的一行", why: "同一条记录出现在几个文件里时只算一次：取最后修改的一行，修改时间相同或没有时取较新的文件。"),
      en: Wording(
        "rows that stand in '{used}' too, where the newer ones are taken from: {count}",
        why:
          "A record that several files hold counts once: the row modified last is used, and that of the newer file where the times are equal or missing."
      )),
  ]

  private static let currencyMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "foreign-currency", .warning,
      zh: Wording(
        "{count} 行的货币是 {currency}，不是 {site}，而站点没有汇率表；这些金额留空；这是第一行",
        fix: "建立 data/rates.csv，第一行写 date,currency,rate，下面写 {line}（1 {currency} 合多少 {site}）",
        why: "不同货币的金额不能直接相加；有汇率表时，按记录当天或之前最近一天的汇率换算。"),
      en: Wording(
        "rows in {currency} instead of {site}: {count}, and the site has no rates; their amounts are left empty; this is the first",
        fix:
          "write data/rates.csv with the header date,currency,rate and the line {line} (one {currency} in {site})",
        why:
          "Amounts in different currencies cannot be added; with a table of rates they are converted at the last rate on or before the record's day."
      )),
    CatalogueEntry(
      "rate-missing", .warning,
      zh: Wording(
        "{count} 行的货币是 {currency}，汇率表里没有 {day} 或更早的汇率；这些金额留空；这是第一行",
        fix: "在汇率表里加一行：{line}（1 {currency} 合多少 {site}）", why: "金额按记录当天或之前最近一天的汇率换算；没有汇率就不换算，绝不按 1:1 相加。"),
      en: Wording(
        "rows in {currency} without a rate of {day} or before: {count}; their amounts are left empty; this is the first",
        fix: "add to the rates the line {line} (one {currency} in {site})",
        why:
          "Amounts are converted at the last rate on or before the record's day; without one they are left out, never added one to one."
      )),
    CatalogueEntry(
      "foreign-currency-sign", .warning,
      zh: Wording(
        "{count} 行的金额写着 '{currency}'，可能是 {candidates}，站点的货币是 {site}；这些金额留空；这是第一行",
        fix: "导出时加上币种列，或在汇率表里只列出其中一种货币", why: "同一个符号是几种货币共用的；不知道是哪一种，就无法换算。"),
      en: Wording(
        "rows with '{currency}', which may be {candidates}, while the site's currency is {site}: {count}; their amounts are left empty; this is the first",
        fix: "export the currency too, or give rates for only one of these currencies",
        why: "Several currencies share the sign; without knowing which one it is, nothing can be converted.")),
  ]

  private static let dealMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "closed-before-created", .warning,
      zh: Wording(
        "成交日 {closed} 早于创建日 {created}；这一行不计入销售周期", fix: "在 CRM 里改正其中一个日期", why: "这样的商机照常计入数量和金额，只是不计入周期。"),
      en: Wording(
        "closed on {closed}, before it was created on {created}; left out of sales cycles",
        fix: "correct one of the two days in the CRM",
        why: "Such a deal counts in numbers and amounts as usual, only not in cycles.")),
    CatalogueEntry(
      "closed-after-as-of", .warning,
      zh: Wording(
        "{count} 个商机的成交日晚于文件的修改日，在 {asOf} 仍按进行中计算；这是第一个", fix: "核对这些商机的成交日",
        why: "文件导出时还没有到来的成交日，多半是录入错误，或把预计日期当成了成交日期。"),
      en: Wording(
        "deals closed later than the file itself was written: {count}; they are open on {asOf}; this is the first",
        fix: "check the close days of these deals",
        why:
          "A close that had not come when the file was exported is usually a slip, or an expected day in the wrong column."
      )),
    CatalogueEntry(
      "decided-without-close", .warning,
      zh: Wording(
        "{count} 个已赢单或输单的商机没有成交日，不计入任何期间；这是第一个", fix: "在 CRM 里补上成交日，再重新导出", why: "赢单和输单按成交日归入期间；没有日期的只计入全部。"),
      en: Wording(
        "won or lost deals without a close day: {count}; no period counts them; this is the first",
        fix: "fill in the day in the CRM and export again",
        why: "Won and lost deals belong to the period of their close day; without one they belong to none.")),
    CatalogueEntry(
      "status-from-closed", .warning,
      zh: Wording(
        "没有阶段列，也没有状态列；有成交日的商机按赢单计算", fix: "导出时加上阶段或状态列", why: "没有阶段和状态就分不出赢单和输单，赢单率没有意义。"),
      en: Wording(
        "there is neither stage nor status; deals with a close day count as won",
        fix: "export the stage or the status too",
        why: "Without stage and status nobody can tell won from lost, and win rates mean nothing.")),
    CatalogueEntry(
      "unknown-status", .warning,
      zh: Wording(
        "不认识状态 '{status}'（共 {count} 行，这是第一行）；改由阶段判断，没有阶段的按进行中计算",
        fix: "在 quotabook.yml 的 stages: 里列出它，或在 CRM 里改成进行中、赢单、输单或无效",
        why: "状态说明商机是进行中、赢单、输单还是无效。"),
      en: Wording(
        "the status '{status}' is not known (rows: {count}; this is the first); the stage decides, else the deal is open",
        fix: "list it under stages: in quotabook.yml, or use open, won, lost or void in the CRM",
        why: "The status says whether a deal is open, won, lost or void.")),
    CatalogueEntry(
      "unknown-stage", .warning,
      zh: Wording(
        "配置的 stages: 里没有阶段 '{stage}'（共 {count} 行）；按进行中计算，排在最后", fix: "把它加进 quotabook.yml 的 stages:",
        why: "配置列出阶段时，只有列出的阶段有确定的顺序和概率。"),
      en: Wording(
        "stages: of the configuration lacks '{stage}' (rows: {count}); it counts as open and comes last",
        fix: "add it to stages: in quotabook.yml",
        why: "Where the configuration lists the stages, only those have a certain place and probability.")),
    CatalogueEntry(
      "misspelt-stage", .warning,
      zh: Wording(
        "配置的 stages: 里没有阶段 '{stage}'（共 {count} 行）；按进行中计算，排在最后",
        fix: "如果是指 '{near}'，在 stages: 里把这种写法加进它的 names",
        why: "配置列出阶段时，只有列出的阶段有确定的顺序和概率。"),
      en: Wording(
        "stages: of the configuration lacks '{stage}' (rows: {count}); it counts as open and comes last",
        fix: "if '{near}' is meant, add the spelling to its names under stages:",
        why: "Where the configuration lists the stages, only those have a certain place and probability.")),
    CatalogueEntry(
      "amount-from-list", .note,
      zh: Wording("{count} 个进行中的商机没有金额，用目录价代替", why: "页面上标明这些金额是目录价。"),
      en: Wording(
        "open deals without amount: {count}; their list price stands in",
        why: "Pages mark such amounts as list prices.")),
    CatalogueEntry(
      "won-for-nothing", .note,
      zh: Wording("{count} 个赢单的金额是 0，按 0 计入", why: "赢单金额为 0 可能是免费试用，也可能是漏填。"),
      en: Wording(
        "won deals with an amount of 0: {count}; they count as 0",
        why: "A won amount of 0 may be a free trial, or an amount that was never filled in.")),
    CatalogueEntry(
      "manager-is-team", .note,
      zh: Wording("没有团队列；以上级的名字作为团队", fix: "有团队列时，会改用它", why: "没有团队列时，同一上级的人算作一个团队。"),
      en: Wording(
        "there is no column of teams; the manager's name stands for the team",
        fix: "add a column team to use it instead",
        why: "Without a column of teams, those who share a manager are a team.")),
  ]

  private static let nameMessages: [CatalogueEntry] =
    unknownName("product", zh: "产品", en: "products") + unknownName("owner", zh: "人员", en: "people")
    + unknownName("account", zh: "客户", en: "accounts")

  private static func unknownName(_ dimension: String, zh: String, en: String) -> [CatalogueEntry] {
    let why = (
      zh: "名称对不上\(zh)表时，价格、团队、区域等信息就查不到。拼写不同的用 aliases: 对应。",
      en:
        "A name that \(en) do not hold has no price, team or region there. Spellings are mended by aliases:."
    )
    return [
      CatalogueEntry(
        "unknown-\(dimension)", .warning,
        zh: Wording(
          "'{column}' 列的 '{name}' 不在\(zh)表里（共 {count} 行，这是第一行）",
          fix: "把它加进\(zh)表；如果只是写法不同，在 quotabook.yml {place_zh}加一行：{snippet}", why: why.zh),
        en: Wording(
          "'{name}' in column '{column}' is not among the \(en) (rows: {count}; this is the first)",
          fix:
            "add it to the table of \(en); if only the spelling differs, add to quotabook.yml{place} this line: {snippet}",
          why: why.en)),
      CatalogueEntry(
        "misspelt-\(dimension)", .warning,
        zh: Wording(
          "'{column}' 列的 '{name}' 不在\(zh)表里（共 {count} 行，这是第一行）",
          fix: "如果是指 '{near}'，在 quotabook.yml {place_zh}加一行：{snippet}", why: why.zh),
        en: Wording(
          "'{name}' in column '{column}' is not among the \(en) (rows: {count}; this is the first)",
          fix: "if '{near}' is meant, add to quotabook.yml{place} this line: {snippet}", why: why.en)),
    ]
  }
}
