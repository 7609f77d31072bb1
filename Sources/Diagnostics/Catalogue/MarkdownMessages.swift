extension Catalogue {
  static let markdownMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "raw-html", .warning,
      zh: Wording(
        "这里的 HTML 按文字显示", fix: "改用 Markdown 的写法；只是想写尖括号时，用反引号括起来",
        why: "页面来自许多人，其中的 HTML 可能带有脚本，所以默认把它原样显示为文字，而不当作标记执行。"),
      en: Wording(
        "HTML is shown as text here",
        fix: "say it in Markdown; if only angle brackets are meant, put them between backquotes",
        why:
          "Pages come from many hands and HTML can carry scripts, so it is shown as the text it is and not executed as markup."
      )),
    CatalogueEntry(
      "unsafe-link", .warning,
      zh: Wording(
        "不允许链接到 '{text}'；只显示文字", fix: "改用 https:、mailto:、tel: 或站内页面的地址",
        why: "javascript:、vbscript:、data:、file: 这类地址能在读者的浏览器里运行程序或读取本机文件，任何设置都不会放行。"),
      en: Wording(
        "a link to '{text}' is not allowed; its text is shown alone",
        fix: "link to https:, mailto:, tel: or a page of the site",
        why:
          "Addresses such as javascript:, vbscript:, data: or file: can run programs in the reader's browser or open files on the reader's machine; no setting lets them through."
      )),
    CatalogueEntry(
      "image-without-text", .warning,
      zh: Wording(
        "图片 '{text}' 没有说明文字", fix: "写成 ![图片内容的说明](…)", why: "看不到图片的人（读屏软件、图片加载失败）只能读到方括号里的说明。"),
      en: Wording(
        "the picture '{text}' has no description", fix: "write ![what the picture shows](…)",
        why:
          "Whoever does not see the picture, with a screen reader or when it fails to load, reads the description in the square brackets instead."
      )),
    CatalogueEntry(
      "placeholder-unclosed", .warning,
      zh: Wording(
        "两个左大括号之后，同一行里没有两个右大括号；按文字显示", fix: "在同一行里补上两个右大括号；只想写大括号时，前面加反斜杠",
        why: "{{…}} 在页面里插入一个指标的数值，必须写在同一行内。"),
      en: Wording(
        "two opening braces are not closed in their line; shown as text",
        fix: "close them with two braces in the same line; if braces are meant, put a backslash before them",
        why: "{{…}} puts the value of a metric into the text and must stand in one line.")),
    CatalogueEntry(
      "footnote-unused", .note,
      zh: Wording("脚注 '{text}' 没有被引用；不显示", fix: "在正文里写上 {text}，或者删去这条脚注", why: "脚注只有在正文里被提到时才会出现在页面底部。"),
      en: Wording(
        "no text refers to the footnote '{text}'; it is not shown",
        fix: "write {text} where it belongs, or remove the note",
        why: "A footnote appears at the foot of a page only when the text names it.")),
  ]
}
