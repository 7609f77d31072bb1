extension Catalogue {
  static let ingestMessages: [CatalogueEntry] =
    fileMessages + rowMessages + valueMessages
    + doubtfulValueMessages

  /// Messages about a file as a whole and its header.
  private static let fileMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "file-empty", .error,
      zh: Wording(
        "文件是空的", fix: "重新导出；不再需要的话，删去这个文件（配置的 data: 里写了它的也一并删去）", why: "文件里没有任何一行文字。导出可能中断了，或者筛选条件一条记录也没选中。"),
      en: Wording(
        "the file is empty",
        fix:
          "export it again; if it is no longer needed, delete it, and its entry under data: if there is one",
        why:
          "The file has no line of text. The export may have been cut off, or its filter matched no record.")),
    CatalogueEntry(
      "file-is-excel", .error,
      zh: Wording(
        "这是 Excel 工作簿（{format}），不是文本", fix: "在 Excel 中另存为“CSV UTF-8（逗号分隔）”",
        why: "这里读取的是文本表格。在 Excel 或 WPS 中打开工作簿，把要用的工作表另存为“CSV UTF-8（逗号分隔）”，再把新文件放进 data 文件夹。"),
      en: Wording(
        "this is an Excel workbook ({format}), not text",
        fix: "in Excel, save it as 'CSV UTF-8 (Comma delimited)'",
        why:
          "Tables are read from text files. Open the workbook, save the sheet you need as 'CSV UTF-8 (Comma delimited)', and put the new file into the data folder."
      )),
    CatalogueEntry(
      "file-not-text", .error,
      zh: Wording(
        "文件不是文本表格，而是 {format}", fix: "导出为 CSV UTF-8", why: "文件的头几个字节属于另一种格式。把数据导出为 CSV UTF-8 后再放进 data 文件夹。"),
      en: Wording(
        "the file is no table of text but {format}", fix: "export the data as CSV UTF-8",
        why:
          "Its first bytes belong to another format. Export the data as CSV UTF-8 and put that into the data folder."
      )),
    CatalogueEntry(
      "file-too-large", .error,
      zh: Wording(
        "文件超过 {limit} 字节", fix: "按年份拆成几个文件，用 from: 'data/deals-*.csv' 一起读取", why: "一个文件最多 4 GB。几个文件可以组成一张表。"),
      en: Wording(
        "the file has more than {limit} bytes",
        fix: "split it, by year for example, and read the parts with from: 'data/deals-*.csv'",
        why: "One file may have up to 4 GB. Several files can make one table.")),
    CatalogueEntry(
      "header-only", .warning,
      zh: Wording("只有表头，没有一行数据", fix: "检查导出时的筛选条件", why: "表头可以识别，但下面没有记录，因此依赖这张表的数字都没有值。"),
      en: Wording(
        "there is a header but no row below it", fix: "check the filter of the export",
        why:
          "The header can be read, but no record follows it, so the numbers that need this table have no value."
      )),
    CatalogueEntry(
      "header-quote", .error,
      zh: Wording(
        "表头里的引号没有配对", fix: "给这个列名补上结束引号，或删去开头的引号", why: "表头决定每一列的含义。引号不配对时无法知道列名到哪里结束，因此不读这个文件。"),
      en: Wording(
        "a quote in the header is not closed", fix: "close the quote of this name, or remove it",
        why:
          "The header says what each column means. With an open quote nobody knows where a name ends, so the file is not read."
      )),
    CatalogueEntry(
      "header-not-text", .error,
      zh: Wording("表头里有不是 UTF-8 文字的字节", fix: "把文件另存为 CSV UTF-8", why: "表头决定每一列的含义，其中的文字必须可读。"),
      en: Wording(
        "the header holds bytes that are no UTF-8 text", fix: "save the file as CSV UTF-8",
        why: "The header says what each column means, so its text must be readable.")),
    CatalogueEntry(
      "header-duplicate", .warning,
      zh: Wording(
        "列名 '{name}' 出现两次（第 {first} 列和第 {number} 列），只用第一列", fix: "在导出中给其中一列改名，或去掉多余的列",
        why: "同名的列无法区分。使用最左边的一列，其余的不用。"),
      en: Wording(
        "the column '{name}' occurs twice (columns {first} and {number}); only the first is used",
        fix: "rename one of them in the export, or leave the needless one out",
        why: "Columns of the same name cannot be told apart. The leftmost is used, the others are not.")),
    CatalogueEntry(
      "header-nameless", .warning,
      zh: Wording(
        "第 {number} 列没有列名，但有内容（例如 '{text}'），不使用这一列", fix: "在表头中给它一个名字", why: "没有名字的列无法识别，也无法在配置中指定。"),
      en: Wording(
        "column {number} has no name but holds text (such as '{text}'); it is not used",
        fix: "give it a name in the header row",
        why: "A column without a name can be neither recognised nor named in the configuration.")),
    CatalogueEntry(
      "delimiter-uncertain", .warning,
      zh: Wording(
        "分隔符不确定：按{zh}读作 {columns} 列，但按{otherZh}也可读作 {otherColumns} 列",
        fix: "如果应是{otherZh}，在配置中写 delimiter: \"{other}\"",
        why: "两种分隔符都能把各行分成同样多的列。已按更整齐、列数更多的读法处理；用 quotabook inspect 核对，并在配置中写明。"),
      en: Wording(
        "the delimiter is not certain: read with {en} as {columns|column|columns}, but {otherEn} makes {otherColumns}",
        fix: "if {otherEn} is right, write delimiter: \"{other}\" in the configuration",
        why:
          "Two delimiters split all rows into equally many cells. The more regular one with more columns was taken; check with quotabook inspect and name it in the configuration."
      )),
    CatalogueEntry(
      "mixed-line-ends", .note,
      zh: Wording("换行方式不一致（{kinds}），都已识别", why: "文件可能由几段拼成，或经过不同的程序。所有换行方式都按行尾处理，结果不受影响。"),
      en: Wording(
        "the rows end in different ways ({kinds}); all are understood",
        why:
          "The file may be put together from pieces or have passed several programs. Every way counts as a row's end."
      )),
  ]

  /// Messages about single rows and cells.
  private static let rowMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "row-too-short", .warning,
      zh: Wording(
        "这一行只有 {found} 格，表头有 {expected} 列；整行不计入", fix: "补齐缺少的单元格（没有内容也要留分隔符），或删去这一行",
        why: "格数少于列数时，无法知道缺的是哪一列，因此整行不计入任何数字。原文列在数据质量页。"),
      en: Wording(
        "the row has only {found|cell|cells}, the header has {expected}; no number counts the row",
        fix: "add the missing cells (an empty one needs its delimiter too), or remove the row",
        why:
          "With fewer cells than columns nobody knows which one is missing, so no number counts the row. Its text is listed on the data-quality page."
      )),
    CatalogueEntry(
      "row-too-long", .warning,
      zh: Wording(
        "这一行有 {found} 格，表头只有 {expected} 列；整行不计入", fix: "给含有分隔符的内容加上引号，或删去多余的单元格",
        why: "多出的格通常来自没有加引号的逗号。无法知道从哪一格开始错位，因此整行不计入任何数字。原文列在数据质量页。"),
      en: Wording(
        "the row has {found|cell|cells}, the header only {expected}; no number counts the row",
        fix: "put text that contains the delimiter into quotes, or remove the surplus cells",
        why:
          "Surplus cells usually come from a comma without quotes. Nobody knows where the shift begins, so no number counts the row. Its text is listed on the data-quality page."
      )),
    CatalogueEntry(
      "quote-unclosed", .warning,
      zh: Wording(
        "这个引号直到文件末尾都没有结束；只放弃这一行，后面的照常读取", fix: "补上结束引号，或删去这个引号",
        why: "引号里的内容可以跨行，所以漏掉的引号会吞掉后面的所有行。这里只放弃引号所在的行，从下一行继续。"),
      en: Wording(
        "this quote is not closed up to the end of the file; only this line is given up, the rest is read",
        fix: "close the quote, or remove it",
        why:
          "Quoted text may run over lines, so an open quote would swallow all that follows. Only the line with the quote is given up; reading goes on with the next."
      )),
    CatalogueEntry(
      "quote-stray", .warning,
      zh: Wording(
        "这一格的引号在第 {line} 行第 {at} 字符前结束，后面还有文字；只放弃这一行", fix: "把格内的引号写成两个（\"\"），或补上结束引号",
        why: "引号内的引号要写成两个。否则无法知道这一格到哪里结束。这里只放弃引号所在的行，从下一行继续。"),
      en: Wording(
        "the cell goes on after its closing quote (line {line}, character {at}); only this line is given up",
        fix: "write a quote inside a cell twice (\"\"), or close the cell's quote",
        why:
          "A quote inside quoted text is written twice; otherwise nobody knows where the cell ends. Only the line with the quote is given up; reading goes on with the next."
      )),
    CatalogueEntry(
      "cell-not-utf8", .warning,
      zh: Wording(
        "'{column}' 列的这一格含有不是 UTF-8 文字的字节；已留空", fix: "在来源系统里改正这一格，再导出为 UTF-8",
        why: "文件其余部分是 UTF-8，只有这一格不是，通常是粘贴或截断造成的。猜出来的文字不可靠，因此留空。"),
      en: Wording(
        "the cell in column '{column}' holds bytes that are no UTF-8 text; left empty",
        fix: "correct the cell where it comes from and export it as UTF-8 again",
        why:
          "The rest of the file is UTF-8 but this cell is not, usually through pasting or cutting off. Guessed text is not reliable, so the cell is left empty."
      )),
    CatalogueEntry(
      "cell-with-nul", .warning,
      zh: Wording(
        "'{column}' 列的这一格含有 NUL 字节；已留空", fix: "重新导出文件；文件可能在传输中损坏", why: "文本里不会有值为 0 的字节，它说明文件损坏，因此这一格不可信。"),
      en: Wording(
        "the cell in column '{column}' holds NUL bytes; left empty",
        fix: "export the file again; it may have been damaged on the way",
        why: "Text has no bytes of value 0: they show damage, so the cell cannot be trusted.")),
  ]

  /// Messages about values that cannot be read.
  private static let valueMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "unreadable-date", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 不是日期；已留空", fix: "写成 2026-11-20 这样",
        why: "可读的写法：2026-11-20、2026/11/20、2026年11月20日、20.11.2026、20 Nov 2026，后面可带时间；还有 13 位毫秒数和 Excel 日期序号。"),
      en: Wording(
        "'{text}' in column '{column}' is not a date; left empty", fix: "write it like 2026-11-20",
        why:
          "Readable forms: 2026-11-20, 2026/11/20, 2026年11月20日, 20.11.2026, 20 Nov 2026, with or without a time; also milliseconds of 13 digits and Excel's day numbers."
      )),
    CatalogueEntry(
      "impossible-date", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 是不存在的日期；已留空", fix: "改成日历上有的日期", why: "写法可以读，但日历上没有这一天，例如 2026-02-29。"),
      en: Wording(
        "'{text}' in column '{column}' is no day of the calendar; left empty",
        fix: "correct it to a day that exists",
        why: "The form can be read, but the calendar has no such day, as with 2026-02-29.")),
    CatalogueEntry(
      "date-order-unknown", .warning,
      zh: Wording(
        "'{column}' 列的日期有两种读法：'{text}' 可以是 {first}（{firstOrder}）或 {second}（{secondOrder}）；{count} 格留空",
        fix: "在配置中写 dates: {firstOrder} 或 dates: {secondOrder}",
        why: "整列没有一个日期能说明先写日还是先写月。猜错会把记录算进别的月份，因此这些格留空，等您说明。"),
      en: Wording(
        "the dates in column '{column}' have two readings: '{text}' is {first} ({firstOrder}) or {second} ({secondOrder}); {count|cell|cells} left empty",
        fix: "write dates: {firstOrder} or dates: {secondOrder} in the configuration",
        why:
          "No date of the column tells whether the day or the month comes first. A wrong guess would move records into other months, so the cells are left empty until you say."
      )),
    CatalogueEntry(
      "date-order-mixed", .warning,
      zh: Wording(
        "'{column}' 列混有两种日期顺序：{firstCount} 格只能是 {firstOrder}，{secondCount} 格只能是 {secondOrder}，例如 '{text}'；{count} 格留空",
        fix: "重新导出，日期用 2026-11-20 的写法；或在配置中写 dates: {firstOrder}",
        why: "常见于用表格软件打开再保存的文件：软件按自己的习惯改写了一部分日期，日和月可能已经互换。任何一种读法都会读错一部分，因此留空。"),
      en: Wording(
        "the dates in column '{column}' mix two orders: {firstCount|cell|cells} can only be {firstOrder}, {secondCount} only {secondOrder}, such as '{text}'; {count|cell|cells} left empty",
        fix: "export again with dates like 2026-11-20, or write dates: {firstOrder} in the configuration",
        why:
          "Usual for files that a spreadsheet opened and saved: it rewrote some of the dates after its own custom, and day and month may have changed places. Either reading would be wrong for a part, so the cells are left empty."
      )),
    CatalogueEntry(
      "unreadable-amount", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 不是金额；已留空", fix: "写成 123000、123,000.50 或 12.3万 这样",
        why: "可读的写法：123000、1,234.50、1.234,50、￥12.3万、(500)、500-；可带货币符号和 元、万、亿、k。"),
      en: Wording(
        "'{text}' in column '{column}' is not an amount; left empty",
        fix: "write it like 123000, 123,000.50 or 12.3万",
        why:
          "Readable forms: 123000, 1,234.50, 1.234,50, ￥12.3万, (500), 500-; with a currency sign and 元, 万, 亿 or k."
      )),
    CatalogueEntry(
      "ambiguous-amount", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 有两种读法，因为这一列里逗号和点都当过小数点；已留空",
        fix: "在导出中统一数字格式，或在配置中写 decimal: point 或 decimal: comma",
        why: "'1,234' 可以是一千二百三十四，也可以是一点二三四。同一列的其他格两种习惯都有，因此不猜。"),
      en: Wording(
        "'{text}' in column '{column}' has two readings, for the column uses both comma and point for decimals; left empty",
        fix: "export with one number format, or write decimal: point or decimal: comma in the configuration",
        why:
          "'1,234' may be one thousand two hundred and thirty-four or one point two three four. Other cells of the column show both customs, so nothing is guessed."
      )),
    CatalogueEntry(
      "amount-too-large", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 大得不能精确计算；已留空", fix: "检查单位（元、万、亿）", why: "金额最多约 9.2 亿亿元；超过的多半是单位写错。"),
      en: Wording(
        "'{text}' in column '{column}' is too large to be counted exactly; left empty",
        fix: "check its unit",
        why: "Amounts go up to about 92 thousand million million; more is probably a wrong unit.")),
    CatalogueEntry(
      "unreadable-number", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 不是数字；已留空", fix: "写成 1234.5 或 12% 这样",
        why: "可读的写法：1234.5、1,234.5、1.234,5、12%、(5)、1.2万。"),
      en: Wording(
        "'{text}' in column '{column}' is not a number; left empty", fix: "write it like 1234.5 or 12%",
        why: "Readable forms: 1234.5, 1,234.5, 1.234,5, 12%, (5), 1.2万.")),
  ]
}
