extension Catalogue {
  /// Messages about values that have two readings or that a spreadsheet has spoilt.
  static let doubtfulValueMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "date-order-by-pattern", .warning,
      zh: Wording(
        "'{column}' 列混有两种日期写法：'{other}' 这类是 {otherOrder}，但 '{text}' 可以是 {first}（{firstOrder}）或 {second}（{secondOrder}）；这样写的 {count} 格留空",
        fix: "在配置中写 dates: {firstOrder} 或 dates: {secondOrder}；或重新导出，日期用 2026-11-20 的写法",
        why:
          "常见于用表格软件打开再保存的文件：软件按自己的习惯改写了它能读懂的日期（日不大于 12 的那些），其余的原样留下。一种写法的顺序证明不了另一种，猜错会把记录算进别的月份，因此留空，等您说明。"
      ),
      en: Wording(
        "the dates in column '{column}' are written in two ways: texts like '{other}' are {otherOrder}, but '{text}' is {first} ({firstOrder}) or {second} ({secondOrder}); {count|cell written so is|cells written so are} left empty",
        fix:
          "write dates: {firstOrder} or dates: {secondOrder} in the configuration, or export again with dates like 2026-11-20",
        why:
          "Usual for files that a spreadsheet opened and saved: it rewrote the dates that it could read after its own custom (those up to the 12th) and left the others alone. The order of the one kind proves nothing about the other, and a wrong guess would move records into other months, so the cells are left empty until you say."
      )),
    CatalogueEntry(
      "impossible-time", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 里的时间不存在；已留空", fix: "改正时间，或只写日期",
        why: "日期可以读，但后面的时间（例如 25:61）钟表上没有，说明这一格可能错位或损坏，因此不采用它的日期。"),
      en: Wording(
        "the time of '{text}' in column '{column}' does not exist; left empty",
        fix: "correct the time, or write the date alone",
        why:
          "The date can be read, but no clock shows the time behind it, such as 25:61. The cell may be shifted or damaged, so its date is not used either."
      )),
    CatalogueEntry(
      "lone-day-number", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 可能是 Excel 日期序号，但这一列的其他格不是；已留空",
        fix: "在 Excel 中把整列设为日期格式再导出，或把这一格写成 2026-11-20 这样",
        why: "Excel 把日期存成从 1900 年（或 1904 年）起数的天数。整列几乎都是这样的数时才按序号读；夹在别的内容里的一个数也可能是别的东西，因此不猜。"),
      en: Wording(
        "'{text}' in column '{column}' may be a day number of Excel, but the other cells are none; left empty",
        fix:
          "give the whole column a date format in Excel and export again, or write the cell like 2026-11-20",
        why:
          "Excel keeps dates as days counted from 1900 (or 1904). They are read as such where nearly the whole column holds them; a single number among other texts may be something else, so nothing is guessed."
      )),
    CatalogueEntry(
      "decimal-sign-unknown", .warning,
      zh: Wording(
        "'{column}' 列的数字有两种读法：'{text}' 可以是 {grouped}（千位分隔）或 {fraction}（小数）；{count} 格留空",
        fix: "在配置中写 decimal: {groupedSign}（读作 {grouped}）或 decimal: {fractionSign}（读作 {fraction}）",
        why: "整列没有一格能说明逗号和点哪个是小数点。两种读法相差一千倍，因此这些格留空，等您说明。"),
      en: Wording(
        "the numbers in column '{column}' have two readings: '{text}' is {grouped} (groups of thousands) or {fraction} (decimals); {count|cell|cells} left empty",
        fix:
          "write decimal: {groupedSign} (for {grouped}) or decimal: {fractionSign} (for {fraction}) in the configuration",
        why:
          "No cell of the column tells whether comma or point marks decimals. The readings differ by a factor of a thousand, so the cells are left empty until you say."
      )),
    CatalogueEntry(
      "spreadsheet-error", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 是表格公式的错误；已留空", fix: "在表格中修好这个公式，再导出",
        why: "#REF!、#VALUE!、#DIV/0! 等是电子表格对出错公式的标记，文件里没有真正的值。"),
      en: Wording(
        "'{text}' in column '{column}' is the error of a formula; left empty",
        fix: "mend the formula in the spreadsheet and export again",
        why:
          "#REF!, #VALUE!, #DIV/0! and the like are a spreadsheet's marks for a formula that failed; the file holds no value for the cell."
      )),
    CatalogueEntry(
      "cell-of-hashes", .warning,
      zh: Wording(
        "'{column}' 列的 '{text}' 是因列太窄而写出的井号，原值已丢失；已留空", fix: "在表格中把这一列拉宽，再导出",
        why: "列太窄时 Excel 用 # 代替日期和数字，另存为 CSV 时写出的也是 #。"),
      en: Wording(
        "'{text}' in column '{column}' stands for a value that did not fit its column; left empty",
        fix: "widen the column in the spreadsheet and export again",
        why:
          "Excel shows # instead of a date or number that is wider than its column, and writes the same into a CSV file."
      )),
    CatalogueEntry(
      "damaged-id", .warning,
      zh: Wording(
        "'{column}' 列的编号 '{text}' 已被电子表格改写，后面的数字丢失；按文字保留", fix: "从 CRM 重新导出，不要用 Excel 打开后另存；或先把这一列设为文本格式",
        why:
          "Excel 只保留 15 位数字：更长的编号写成 1.23457E+18，或末尾变成 0。这样的编号可能重复，也无法与其他表对应，链接也会失效。"),
      en: Wording(
        "a spreadsheet has rewritten the id '{text}' in column '{column}' and lost its last digits; kept as text",
        fix:
          "export again from the CRM without saving in Excel, or give the column the text format before opening the file",
        why:
          "Excel keeps 15 digits: longer ids become 1.23457E+18, or end in zeros. Such ids may repeat, match no other table, and lead to no record."
      )),
  ]
}
