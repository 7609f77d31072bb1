extension Catalogue {
  static let siteMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "playbook-unknown-kpi", .warning,
      zh: Wording(
        "没有指标 '{kpi}'；指标未达标时不会链接到这一页", fix: "改成已有的指标 id；quotabook metrics 列出全部",
        why: "页首的 kpis: 写明一页改善哪些指标。写错的 id 没有指标对应，未达标时也就找不到这一页。"),
      en: Wording(
        "there is no metric '{kpi}'; no shortfall will lead to this page by that name",
        fix: "use the id of a metric; quotabook metrics lists them",
        why:
          "kpis: in the front matter says which metrics a page helps to mend. With a wrong id nobody finds the page when the metric falls short."
      )),
    CatalogueEntry(
      "playbook-misspelt-kpi", .warning,
      zh: Wording(
        "没有指标 '{kpi}'；指标未达标时不会链接到这一页", fix: "改成 '{near}'",
        why: "页首的 kpis: 写明一页改善哪些指标。这里有一个写法相近的指标 id。"),
      en: Wording(
        "there is no metric '{kpi}'; no shortfall will lead to this page by that name", fix: "write '{near}'",
        why:
          "kpis: in the front matter says which metrics a page helps to mend; there is one that is spelt much like this."
      )),
    CatalogueEntry(
      "playbook-duplicate-title", .warning,
      zh: Wording(
        "标题 '{title}' 与 {other} 相同", fix: "给其中一页换个标题，让读者分得清",
        why: "目录、搜索结果和指标页的对策都只显示标题；同一种语言里标题相同的两页，读者无法分辨。"),
      en: Wording(
        "the title '{title}' is also that of {other}", fix: "give one of the two pages another title",
        why:
          "Lists, search results and the answers on metric pages show titles only; readers cannot tell two pages of one language and one title apart."
      )),
    CatalogueEntry(
      "playbook-broken-link", .warning,
      zh: Wording(
        "链接 '{link}' 指向的页面不存在，只显示文字", fix: "改正路径，或补写这一页",
        why: "手册之间用相对路径的 .md 链接。目标文件必须在同一种语言的文件夹里。"),
      en: Wording(
        "the link '{link}' leads to no page; its text is shown alone",
        fix: "correct the path, or write the page",
        why:
          "Pages link to each other by relative paths to .md files. The target must be in the folder of the same language."
      )),
    CatalogueEntry(
      "playbook-misspelt-link", .warning,
      zh: Wording(
        "链接 '{link}' 指向的页面不存在，只显示文字", fix: "如果是指 '{near}.md'，改正路径",
        why: "手册之间用相对路径的 .md 链接。同一种语言的文件夹里有一个写法相近的文件。"),
      en: Wording(
        "the link '{link}' leads to no page; its text is shown alone",
        fix: "if '{near}.md' is meant, correct the path",
        why:
          "Pages link to each other by relative paths to .md files. The folder of this language has a file that is spelt much like this one."
      )),
    CatalogueEntry(
      "playbook-broken-anchor", .warning,
      zh: Wording(
        "链接 '{link}' 指向的小标题不存在；点了只会打开那一页", fix: "改成那一页里有的小标题：{known}",
        why: "井号后面是小标题的锚点，也就是标题文字本身，空格写成连字符。"),
      en: Wording(
        "the link '{link}' names a heading that its page does not have; it only opens the page",
        fix: "name one of the page's headings: {known}",
        why: "What follows # is the anchor of a heading: its text, with hyphens for blanks.")),
    CatalogueEntry(
      "playbook-misspelt-anchor", .warning,
      zh: Wording(
        "链接 '{link}' 指向的小标题不存在；点了只会打开那一页", fix: "如果是指 '#{near}'，改过来",
        why: "那一页里有一个写法相近的小标题。"),
      en: Wording(
        "the link '{link}' names a heading that its page does not have; it only opens the page",
        fix: "if '#{near}' is meant, write that", why: "The page has a heading that is spelt much like it.")),
    CatalogueEntry(
      "kpi-without-page", .warning,
      zh: Wording(
        "指标 '{kpi}' 有目标，但没有手册页面说明怎样改善它", fix: "在相关手册页面的 kpis: 里写上 '{kpi}'",
        why: "有目标的指标未达标时，网站会指向改善它的手册页面。没有这样的页面，读者只知道坏消息，不知道怎么办。"),
      en: Wording(
        "the metric '{kpi}' has a target, but no page says how to mend it",
        fix: "name '{kpi}' in the kpis: of a playbook page",
        why:
          "When a metric with a target falls short, the site points to the playbook page that answers it. Without one, readers get the bad news and no help."
      )),
    CatalogueEntry(
      "link-broken", .error,
      zh: Wording(
        "页面里的链接 '{link}' 没有目标", fix: "检查模板或手册里的这个链接",
        why: "发布前检查每个页面的站内链接。指向不存在的文件或锚点的链接会让读者走进死路，因此不发布。"),
      en: Wording(
        "the link '{link}' of this page leads nowhere", fix: "check it in the template or the playbook",
        why:
          "Before publishing, every internal link of every page is checked. A link to a missing file or anchor is a dead end, so nothing is published."
      )),
    CatalogueEntry(
      "page-incomplete", .error,
      zh: Wording(
        "页面缺少 {what}", fix: "检查 page 模板", why: "每个页面要有标题和语言标记，读屏软件和浏览器靠它们工作。"),
      en: Wording(
        "the page lacks its {what}", fix: "check the page template",
        why: "Every page needs a title and its language; screen readers and browsers rely on them.")),
    CatalogueEntry(
      "asset-missing", .error,
      zh: Wording("模板文件夹里没有 'assets/{name}'", fix: "恢复这个文件，或重新安装 quotabook", why: "页面依赖样式、脚本和图标文件。"),
      en: Wording(
        "the templates lack 'assets/{name}'", fix: "restore the file, or install quotabook again",
        why: "Pages rely on the style sheet, the scripts and the icon.")),
  ]
}
