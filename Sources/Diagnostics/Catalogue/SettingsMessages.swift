extension Catalogue {
  static let settingsMessages: [CatalogueEntry] =
    yamlMessages + textMessages(prefix: "", .error) + textMessages(prefix: "front-matter-", .warning)
    + schemaMessages(prefix: "", .error) + schemaMessages(prefix: "front-matter-", .warning)

  private static let yamlMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "audiences-unsupported", .error,
      zh: Wording(
        "还不能按读者群隐藏内容：audiences 里的设置不会生效，全部内容都会发布", fix: "去掉 audiences；不该公开的表不要放进 data/",
        why: "忽略这个键会把本想隐藏的内容发布出去，所以停下来。"),
      en: Wording(
        "content cannot be hidden by audience yet: with audiences: everything would be published",
        fix: "remove audiences; keep tables that must not be published out of data/",
        why: "Ignoring the key would publish what was meant to be hidden, so the build stops.")),
    CatalogueEntry(
      "missing-key", .error,
      zh: Wording("'{parent}' 缺少 '{key}'", fix: "补上 {key}: …", why: "这一项没有这个键就没有意义，例如数据文件必须写明 from。"),
      en: Wording(
        "'{parent}' lacks '{key}'", fix: "add {key}: …",
        why:
          "Without this key the entry means nothing; a data file, for instance, must say where it comes from."
      )),
    CatalogueEntry(
      "duplicate-stage", .error,
      zh: Wording("阶段 '{id}' 写了两次", fix: "合并成一项，把各种写法放进 names", why: "每个销售阶段只能有一项，它的顺序和概率才明确。"),
      en: Wording(
        "the stage '{id}' is given twice", fix: "merge the two and list all spellings under names",
        why: "Each sales stage has one entry, so that its place and its probability are certain.")),
    CatalogueEntry(
      "front-matter-unclosed", .warning,
      zh: Wording(
        "页首信息没有结束", fix: "在最后一个键之后单独写一行 ---", why: "页首信息在两行 --- 之间。缺少第二行时，无法知道正文从哪里开始：第一行以下都当作正文，页首信息不生效。"),
      en: Wording(
        "the front matter does not end", fix: "write a line --- after the last key",
        why:
          "Front matter stands between two lines ---. Without the second one nobody knows where the text starts: all lines below the first are shown as the text, and none of them counts as front matter."
      )),
  ]

  /// The mistakes that any YAML text can hold, whatever it is for.
  private static func textMessages(prefix: String, _ severity: Severity) -> [CatalogueEntry] {
    [
      CatalogueEntry(
        prefix + "yaml-syntax", severity,
        zh: Wording(
          severity == .error ? "YAML 写法有误：{problem_zh}" : "页首信息的 YAML 写法有误：{problem_zh}；整段页首信息没有使用",
          fix: "检查这一行的缩进、冒号后的空格、括号和引号",
          why: "配置、指标和页首信息用 YAML 书写。常见原因：用 Tab 缩进、冒号后缺空格、括号或引号不成对。页首信息读不出来时，只影响这一页：标题取自第一个标题或文件名。"),
        en: Wording(
          severity == .error
            ? "this is not valid YAML: {problem}"
            : "the front matter is not valid YAML: {problem}; none of it is used",
          fix: "check this line: its indentation, the blank after the colon, brackets and quotes",
          why:
            "Configuration, metrics and front matter are written in YAML. Usual causes: a TAB in the indentation, no blank after a colon, an unclosed bracket or quote. Front matter that cannot be read harms its own page only: the title comes from the first heading or the file's name."
        )),
      CatalogueEntry(
        prefix + "duplicate-key", severity,
        zh: Wording(
          severity == .error ? "'{key}' 写了两次" : "页首信息里 '{key}' 写了两次；整段页首信息没有使用", fix: "删去其中一个",
          why: "同一层里一个键只能出现一次，否则无法知道哪个算数。"),
        en: Wording(
          severity == .error
            ? "'{key}' is given twice" : "the front matter gives '{key}' twice; none of it is used",
          fix: "remove one of the two",
          why: "A key may stand only once on a level; otherwise nobody knows which one counts.")),
    ]
  }

  /// The mistakes that any YAML file with a schema can hold; their weight depends on the file.
  private static func schemaMessages(prefix: String, _ severity: Severity) -> [CatalogueEntry] {
    [
      CatalogueEntry(
        prefix + "unknown-key", severity,
        zh: Wording(
          "'{parent}' 没有 '{key}' 这一项设置", fix: "可用的键：{allowed}", why: "不认识的键不会起作用，多半是拼写错误；这里列出可用的键。"),
        en: Wording(
          "'{key}' is not a key of '{parent}'", fix: "use one of: {allowed}",
          why:
            "A key that is not known has no effect and is usually a slip; the keys that work here are listed."
        )),
      CatalogueEntry(
        prefix + "misspelt-key", severity,
        zh: Wording("'{parent}' 没有 '{key}' 这一项设置", fix: "改成 '{near}'", why: "不认识的键不会起作用；这里有一个写法相近的键。"),
        en: Wording(
          "'{key}' is not a key of '{parent}'", fix: "write '{near}'",
          why: "A key that is not known has no effect; there is one that is spelt much like it.")),
      CatalogueEntry(
        prefix + "wrong-value", severity,
        zh: Wording("'{key}' 不能是 '{text}'", fix: "可以写：{allowed}", why: "这个键只接受列出的值或形式；写错时按默认值处理。"),
        en: Wording(
          "'{key}' cannot be '{text}'", fix: "allowed: {allowed}",
          why:
            "The key takes only the values or forms that are listed; a wrong one leaves the default in place."
        )),
      CatalogueEntry(
        prefix + "needs-mapping", severity,
        zh: Wording("'{key}' 应当是若干“键: 值”", fix: "把键和值写在 {key}: 的下面，各占一行", why: "这里需要一组键和值，而不是单个值或列表。"),
        en: Wording(
          "'{key}' must hold keys with values", fix: "write its keys below {key}: on lines of their own",
          why: "A set of keys with values belongs here, not a single value or a list.")),
      CatalogueEntry(
        prefix + "needs-list", severity,
        zh: Wording("'{key}' 应当是列表", fix: "写成 {key}: [甲, 乙] 的形式", why: "这里需要一个列表，哪怕只有一项。"),
        en: Wording(
          "'{key}' must be a list", fix: "write {key}: [a, b]",
          why: "A list belongs here, even when it has only one item.")),
      CatalogueEntry(
        prefix + "needs-text", severity,
        zh: Wording("'{key}' 应当是一段文字", fix: "写成 {key}: 文字，必要时加引号", why: "这里需要单个文字或数字，而不是空值、列表或一组键。"),
        en: Wording(
          "'{key}' must be a text", fix: "write {key}: text, in quotes where needed",
          why: "A single text or number belongs here, not nothing, a list or a set of keys.")),
    ]
  }
}
