extension Catalogue {
  /// Messages about the encoding of text files and about lines that are no rows.
  static let encodingMessages: [CatalogueEntry] = encodingFaults + undecodableText + linesSetAside

  private static let encodingFaults: [CatalogueEntry] = [
    CatalogueEntry(
      "encoding-unknown", .error,
      zh: Wording(
        "认不出文件的编码：没有一种编码能读出像样的文字", fix: "导出为 UTF-8，或在配置中写明 encoding:（{names}）",
        why: "编码由全文判断：字节是否成字、是否常用字、表头是否认识。都不像时不猜，因为读错的名称会对不上任何记录。"),
      en: Wording(
        "the encoding is not recognised: none gives plausible text",
        fix: "export as UTF-8, or name it with encoding: ({names})",
        why:
          "The whole text decides: whether bytes make characters, whether these are common, whether the header is known. When nothing fits, nothing is guessed, for misread names match no record."
      )),
    CatalogueEntry(
      "encoding-uncertain", .warning,
      zh: Wording(
        "编码不确定：按 {encoding} 读作 '{text}'，按 {other} 则是 '{otherText}'", fix: "在配置中写明 encoding:，或导出为 UTF-8",
        why: "两种编码读出的文字几乎同样通顺，通常因为非 ASCII 字符太少。已用前一种；在配置中写明后就不再提示。"),
      en: Wording(
        "the encoding is not certain: {encoding} reads '{text}', {other} would read '{otherText}'",
        fix: "name it with encoding: in the configuration, or export as UTF-8",
        why:
          "Two encodings give about equally plausible text, mostly because there are few characters beyond ASCII. The first is used; once it is named in the configuration, this message goes away."
      )),
    CatalogueEntry(
      "encoding-does-not-fit", .error,
      zh: Wording(
        "{file} 不是 {name} 编码：{count} 处不成字", fix: "删去 encoding:，或改为 encoding: {other}",
        why: "配置中写明的编码总是优先，但这里按它读时大部分文字都不成字。"),
      en: Wording(
        "{file} is not encoded in {name}: {count|place is no character|places are no characters}",
        fix: "remove encoding:, or write encoding: {other}",
        why: "The encoding in the configuration always counts, but most of the text is unreadable in it.")),
    CatalogueEntry(
      "unknown-encoding", .error,
      zh: Wording("没有名为 '{name}' 的编码", fix: "写成 {names} 之一", why: "可以写的编码见提示；不写时由程序识别。"),
      en: Wording(
        "there is no encoding '{name}'", fix: "write one of {names}",
        why: "The remedy names the encodings that can be read; without the key the encoding is recognised.")),
    CatalogueEntry(
      "misspelt-encoding", .error,
      zh: Wording(
        "没有名为 '{name}' 的编码", fix: "是否想写 {near}？",
        why: "可以写 utf-8、utf-16、gb18030、gbk、big5、shift-jis、windows-1252、mac-roman。"),
      en: Wording(
        "there is no encoding '{name}'", fix: "did you mean {near}?",
        why: "Known are utf-8, utf-16, gb18030, gbk, big5, shift-jis, windows-1252 and mac-roman.")),
    CatalogueEntry(
      "encoding-unavailable", .error,
      zh: Wording(
        "本机的 C 库不认识 {encoding} 编码", fix: "安装 gconv 模块（Debian：libc6，Fedora：glibc-gconv-extra），或导出为 UTF-8",
        why: "除 Unicode 以外的编码由系统的 iconv 解码；精简的系统可能没有带上它的模块。"),
      en: Wording(
        "the C library of this machine does not know {encoding}",
        fix: "install its gconv modules (Debian: libc6, Fedora: glibc-gconv-extra), or export as UTF-8",
        why:
          "Encodings other than Unicode are decoded by the system's iconv; small systems may lack its modules."
      )),
  ]

  private static let undecodableText: [CatalogueEntry] = [
    CatalogueEntry(
      "header-undecodable", .error,
      zh: Wording(
        "表头里有按 {encoding} 不成字的字节", fix: "导出为 UTF-8；如果编码认错了，在配置中写明 encoding:", why: "表头决定每一列的含义，其中的文字必须可读。"),
      en: Wording(
        "the header holds bytes that are no characters in {encoding}",
        fix: "export as UTF-8, or name the right encoding: in the configuration",
        why: "The header says what each column means, so its text must be readable.")),
    CatalogueEntry(
      "cell-undecodable", .warning,
      zh: Wording(
        "'{column}' 列的这一格含有按 {encoding} 不成字的字节；已留空", fix: "在来源系统里改正这一格后重新导出，最好导出为 UTF-8",
        why: "文件其余部分符合这种编码，只有这一格不符合，通常是截断造成的。猜出来的文字不可靠，因此留空。"),
      en: Wording(
        "the cell in column '{column}' holds bytes that are no characters in {encoding}; left empty",
        fix: "correct the cell where it comes from and export again, best as UTF-8",
        why:
          "The rest of the file fits the encoding but this cell does not, usually through cutting off. Guessed text is not reliable, so the cell is left empty."
      )),
  ]

  private static let linesSetAside: [CatalogueEntry] = [
    CatalogueEntry(
      "lines-above-header", .note,
      zh: Wording(
        "表头之上的第 {lines} 行不算数据", why: "标题、说明和序号行不是记录。认错时在配置中写 header: 行号。"),
      en: Wording(
        "lines above the header are no rows: {lines}",
        why:
          "Titles, remarks and counts of columns are no records. If this is wrong, write header: with the line's number."
      )),
    CatalogueEntry(
      "header-repeated", .note,
      zh: Wording("第 {lines} 行是重复的表头，不算数据", why: "几份导出首尾相接时会这样。重复的表头不是记录；要当作数据时写 footer: keep。"),
      en: Wording(
        "the header stands again among the rows and is no row there: {lines}",
        why:
          "Usual when several exports were put together. A repeated header is no record; footer: keep reads it as one."
      )),
    CatalogueEntry(
      "total-row", .note,
      zh: Wording("第 {lines} 行是合计，不算数据", why: "合计、小计是其他行的和，再算一次就重复了。确实是记录时写 footer: keep。"),
      en: Wording(
        "sums of other rows are no rows: {lines}",
        why: "Totals and subtotals would be counted twice. If they are records, write footer: keep.")),
    CatalogueEntry(
      "lines-below-data", .note,
      zh: Wording(
        "数据之下的第 {lines} 行不算数据", why: "报表的说明、版权和另外的表不是记录。确实是记录时写 footer: keep。"),
      en: Wording(
        "lines below the data are no rows: {lines}",
        why:
          "Remarks, copyright lines and further tables are no records. If they are, write footer: keep.")),
  ]
}
