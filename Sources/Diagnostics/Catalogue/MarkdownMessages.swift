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
    CatalogueEntry(
      "include-missing", .warning,
      zh: Wording(
        "没有名为 '{text}' 的片段；这里什么也不显示", fix: "核对名称，或者建立这个文件",
        why: "{{> 名称}} 独占一行时，显示另一个文件的内容；找不到文件，页面就少了这一段。"),
      en: Wording(
        "there is no fragment '{text}'; nothing is shown here",
        fix: "check the name, or write the file",
        why:
          "A line {{> name}} shows what stands in another file; without that file the page lacks the passage."
      )),
    CatalogueEntry(
      "include-misspelt", .warning,
      zh: Wording(
        "没有名为 '{text}' 的片段；这里什么也不显示", fix: "是不是 {near}",
        why: "{{> 名称}} 独占一行时，显示另一个文件的内容；有一个文件的名称与此相近。"),
      en: Wording(
        "there is no fragment '{text}'; nothing is shown here",
        fix: "did you mean {near}",
        why: "A line {{> name}} shows what stands in another file; a file with a similar name exists.")),
    CatalogueEntry(
      "include-cycle", .warning,
      zh: Wording(
        "片段 '{text}' 直接或间接地引用了自己；这里不再重复", fix: "删去其中一处引用",
        why: "片段可以引用别的片段，但绕回自己就没有尽头。"),
      en: Wording(
        "the fragment '{text}' includes itself, directly or through others; it is not repeated here",
        fix: "remove one of the includes",
        why: "A fragment may include others, but not one that it stands in itself: that would never end.")),
    CatalogueEntry(
      "include-too-many", .warning,
      zh: Wording(
        "片段 '{text}' 没有插入：套得太深，或者一页里太多", fix: "把内容直接写进页面，或者合并片段",
        why: "片段最多套八层，一页最多插入 200 个；更多时几乎总是写错了。"),
      en: Wording(
        "the fragment '{text}' is left out: too many within each other, or too many in the page",
        fix: "write the passage into the page, or join fragments",
        why:
          "Fragments may stand eight deep and 200 times in a page; more than that is nearly always a mistake."
      )),
    CatalogueEntry(
      "include-in-text", .warning,
      zh: Wording(
        "'{text}' 不是独占一行；按文字显示", fix: "让它独占一行",
        why: "片段由段落、表格这样的块组成，不能放进句子中间。"),
      en: Wording(
        "'{text}' does not stand on a line of its own; shown as text",
        fix: "give it a line of its own",
        why:
          "A fragment consists of blocks such as paragraphs and tables, which cannot stand within a sentence."
      )),
    CatalogueEntry(
      "container-unclosed", .warning,
      zh: Wording(
        "'{text}' 没有对应的 :::；到所在的块结束时才算结束", fix: "在内容后面加上一行 :::",
        why: "没有结束行，后面的所有内容都会被收进去。"),
      en: Wording(
        "'{text}' has no closing ':::'; it ends where the block around it ends",
        fix: "write a line ::: after its content",
        why: "Without the closing line everything that follows belongs to it as well.")),
    CatalogueEntry(
      "container-stray", .warning,
      zh: Wording(
        "这一行 '{text}' 没有可以结束的内容；按文字显示", fix: "删去这一行，或者补上开头的一行",
        why: "一行冒号结束前面同样缩进的 ::: 名称；这里前面没有。"),
      en: Wording(
        "the line '{text}' closes nothing; shown as text",
        fix: "remove the line, or write the opening one",
        why: "A line of colons closes a ::: name above it in the same list item or quote; there is none here."
      )),
    CatalogueEntry(
      "container-unknown", .warning,
      zh: Wording(
        "不认识 '{text}' 这种 ::: 区块；内容照常显示", fix: "可以用 details、tabs、note、tip、important、warning、caution",
        why: "::: 后面的名称决定内容怎样显示；不认识的名称不起作用。"),
      en: Wording(
        "'{text}' is no kind of ::: container; its content is shown as usual",
        fix: "use details, tabs, note, tip, important, warning or caution",
        why: "The name behind ::: says how the content is shown; an unknown one has no effect.")),
    CatalogueEntry(
      "container-misspelt", .warning,
      zh: Wording(
        "不认识 '{text}' 这种 ::: 区块；内容照常显示", fix: "是不是 {near}",
        why: "::: 后面的名称决定内容怎样显示；不认识的名称不起作用。"),
      en: Wording(
        "'{text}' is no kind of ::: container; its content is shown as usual",
        fix: "did you mean {near}",
        why: "The name behind ::: says how the content is shown; an unknown one has no effect.")),
    CatalogueEntry(
      "anchor-taken", .warning,
      zh: Wording(
        "页面里已经有 '{text}' 这个锚点；这一个加上了编号", fix: "换一个名称",
        why: "锚点在一页里只能出现一次，否则链接总是跳到第一个。"),
      en: Wording(
        "another heading of the page has the anchor '{text}'; this one got a number",
        fix: "choose another name",
        why: "An anchor may stand in a page only once; otherwise links would always lead to the first.")),
    CatalogueEntry(
      "image-size", .warning,
      zh: Wording(
        "图片的尺寸 '{text}' 看不懂；按文字显示", fix: "大括号里写 width=320 或 width=320 height=200，单位是像素",
        why: "尺寸以像素为单位，从 1 到 10000；写对了，页面在图片加载前就留好位置。"),
      en: Wording(
        "the size '{text}' of a picture cannot be read; shown as text",
        fix: "write width=320 or width=320 height=200 between the braces, in pixels",
        why:
          "Sizes are pixels from 1 to 10000; with them the page keeps the room free before the picture is there."
      )),
  ]
}
