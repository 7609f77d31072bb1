extension Catalogue {
  static let settingsMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "yaml-syntax", .error,
      zh: Wording(
        "YAML 无法解析：{problem}", fix: "检查这一行的缩进、冒号后的空格和引号",
        why: "配置文件、指标文件和页首信息用 YAML 书写。常见原因：用 Tab 缩进、冒号后缺空格、引号不成对。"),
      en: Wording(
        "this is not valid YAML: {problem}", fix: "check the indentation, the blank after the colon and the quotes",
        why:
          "Configuration, metrics and front matter are written in YAML. Usual causes: a TAB in the indentation, no blank after a colon, an unclosed quote."
      )),
    CatalogueEntry(
      "duplicate-key", .error,
      zh: Wording("'{key}' 写了两次", fix: "删去其中一个", why: "同一层里一个键只能出现一次，否则无法知道哪个算数。"),
      en: Wording(
        "'{key}' is given twice", fix: "remove one of the two",
        why: "A key may stand only once on a level; otherwise nobody knows which one counts.")),
  ]
}
