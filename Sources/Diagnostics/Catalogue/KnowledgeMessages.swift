extension Catalogue {
  static let knowledgeMessages: [CatalogueEntry] =
    kpiValueMessages + attachmentMessages + subjectMessages + gapMessages + [
      CatalogueEntry(
        "string-unknown", .warning,
        zh: Wording(
          "页面上没有 '{text}' 这句话，没有替换", fix: "照页面上的原文写，或删掉这一行",
          why: "strings/ 里左边是页面上的标准文字，右边是自己的说法；带数字的句子不能替换。"),
        en: Wording(
          "no page says '{text}'; nothing is replaced",
          fix: "write the text as it stands on the pages, or remove the line",
          why:
            "The files in strings/ have the standard text on the left and your own on the right; sentences with figures in them cannot be replaced."
        )),
      CatalogueEntry(
        "string-misspelt", .warning,
        zh: Wording("页面上没有 '{text}' 这句话，没有替换", fix: "如果是指 '{near}'，改过来", why: "页面上有一句写法相近的。"),
        en: Wording(
          "no page says '{text}'; nothing is replaced", fix: "if '{near}' is meant, write that",
          why: "The pages have a text that is spelt much like it.")),
      CatalogueEntry(
        "playbook-ambiguous-link", .warning,
        zh: Wording(
          "链接 '{link}' 可以指好几页，只显示文字", fix: "写全路径，从这些里选：{pages}",
          why: "双方括号里可以只写文件名或标题，前提是只有一页叫这个名字。"),
        en: Wording(
          "the link '{link}' may mean several pages; its text is shown alone",
          fix: "write the whole path, one of: {pages}",
          why:
            "Double brackets may hold just a file's name or a title, as long as only one page is called so.")),
      CatalogueEntry(
        "alias-outside", .warning,
        zh: Wording(
          "旧地址 '{alias}' 不在网站里，没有保留", fix: "写成网站里的路径，例如 old/price.html",
          why: "aliases: 里是这一页以前的地址，打开旧地址会转到这一页。"),
        en: Wording(
          "the earlier address '{alias}' is not inside the site and is not kept",
          fix: "write a path inside the site, such as old/price.html",
          why:
            "aliases: lists where the page stood before; whoever opens such an address is led on to the page."
        )),
      CatalogueEntry(
        "alias-taken", .warning,
        zh: Wording(
          "旧地址 '{alias}' 已经被 {other} 占用，没有保留", fix: "删掉其中一个",
          why: "一个地址只能有一页；aliases: 里的旧地址不能盖住现有的页面。"),
        en: Wording(
          "the earlier address '{alias}' is taken by {other} and is not kept", fix: "remove one of the two",
          why: "An address has one page; an earlier address must not hide a page that stands there now.")),
    ]

  private static let kpiValueMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "kpi-value-unknown", .error,
      zh: Wording(
        "没有指标 '{kpi}'", fix: "改成已有的指标 id；quotabook metrics 列出全部",
        why: "正文里双花括号和 kpi 代码块写的是指标 id。写错的 id 会让读者看到一个没有数的句子，所以不发布。"),
      en: Wording(
        "there is no metric '{kpi}'", fix: "use the id of a metric; quotabook metrics lists them",
        why:
          "Double braces in the text and blocks marked kpi name metrics by their ids. With a wrong id readers would see a sentence without its figure, so nothing is published."
      )),
    CatalogueEntry(
      "kpi-value-misspelt", .error,
      zh: Wording(
        "没有指标 '{kpi}'", fix: "改成 '{near}'",
        why: "正文里双花括号和 kpi 代码块写的是指标 id。这里有一个写法相近的。"),
      en: Wording(
        "there is no metric '{kpi}'", fix: "write '{near}'",
        why:
          "Double braces in the text and blocks marked kpi name metrics by their ids; there is one spelt much like this."
      )),
    CatalogueEntry(
      "kpi-value-member", .warning,
      zh: Wording(
        "数据里没有 {kind} '{name}'，原样显示", fix: "改成数据里的名字",
        why: "正文里的数可以限定到一个团队、人员、区域、产品或来源，名字要和数据里的一样。"),
      en: Wording(
        "the data know no {kind} '{name}'; it is shown as written", fix: "use a name that occurs in the data",
        why:
          "A figure in the text may be that of a team, rep, region, product or source, by its name in the data."
      )),
    CatalogueEntry(
      "kpi-value-member-misspelt", .warning,
      zh: Wording("数据里没有 {kind} '{name}'，原样显示", fix: "改成 '{near}'", why: "数据里有一个写法相近的名字。"),
      en: Wording(
        "the data know no {kind} '{name}'; it is shown as written", fix: "write '{near}'",
        why: "The data have a name that is spelt much like this one.")),
    CatalogueEntry(
      "kpi-value-period", .warning,
      zh: Wording(
        "'{period}' 不是时段，原样显示", fix: "写成 2026、2026-Q3、2026-11、2026-W47 或 all",
        why: "时段的写法和 metrics.csv 一样。"),
      en: Wording(
        "'{period}' is no period; it is shown as written",
        fix: "write 2026, 2026-Q3, 2026-11, 2026-W47 or all",
        why: "Periods are written as in metrics.csv.")),
    CatalogueEntry(
      "kpi-value-key", .warning,
      zh: Wording("看不懂 '{key}'，已忽略", fix: "可以写的有：{allowed}", why: "指标 id 后面只能跟 键=值。"),
      en: Wording(
        "'{key}' is not understood and ignored", fix: "what may be written: {allowed}",
        why: "Behind the id of the metric only key=value may follow.")),
  ]

  private static let attachmentMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "attachment-missing", .warning,
      zh: Wording(
        "链接 '{link}' 指向的文件不存在，只显示文字", fix: "把文件放到 playbooks/{path}，或改正路径",
        why: "图片和附件放在 playbooks/ 里，生成时一起发布。"),
      en: Wording(
        "the link '{link}' leads to no file; its text is shown alone",
        fix: "put the file at playbooks/{path}, or correct the path",
        why: "Pictures and attachments lie below playbooks/ and are published with the pages.")),
    CatalogueEntry(
      "attachment-misspelt", .warning,
      zh: Wording("链接 '{link}' 指向的文件不存在，只显示文字", fix: "如果是指 {near}，改正路径", why: "有一个写法相近的文件。"),
      en: Wording(
        "the link '{link}' leads to no file; its text is shown alone",
        fix: "if {near} is meant, correct the path",
        why: "There is a file that is spelt much like it.")),
    CatalogueEntry(
      "attachment-unused", .note,
      zh: Wording("没有页面用到这个文件，没有发布", fix: "不需要就删掉，或从页面里链接它", why: "只有页面用到的图片和附件才会发布。"),
      en: Wording(
        "no page uses this file; it is not published", fix: "delete it, or link to it from a page",
        why: "Only pictures and attachments that pages use are published.")),
  ]

  private static let subjectMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "page-subject-unknown", .warning,
      zh: Wording(
        "{key}: '{name}' 在数据和配置里都没有", fix: "改成数据里的名字，或删掉这一行",
        why: "页首写明阶段、产品、竞品、课程、负责人或团队，页面才能显示和它们有关的数。"),
      en: Wording(
        "neither data nor configuration know {key}: '{name}'",
        fix: "use a name that occurs there, or remove the line",
        why:
          "The head of a page names its stage, product, competitor, course, owner or teams, so that the page can show their figures."
      )),
    CatalogueEntry(
      "page-subject-misspelt", .warning,
      zh: Wording("{key}: '{name}' 在数据和配置里都没有", fix: "改成 '{near}'", why: "有一个写法相近的名字。"),
      en: Wording(
        "neither data nor configuration know {key}: '{name}'", fix: "write '{near}'",
        why: "There is a name that is spelt much like this one.")),
    CatalogueEntry(
      "objection-part-missing", .warning,
      zh: Wording(
        "异议卡缺少：{parts}", fix: "补上这些小标题（二级标题）和内容",
        why: "异议卡由五个小标题组成：客户怎么说、为什么这么说、怎么回应、拿什么证明、反问一句。"),
      en: Wording(
        "the objection card lacks: {parts}", fix: "add these headings (second level) with their text",
        why:
          "A card is made of five headings: What they say, Why they say it, What to answer, Proof, Ask back.")
    ),
  ]

  private static let gapMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "page-without-kpi", .warning,
      zh: Wording("没写改善哪个指标", fix: "在页首加一行 kpis: [win-rate]", why: "没有指标的页面，任何未达标都不会带人来看。"),
      en: Wording(
        "the page says of no metric that it helps it", fix: "add a line kpis: [win-rate] to its head",
        why: "No shortfall ever leads to a page without metrics.")),
    CatalogueEntry(
      "page-without-owner", .warning,
      zh: Wording("没有负责人", fix: "在页首加一行 owner: 姓名", why: "没人负责的页面很快就不可信。"),
      en: Wording(
        "nobody owns the page", fix: "add a line owner: NAME to its head",
        why: "A page that nobody owns cannot be trusted for long.")),
    CatalogueEntry(
      "page-without-review", .warning,
      zh: Wording(
        "没定复核期", fix: "在页首加 reviewed: 2026-11-20 和 review_every: 90 days",
        why: "有复核期，读者才知道内容是否还可信。"),
      en: Wording(
        "no review is promised", fix: "add reviewed: 2026-11-20 and review_every: 90 days to its head",
        why: "With an interval readers can tell whether a page still holds.")),
    CatalogueEntry(
      "page-past-review", .warning,
      zh: Wording("{due} 就该复核了（负责人：{owner}）", fix: "请负责人看一遍，改 reviewed: 的日期", why: "过了复核期的页面会标成“已过期”。"),
      en: Wording(
        "its review was due on {due} (owner: {owner})",
        fix: "ask the owner to read it, then change reviewed:",
        why: "A page past its interval is marked as expired.")),
    CatalogueEntry(
      "page-without-translation", .warning,
      zh: Wording("没有 {language} 译文", fix: "写一份 {file}", why: "缺译文的页面在那种语言里显示原文，并说明没有译文。"),
      en: Wording(
        "there is no translation into {language}", fix: "write {file}",
        why: "Without a translation the page stands there in its own language, with a notice.")),
  ]
}
