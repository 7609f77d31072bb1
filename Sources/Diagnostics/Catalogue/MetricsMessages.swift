extension Catalogue {
  static let metricsMessages: [CatalogueEntry] = expressionMessages + definitionMessages + targetMessages

  private static let expressionMessages: [CatalogueEntry] = [
    entry(
      "expression-syntax", zh: "'{text}' 不能出现在表达式里", "去掉它，或把文本放进引号",
      en: "'{text}' has no place in an expression", "remove it, or put text into quotes",
      "表达式由列名、指标 id、数字、引号中的文本和 + - * / ( ) , = != < <= > >= 组成。",
      "Expressions consist of columns, metric ids, numbers, quoted text and + - * / ( ) , = != < <= > >=."),
    entry(
      "expression-unclosed", zh: "引号 {quote} 没有配对", "补上另一个引号", en: "the quote {quote} is not closed",
      "add the closing quote", "引号中的文本要有结束引号。", "Text in quotes needs a quote at its end."),
    entry(
      "expression-number", zh: "'{text}' 不是可用的数字", "写成 0.3、30% 或 1200 这样的形式",
      en: "'{text}' is not a usable number", "write it like 0.3, 30% or 1200", "数字最多六位小数，不带千分位。",
      "Numbers have at most six decimals and no thousands separators."),
    entry(
      "expression-day", zh: "'{text}' 不是日历中的一天", "写成 2026-11-20", en: "'{text}' is no day of the calendar",
      "write it like 2026-11-20", "日期按 年-月-日 书写，且必须存在。", "Days are written year-month-day and must exist."),
    entry(
      "expression-expected", zh: "此处应为 {expected_zh}，却是 {found_zh}", "对照指标格式的例子改正",
      en: "{expected} should stand here instead of {found}", "compare with the examples of the metric format",
      "表达式的写法：sum(amount) where status = won；count() where status in (won, lost)；deals-won / deals-created。",
      "Expressions look like: sum(amount) where status = won; count() where status in (won, lost); deals-won / deals-created."
    ),
    entry(
      "expression-missing", zh: "指标 '{metric}' 的表达式是空的，或不是文本", "写上表达式，例如 sum(amount)",
      en: "the expression of metric '{metric}' is empty or no text", "write one, such as sum(amount)",
      "value、of、over 和 formula 的值是一行文本。", "The values of value, of, over and formula are one line of text."),
    entry(
      "unknown-column", zh: "表 {table} 没有列 '{column}'", "查看表格说明，或在 quotabook.yml 的 columns 里映射",
      en: "table '{table}' has no column '{column}'",
      "see the list of columns, or map one under columns in quotabook.yml",
      "可用的列是标准列，加上配置中映射的列。", "Columns are the canonical ones and those that the configuration maps."),
    entry(
      "misspelt-column", zh: "表 {table} 没有列 '{column}'", "如果是指 '{near}'，改过来",
      en: "table '{table}' has no column '{column}'", "if '{near}' is meant, write that", "列名拼写与表中的列不符。",
      "The column is spelt differently from those of the table."),
    entry(
      "unknown-value", zh: "列 {column} 没有值 '{text}'", "可用的有：{known}",
      en: "column '{column}' has no value '{text}'", "there are: {known}", "这一列的值是固定的几个，其他的值一行也选不中。",
      "The values of this column are a closed list; no row could ever meet another one."),
    entry(
      "misspelt-value", zh: "列 {column} 没有值 '{text}'", "如果是指 '{near}'，改过来",
      en: "column '{column}' has no value '{text}'", "if '{near}' is meant, write that", "值拼写有误，一行也选不中。",
      "The value is misspelt: no row could ever meet it."),
    entry(
      "minus-needs-blanks", zh: "'{text}' 被当作一个名字", "减号两边留空格：{better}", en: "'{text}' reads as one name",
      "put blanks around the minus sign: {better}", "指标 id 里可以有连字符，所以减号两边要有空格。",
      "Ids may contain hyphens; therefore a minus sign needs blanks around it."),
    entry(
      "type-mismatch", zh: "{left_zh}和{right_zh}之间不能用 '{sign}'", "检查列的含义；日期相减得到天数",
      en: "'{sign}' cannot stand between {left} and {right}",
      "check what the columns hold; a day minus a day gives days",
      "金额、数字、天数、日期和文本各有各的运算：金额可以乘数字，不能乘金额。",
      "Money, numbers, days, dates and text combine only where it makes sense: money times a number, never money times money."
    ),
    entry(
      "text-comparison", zh: "文本不能用 '{sign}' 比较", "用 =、!=、in 或 is empty",
      en: "text cannot be compared by '{sign}'", "use =, !=, in or is empty", "文本列只能判断相等、属于一组或为空。",
      "Text columns are equal, among several, or empty; they have no order."),
    entry(
      "not-a-number", zh: "{function}() 不能用于{type_zh}", "用数字、金额或天数的列",
      en: "{function}() cannot take {type}", "give it a number, money or days", "求和、平均、中位数等需要数值。",
      "Sums, means and medians need numbers."),
    entry(
      "distinct-needs-column", zh: "count_distinct() 里只能是一个列名", "例如 count_distinct(account)",
      en: "count_distinct() takes one column", "write, for example, count_distinct(account)",
      "计不同值的个数只能针对一列。",
      "Different values are counted in one column."),
    entry(
      "wrong-column-kind", zh: "列 '{column}' 是{type_zh}，这里需要{wanted_zh}", "换一列",
      en: "column '{column}' holds {type}, but {wanted} is needed here", "name another column",
      "first(日期列) per 键列：前者是日期，后者是文本。", "first(date) per key: the first is a day, the second a text."),
    entry(
      "first-misplaced", zh: "first(…) per … 只能和其他条件用 and 相连，且只出现一次", "放到最外层的 and 里",
      en: "first(…) per … may only be joined to other conditions by 'and', and only once",
      "move it to the outermost 'and'",
      "“首次记录”是在其余条件成立的记录中取最早的一条。",
      "The first record is the earliest of those that meet the rest of the condition."),
    entry(
      "unknown-function", zh: "没有函数 '{function}'", "可用的有：{known}", en: "there is no function '{function}'",
      "there are: {known}", "函数是固定的几个。", "The functions are a closed list."),
    entry(
      "misspelt-function", zh: "没有函数 '{function}'", "如果是指 '{near}'，改过来",
      en: "there is no function '{function}'",
      "if '{near}' is meant, write that", "函数名拼写有误。", "The function is misspelt."),
    entry(
      "growth-step", zh: "growth() 不能按 '{text}' 比较", "用 1 month、1 quarter 或 1 year",
      en: "growth() cannot go back '{text}'", "use 1 month, 1 quarter or 1 year", "增长与前一个月、季度或年比较。",
      "Growth is measured against the month, quarter or year before."),
    entry(
      "rolling-span", zh: "rolling() 不能覆盖 '{text}'", "用 1 到 120 个月，例如 12 months",
      en: "rolling() cannot span '{text}'", "use 1 to 120 months, such as 12 months", "滚动窗口由整月组成。",
      "Rolling windows consist of whole months."),
  ]

  private static let definitionMessages: [CatalogueEntry] = [
    entry(
      "metrics-not-a-mapping", zh: "指标文件的最外层应是 id: 定义", "每个指标写成 id: 加缩进的键",
      en: "the metrics file should be a list of 'id: definition'",
      "write each metric as its id and indented keys",
      "metrics.yml 的最外层是指标 id。", "The outermost level of metrics.yml consists of metric ids."),
    entry(
      "metric-not-a-mapping", zh: "指标 '{metric}' 没有键", "写上 from、value、unit 等",
      en: "metric '{metric}' has no keys", "give it from, value, unit and so on", "一个指标由若干键组成。",
      "A metric consists of keys."),
    entry(
      "unknown-metric-key", zh: "指标 '{metric}' 里的键 '{key}' 不认识", "可用的有：{known}",
      en: "metric '{metric}' has an unknown key '{key}'", "there are: {known}", "未知的键会被忽略，因此作为错误报告。",
      "An unknown key would have no effect; therefore it is an error."),
    entry(
      "misspelt-metric-key", zh: "指标 '{metric}' 里的键 '{key}' 不认识", "如果是指 '{near}'，改过来",
      en: "metric '{metric}' has an unknown key '{key}'", "if '{near}' is meant, write that", "键名拼写有误。",
      "The key is misspelt."),
    entry(
      "metric-key-missing", zh: "指标 '{metric}' 缺少 '{key}'", "补上 {key}:",
      en: "metric '{metric}' lacks '{key}'",
      "add {key}:", "没有这个键就无法计算。", "The metric cannot be computed without this key."),
    entry(
      "metric-choice", zh: "指标 '{metric}' 的 {key} 不能是 '{text}'", "可以是：{allowed}",
      en: "'{text}' is no possible {key} of metric '{metric}'", "possible are: {allowed}", "这个键只接受列出的值。",
      "The key takes only the values listed."),
    entry(
      "misspelt-metric-choice", zh: "指标 '{metric}' 的 {key} 不能是 '{text}'", "如果是指 '{near}'，改过来",
      en: "'{text}' is no possible {key} of metric '{metric}'", "if '{near}' is meant, write that", "值拼写有误。",
      "The value is misspelt."),
    entry(
      "metric-without-value", zh: "指标 '{metric}' 没有写怎么计算", "写上 value、of 和 over、formula 或 builtin 之一",
      en: "metric '{metric}' does not say how it is computed",
      "give it value, of and over, formula or builtin",
      "每个指标要有一种算法。", "Every metric needs one way to be computed."),
    entry(
      "metric-with-two-values", zh: "指标 '{metric}' 有多种算法：{keys}", "只留一种",
      en: "metric '{metric}' is computed in several ways: {keys}", "keep one of them",
      "value、of/over、formula、builtin 只能有一个。",
      "Only one of value, of/over, formula and builtin may stand."),
    entry(
      "unknown-table", zh: "没有表 '{table}'", "查看表格说明", en: "there is no table '{table}'",
      "see the list of tables", "from 的值是标准表名。", "from names one of the canonical tables."),
    entry(
      "misspelt-table", zh: "没有表 '{table}'", "如果是指 '{near}'，改过来", en: "there is no table '{table}'",
      "if '{near}' is meant, write that", "表名拼写有误。", "The table is misspelt."),
    entry(
      "unknown-date-column", zh: "表 {table} 没有日期列 '{column}'", "日期列有：{known}",
      en: "table '{table}' has no date column '{column}'", "its date columns are: {known}", "date 的值是一个日期列。",
      "date names a column of days."),
    entry(
      "proportion-needs-counts", zh: "指标 '{metric}' 的 of 和 over 必须都是 count()",
      "金额之比写成 formula，或 builtin: amount-ratio",
      en: "of and over of metric '{metric}' must both be count()",
      "write a ratio of amounts as a formula or as builtin: amount-ratio",
      "of … over 是条数的比例，带 n 和置信区间；金额之比没有。",
      "of … over is a proportion of counts with n and an interval; a ratio of amounts has none."),
    entry(
      "ratio-needs-sums", zh: "指标 '{metric}' 的 of 和 over 必须都是 sum()", "写成 sum(列) where 条件",
      en: "of and over of metric '{metric}' must both be sum()", "write sum(column) where condition",
      "builtin: amount-ratio 是两个合计之比。", "builtin: amount-ratio is one sum over another."),
    entry(
      "numerator-outside", zh: "指标 '{metric}' 的分子有 {count} 行不在分母里", "让 over 的条件包含 of 的条件",
      en: "the numerator of metric '{metric}' has {count|row|rows} outside its denominator",
      "let the condition of over include that of of", "比例的分子必须是分母的一部分，否则会超过 100%。",
      "The numerator of a proportion is part of its denominator; otherwise it could exceed 100 %."),
    entry(
      "unknown-metric", zh: "没有指标 '{metric}'", "改成已有的指标 id；quotabook metrics 列出全部",
      en: "there is no metric '{metric}'",
      "use the id of a metric; quotabook metrics lists them", "指标 id 来自标准目录和 metrics.yml。",
      "Metric ids come from the standard catalogue and from metrics.yml."),
    entry(
      "misspelt-metric", zh: "没有指标 '{metric}'", "如果是指 '{near}'，改过来", en: "there is no metric '{metric}'",
      "if '{near}' is meant, write that", "指标 id 拼写有误。", "The id of the metric is misspelt."),
    entry(
      "metric-cycle", zh: "指标互相引用成环：{cycle}", "改写其中一个的公式，不再引用下一个",
      en: "metrics refer to each other in a circle: {cycle}",
      "rewrite the formula of one of them so that it does not need the next",
      "环里的指标谁也算不出来。", "None of the metrics in a circle can be computed."),
    entry(
      "unknown-builtin", zh: "没有 builtin '{builtin}'", "可用的有：{known}", en: "there is no builtin '{builtin}'",
      "there are: {known}", "builtin 是固定的几个。", "Builtins are a closed list."),
    entry(
      "misspelt-builtin", zh: "没有 builtin '{builtin}'", "如果是指 '{near}'，改过来",
      en: "there is no builtin '{builtin}'",
      "if '{near}' is meant, write that", "builtin 的名字拼写有误。", "The builtin is misspelt."),
    entry(
      "builtin-parameter", zh: "builtin '{builtin}' 没有参数 '{key}'", "它的参数：{known}",
      en: "builtin '{builtin}' has no parameter '{key}'", "its parameters: {known}", "每个 builtin 有固定的参数。",
      "Every builtin has its own fixed parameters."),
    entry(
      "parameter-without-builtin", zh: "指标 '{metric}' 的 '{key}' 只对 builtin 有意义", "去掉它，或写上 builtin：{known}",
      en: "'{key}' of metric '{metric}' means nothing without a builtin",
      "remove it, or name a builtin that takes it: {known}", "有些键只有 builtin 才用。",
      "Some keys are read by builtins alone."),
    entry(
      "builtin-unit", zh: "builtin '{builtin}' 的结果不是 {unit}，指标 '{metric}' 的单位有误",
      "unit 写成：{allowed}",
      en: "builtin '{builtin}' does not yield {unit}: the unit of metric '{metric}' is wrong",
      "its unit: {allowed}", "每个 builtin 的结果有固定的单位：比例、天数或金额。",
      "What a builtin yields has its unit: a share, days or an amount."),
    entry(
      "forecast-operand", zh: "指标 '{metric}' 不能预测 '{operand}'：它不是同单位（{unit}）的按期金额或数量",
      "选一个按期累计的指标，或改 unit",
      en:
        "metric '{operand}' cannot be forecast by '{metric}': it is no amount or count of a period in {unit}",
      "name a metric that adds up over periods, or change the unit", "预测的是每月累计的金额或数量；比例和期末数不能相加。",
      "A forecast adds months up; shares and states at a day cannot be added."),
    entry(
      "builtin-unknown-stage", zh: "指标 '{metric}' 的 {key}：没有这样的后续阶段 '{stage}'", "可用的阶段：{known}",
      en: "'{key}' of metric '{metric}' names '{stage}', which is no stage it can lead from or to",
      "the stages in order: {known}", "阶段用名称或序号（从 1 起）；to 必须在 stage 之后，也可以是 won。",
      "A stage is named by its title or its number from 1; 'to' comes after 'stage' and may be won."),
    entry(
      "builtin-misspelt-stage", zh: "指标 '{metric}' 的 {key}：没有阶段 '{stage}'", "如果是指 '{near}'，改过来",
      en: "'{key}' of metric '{metric}' names '{stage}', which is no stage",
      "if '{near}' is meant, write that",
      "阶段的名称拼写有误。", "The stage is misspelt."),
    entry(
      "unknown-primary", zh: "主指标 '{metric}' 不存在", "在 quotabook.yml 里把 primary 改为一个指标 id",
      en: "the primary metric '{metric}' does not exist", "set primary in quotabook.yml to a metric id",
      "目标和完成率用主指标。", "Targets and attainment use the primary metric."),
    entry(
      "misspelt-primary", zh: "主指标 '{metric}' 不存在", "如果是指 '{near}'，改过来",
      en: "the primary metric '{metric}' does not exist", "if '{near}' is meant, write that",
      "primary 的拼写有误。",
      "primary is misspelt."),
    entry(
      "amounts-too-large", zh: "指标 '{metric}' 的金额太大，不能精确求和，未给出", "检查金额列的单位",
      en: "the amounts of metric '{metric}' are too large to be added exactly; it is not given",
      "check the unit of the amount column", "合计超出 64 位整数。", "The sum exceeds 64-bit integers."),
  ]

  private static let targetMessages: [CatalogueEntry] = [
    entry(
      "bare-percent", zh: "{metric_zh}的目标 '{text}' 没有百分号", "写成 {text}% 或小数",
      en: "the target '{text}' for {metric} lacks its percent sign", "write {text}% or a fraction",
      "百分比指标的目标写成 30% 或 0.30；单写 30 会被理解成 3000%。",
      "Targets of metrics in percent are written 30% or 0.30; a bare 30 would mean 3,000 %."),
    entry(
      "unreadable-goal", zh: "goals: 里{metric_zh}的目标 '{text}' 不是数字", "写成 30%、0.30 或 45 这样",
      en: "the goal '{text}' for {metric} is not a number", "write it like 30%, 0.30 or 45",
      "配置里的目标读不出来时不发布。", "A goal of the configuration that cannot be read stops the site."),
    warning(
      "unreadable-target", zh: "目标值 '{text}' 不是数字；没有使用这个目标", "写成 1200000、120万 或 30% 这样",
      en: "the target '{text}' is not a number; this target is not used",
      "write it like 1200000, 120万 or 30%",
      "可读的写法：1200000、1,200,000、120万、¥1.2M、30%。读不出来的目标不参加达成率。",
      "Readable forms: 1200000, 1,200,000, 120万, ¥1.2M, 30%. Attainment leaves out a target that cannot be read."
    ),
    warning(
      "unreadable-target-period", zh: "目标的期间 '{text}' 认不出来，这一行没有使用", "写成 2026-11、2026-Q3 或 2026 这样",
      en: "the target's period '{text}' cannot be read; the row is not used",
      "write it like 2026-11, 2026-Q3 or 2026",
      "期间是月、季度或年。", "Periods are months, quarters or years."),
    warning(
      "unknown-target-scope", zh: "不认识目标的范围 '{scope}'，这一行没有使用",
      "是不是 '{near}'？可用 company、team、rep、region、product、source",
      en: "the target's scope '{scope}' is not known; the row is not used",
      "did you mean '{near}'? There are company, team, rep, region, product, source", "范围说明目标属于谁。",
      "The scope says whose target it is."),
    warning(
      "unknown-target-name", zh: "目标里的“{scope_zh}”在记录和人员表里都没有；这 {count} 行没有使用",
      "核对名称；新来的人先写进人员表",
      en:
        "the targets name {scope}, which occurs in no record and not among the people; rows not used: {count}",
      "check the name; put newcomers into the people table first", "只有目标而没有记录的名称不会有页面。",
      "A name that only targets know gets no page."),
    warning(
      "misspelt-target-name", zh: "目标里的“{scope_zh}”在记录和人员表里都没有；这 {count} 行没有使用",
      "如果是指 '{near}'，改过来",
      en:
        "the targets name {scope}, which occurs in no record and not among the people; rows not used: {count}",
      "if '{near}' is meant, write that", "名称拼写与记录中的不符。", "The name is spelt differently from the records."),
    warning(
      "unknown-target-metric", zh: "没有指标 '{metric}'，这一行目标没有使用", "写指标的 id 或名称，或留空表示主指标；quotabook metrics 列出全部",
      en: "the target's metric '{metric}' does not exist; the row is not used",
      "write the id or the label of a metric, or leave it empty for the primary one; quotabook metrics lists them",
      "目标按指标 id、名称或种类（销售、回款）识别。",
      "Targets name a metric by id, label or kind (sales, collections)."),
    warning(
      "misspelt-target-metric", zh: "没有指标 '{metric}'，这一行目标没有使用", "如果是指 '{near}'，改过来",
      en: "the target's metric '{metric}' does not exist; the row is not used",
      "if '{near}' is meant, write that",
      "指标名拼写有误。", "The metric is misspelt."),
    warning(
      "target-twice", zh: "{scope_zh} {period} 的{metric_zh}目标写了两次，数值不同；采用后一个", "删去其中一个；前一个在 {first}",
      en:
        "the {metric} target of {scope} for {period} is given twice with different values; the later one counts",
      "remove one of the two; the other stands at {first}", "同一范围、期间和指标只能有一个目标。",
      "There is one target for each scope, period and metric."),
    warning(
      "cascade-gap", zh: "{scope_zh} {period} 的{metric_zh}目标与下级目标之和相差 {gap_zh}", "核对上级和下级的目标，使两者相等",
      en: "the {metric} target of {scope} for {period} and the sum of its parts differ by {gap}",
      "check the target and its parts until they agree", "上级目标应等于下级目标之和；仍采用上级目标。",
      "A target should equal the sum of its parts; the target itself is used."),
    entry(
      "goal-needs-period", zh: "goals: 里不能给{metric_zh}定目标：合计类指标的目标要写明期间", "写到 targets 表里，带上 period",
      en: "{metric} is a sum or a count: its target needs a period and cannot stand under goals:",
      "put it into the targets table with a period",
      "goals 里的目标对每个期间都一样，合计类的指标不能这样定。",
      "A goal of the configuration holds for every period alike, which makes no sense for sums and counts."),
  ]

  private static func entry(
    _ id: String, zh: String, _ remedyZH: String, en: String, _ remedyEN: String, _ whyZH: String,
    _ whyEN: String
  ) -> CatalogueEntry {
    CatalogueEntry(
      id, .error, zh: Wording(zh, fix: remedyZH, why: whyZH), en: Wording(en, fix: remedyEN, why: whyEN))
  }

  private static func warning(
    _ id: String, zh: String, _ remedyZH: String, en: String, _ remedyEN: String, _ whyZH: String,
    _ whyEN: String
  ) -> CatalogueEntry {
    CatalogueEntry(
      id, .warning, zh: Wording(zh, fix: remedyZH, why: whyZH), en: Wording(en, fix: remedyEN, why: whyEN))
  }
}
