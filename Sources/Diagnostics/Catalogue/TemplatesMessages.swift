extension Catalogue {
  static let templatesMessages: [CatalogueEntry] =
    templateSyntaxMessages + templateNameMessages + templatePlaceMessages + templateDataMessages

  private static let templateSyntaxMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "template-unclosed-tag", .error,
      zh: Wording(
        "标签没有以 '{close}' 结束", fix: "补上 '{close}'", why: "模板标签以分隔符开始和结束。缺了结尾，后面的文件都读不懂。"),
      en: Wording(
        "the tag is not closed by '{close}'", fix: "add '{close}'",
        why: "A tag begins and ends with delimiters. Without its end, the rest of the file cannot be read.")),
    CatalogueEntry(
      "template-unclosed-section", .error,
      zh: Wording("'{tag}' 没有结束标签", fix: "在该处之后写上 '{end}'", why: "区段、父模板和区块都要有同名的结束标签。"),
      en: Wording(
        "'{tag}' is never closed", fix: "add '{end}' where it ends",
        why: "Sections, parents and blocks need an end tag of the same name.")),
    CatalogueEntry(
      "template-stray-end", .error,
      zh: Wording(
        "'{tag}' 没有对应的开始标签", fix: "删去它，或检查名称；此处应为：{expected}",
        why: "结束标签的名称必须与最近一个尚未结束的开始标签一致。"),
      en: Wording(
        "'{tag}' closes nothing", fix: "remove it or check its name; expected here: {expected}",
        why: "An end tag bears the name of the innermost section, parent or block that is still open.")),
    CatalogueEntry(
      "template-bad-name", .error,
      zh: Wording(
        "'{tag}' 中没有可用的名称", fix: "只写一个名称，中间不留空格，点号之间不留空", why: "名称不能为空，不含空格；带点的名称每一段都不能为空。"),
      en: Wording(
        "'{tag}' holds no usable name", fix: "write one name without blanks, with something between its dots",
        why: "A name is not empty and has no blanks; no part of a dotted name is empty.")),
    CatalogueEntry(
      "template-bad-delimiters", .error,
      zh: Wording(
        "'{tag}' 没有给出两个分隔符", fix: "在等号之间写开始和结束两个分隔符，用空格隔开", why: "分隔符中不能有空格和等号。"),
      en: Wording(
        "'{tag}' does not give two delimiters",
        fix:
          "write the opening and the closing delimiter between the equals signs, with a blank between them",
        why: "Delimiters have no blanks and no equals signs.")),
    CatalogueEntry(
      "template-not-utf8", .error,
      zh: Wording("文件不是 UTF-8 编码", fix: "用 UTF-8 编码另存", why: "模板按 UTF-8 读取，其他编码会让页面出现乱码。"),
      en: Wording(
        "the file is not UTF-8", fix: "save it as UTF-8",
        why: "Templates are read as UTF-8; anything else would garble the pages.")),
    CatalogueEntry(
      "template-too-deep", .error,
      zh: Wording(
        "模板层层嵌套超过 100 层", fix: "检查模板是否包含了自己",
        why: "模板可以包含自己，只要数据会到头；没有尽头的包含在 100 层处停止。"),
      en: Wording(
        "templates are nested more than 100 deep", fix: "check whether a template includes itself",
        why:
          "A template may include itself as long as the data come to an end; otherwise it is stopped at 100.")
    ),
  ]

  private static let templateNameMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "template-unknown", .error,
      zh: Wording("没有名为 '{name}' 的模板", fix: "核对名称；可用的有：{known}", why: "每个页面由一个模板排版，模板文件夹里没有这个名字。"),
      en: Wording(
        "there is no template '{name}'", fix: "check the name; there is: {known}",
        why: "Every page is laid out by a template; the templates folder has none of this name.")),
    CatalogueEntry(
      "template-unknown-partial", .error,
      zh: Wording("没有名为 '{name}' 的模板可供包含", fix: "核对名称；可用的有：{known}", why: "包含标签写的是模板文件夹里的文件名，不带扩展名。"),
      en: Wording(
        "there is no template '{name}' to include", fix: "check the name; there is: {known}",
        why: "The tag names a file of the templates folder without its extension.")),
    CatalogueEntry(
      "template-unknown-block", .error,
      zh: Wording("'{tag}' 替换的区块在任何模板中都不存在", fix: "核对名称；可用的有：{known}", why: "父模板里没有这个区块，替换的内容永远不会显示。"),
      en: Wording(
        "'{tag}' replaces a block that no template has", fix: "check the name; there is: {known}",
        why: "The parent has no such block, so the content would never be shown.")),
    CatalogueEntry(
      "template-unknown-name", .error,
      zh: Wording(
        "页面数据里没有 '{name}'", fix: "核对写法；数据里有：{known}",
        why: "页面数据必须给出模板用到的每个名称；可有可无的数据以空值给出。"),
      en: Wording(
        "the page's data have no '{name}'", fix: "check the spelling; there is: {known}",
        why: "A page gives every name that its template uses; optional data are given as null.")),
    CatalogueEntry(
      "template-unknown-part", .error,
      zh: Wording(
        "页面数据里没有 '{name}' 的 '{part}'", fix: "核对写法；这一层有：{known}",
        why: "带点的名称一层一层查找；每一层的数据都必须给出模板用到的名称，可有可无的以空值给出。"),
      en: Wording(
        "the page's data have no '{part}' where '{name}' is looked up",
        fix: "check the spelling; on that level there is: {known}",
        why:
          "A dotted name is looked up level by level; each level gives every name that a template uses, optional ones as null."
      )),
  ]

  private static let templatePlaceMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "template-value-in-tag", .error,
      zh: Wording("'{tag}' 位于 HTML 标签名或属性名处", fix: "只在元素之间或带引号的属性值里放数据", why: "标签名和属性名若来自数据，页面结构就不再由模板决定。"),
      en: Wording(
        "'{tag}' stands in the name of an HTML tag or attribute",
        fix: "put data between elements or into quoted attribute values only",
        why: "With names from data, the template would no longer decide the structure of the page.")),
    CatalogueEntry(
      "template-value-unquoted", .error,
      zh: Wording("'{tag}' 位于不带引号的属性值里", fix: "给属性值加上双引号", why: "没有引号时，数据里的一个空格就会变成新的属性。"),
      en: Wording(
        "'{tag}' stands in an attribute value without quotes", fix: "put double quotes around the value",
        why: "Without quotes, a blank in the data begins a new attribute.")),
    CatalogueEntry(
      "template-value-in-code", .error,
      zh: Wording("'{tag}' 位于脚本或样式之中", fix: "改用 data- 属性或 class 传递", why: "脚本和样式里的文本没有安全的转义方式。"),
      en: Wording(
        "'{tag}' stands in a script or style", fix: "pass it in a data- attribute or a class instead",
        why: "There is no safe way to escape text within scripts, styles and event handlers.")),
    CatalogueEntry(
      "template-value-in-comment", .error,
      zh: Wording("'{tag}' 位于 HTML 注释或声明之中", fix: "移到注释之外，或改用模板注释", why: "数据可能结束注释，从而变成页面内容。"),
      en: Wording(
        "'{tag}' stands in an HTML comment or declaration",
        fix: "move it out, or use a comment of the template",
        why: "Data could end the comment and become part of the page.")),
    CatalogueEntry(
      "template-raw-in-attribute", .error,
      zh: Wording("'{tag}' 在属性或标题里不转义", fix: "改用两个花括号", why: "不转义的值只能放在元素之间，否则一个引号就会结束属性。"),
      en: Wording(
        "'{tag}' stands unescaped in an attribute or title", fix: "use two braces instead",
        why: "A value may go unescaped between elements only; a quote would end the attribute.")),
    CatalogueEntry(
      "template-partial-in-tag", .error,
      zh: Wording("'{tag}' 不在元素之间", fix: "把它移到元素之间，属性里直接写值", why: "被包含的模板按元素之间的文本编译，放在别处转义会出错。"),
      en: Wording(
        "'{tag}' does not stand between elements",
        fix: "move it between elements; write values directly in attributes",
        why:
          "Included templates are compiled for a place between elements; elsewhere the escaping would be wrong."
      )),
    CatalogueEntry(
      "template-splits-markup", .error,
      zh: Wording(
        "'{tag}' 的内容只含 HTML 标签或属性值的一半", fix: "让区段包住整个标签、整个属性或值的一部分",
        why: "区段可能出现也可能不出现，两种情况下后面的 HTML 必须意义相同。"),
      en: Wording(
        "'{tag}' holds half of an HTML tag or attribute value",
        fix: "let the section hold whole tags, whole attributes or a part of one value",
        why: "A section may be printed or not; what follows must mean the same in both cases.")),
    CatalogueEntry(
      "template-unfinished-markup", .error,
      zh: Wording("模板在 HTML 标签、属性或注释中间结束", fix: "补全它", why: "每个模板都从元素之间开始，也必须在元素之间结束。"),
      en: Wording(
        "the template ends within an HTML tag, attribute or comment", fix: "finish it",
        why: "Every template begins between elements and must end there.")),
    CatalogueEntry(
      "template-block-places", .error,
      zh: Wording(
        "区块 '{name}' 在 {other} 位于另一种位置", fix: "给其中一个区块换个名称", why: "同名区块的替换内容按同一种位置转义，位置不同就无法都正确。"),
      en: Wording(
        "block '{name}' stands in another kind of place at {other}", fix: "give one of the two another name",
        why:
          "The content that replaces a block is escaped for its place; one name can have only one kind of place."
      )),
  ]

  private static let templateDataMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "template-not-text", .error,
      zh: Wording("'{name}' 是列表或对象，不能直接显示", fix: "用区段展开，或写出其中一个名称", why: "只有文本、数字、是否值和标记可以直接显示。"),
      en: Wording(
        "'{name}' is a list or an object and cannot be printed",
        fix: "use a section, or name one of its values",
        why: "Only text, numbers, flags and markup can be printed.")),
    CatalogueEntry(
      "template-unsafe-address", .warning,
      zh: Wording(
        "地址 '{address}' 的类型不允许，链接改为 '#'", fix: "使用 http、https、mailto、tel 或相对地址",
        why: "javascript: 之类的地址会在读者的浏览器里运行代码。"),
      en: Wording(
        "the address '{address}' is of a kind that is not allowed; the link leads to '#'",
        fix: "use http, https, mailto, tel or a relative address",
        why: "Addresses such as javascript: would run code in the reader's browser.")),
    CatalogueEntry(
      "json-syntax", .error,
      zh: Wording("JSON 中此处不应是 '{found}'", fix: "此处应为：{expected}", why: "数据文件必须是标准 JSON：没有注释，末尾没有多余的逗号。"),
      en: Wording(
        "'{found}' is not expected here in JSON", fix: "expected: {expected}",
        why: "The data must be plain JSON: no comments, no comma after the last element.")),
    CatalogueEntry(
      "json-string", .error,
      zh: Wording("JSON 字符串不完整或含有不允许的字符", fix: "补上引号，换行写作 \\n", why: "字符串里的控制字符和错误的转义都不合标准；编码必须是 UTF-8。"),
      en: Wording(
        "this JSON string is unfinished or holds what it may not",
        fix: "close the quotes, write line ends as \\n",
        why: "Control characters, unknown escapes and bytes that are not UTF-8 are not allowed in strings.")),
    CatalogueEntry(
      "json-number", .error,
      zh: Wording("'{number}' 不是 JSON 数字", fix: "写成 12、-3 或 0.5，不带前导零", why: "JSON 数字不允许前导零，小数点两边都要有数字。"),
      en: Wording(
        "'{number}' is not a JSON number", fix: "write 12, -3 or 0.5, without leading zeros",
        why: "JSON numbers have no leading zeros and digits on both sides of the point.")),
    CatalogueEntry(
      "json-duplicate-name", .error,
      zh: Wording("'{name}' 在同一个对象里写了两次", fix: "删去其中一个", why: "写了两次就无法知道哪个算数。"),
      en: Wording(
        "'{name}' is given twice in one object", fix: "remove one of the two",
        why: "Given twice, nobody knows which one counts.")),
    CatalogueEntry(
      "json-too-deep", .error,
      zh: Wording("JSON 嵌套超过 200 层", fix: "减少嵌套", why: "没有模板能排版这样深的数据。"),
      en: Wording(
        "the JSON is nested more than 200 deep", fix: "nest it less",
        why: "No template could lay out data that deep.")),
  ]
}
