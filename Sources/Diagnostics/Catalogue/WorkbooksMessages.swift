extension Catalogue {
  static let workbooksMessages: [CatalogueEntry] =
    otherFileMessages + damageMessages + limitMessages + sheetMessages

  /// Files that are no workbook of the kind that is read.
  private static let otherFileMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "workbook-is-xls", .error,
      zh: Wording(
        "这是旧版 Excel 工作簿（.xls），无法读取", fix: "用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”",
        why: "Excel 97–2003 的 .xls 是另一种二进制格式，改扩展名没有用。能读取的是 .xlsx 和 CSV。"),
      en: Wording(
        "this is an old Excel workbook (.xls), which is not read",
        fix: "open it and save it as 'Excel Workbook (*.xlsx)'",
        why:
          "The .xls of Excel 97–2003 is another, binary format; renaming the file does not change that. Workbooks are read as .xlsx, tables also as CSV."
      )),
    CatalogueEntry(
      "workbook-locked", .error,
      zh: Wording(
        "工作簿有打开密码", fix: "在 Excel 中选择“文件 › 信息 › 保护工作簿 › 用密码进行加密”，清空密码后保存",
        why: "有打开密码的工作簿是加密的，没有密码就读不到内容。这里不询问也不保存密码。"),
      en: Wording(
        "the workbook is locked with a password",
        fix:
          "in Excel choose File › Info › Protect Workbook › Encrypt with Password, clear the password and save",
        why:
          "A workbook with a password for opening is encrypted: nothing can be read without it. Passwords are neither asked for nor kept."
      )),
    CatalogueEntry(
      "workbook-is-html", .error,
      zh: Wording(
        "这是网页（HTML），只是用了 Excel 的扩展名", fix: "用 Excel 打开，另存为“Excel 工作簿 (*.xlsx)”；或在导出时选择 CSV",
        why: "有些系统导出的“Excel 文件”其实是网页表格。Excel 能打开它，但它不是工作簿。"),
      en: Wording(
        "this is a web page (HTML) under the name of an Excel file",
        fix: "open it in Excel and save it as 'Excel Workbook (*.xlsx)', or choose CSV in the export",
        why:
          "Some systems export a web page with a table and call it an Excel file. Excel opens it, but it is no workbook."
      )),
    CatalogueEntry(
      "workbook-is-text", .error,
      zh: Wording(
        "这是文本，只是用了 Excel 的扩展名", fix: "把扩展名改成 .csv",
        why: "工作簿是压缩包，而这个文件是普通文本，多半是改了名的 CSV。"),
      en: Wording(
        "this is text under the name of an Excel file", fix: "change the file's name to end in .csv",
        why: "A workbook is an archive, but this file is plain text: probably a CSV that was renamed.")),
    CatalogueEntry(
      "workbook-other-format", .error,
      zh: Wording(
        "这不是 .xlsx 工作簿（实际是：{format_zh}）", fix: "把表格导出或另存为“Excel 工作簿 (*.xlsx)”或 CSV",
        why: "文件的内容属于另一种格式，与扩展名无关。能读取的是 .xlsx、.xlsm 和 CSV。"),
      en: Wording(
        "this is no .xlsx workbook but {format}",
        fix: "export the table, or save it in its own program, as 'Excel Workbook (*.xlsx)' or CSV",
        why:
          "The contents belong to another format, whatever the file's name. Workbooks are read as .xlsx and .xlsm, tables also as CSV."
      )),
    CatalogueEntry(
      "workbook-is-archive", .error,
      zh: Wording(
        "这是普通压缩包，里面没有工作簿", fix: "解压后，把里面的 .xlsx 或 CSV 文件放进 data 文件夹",
        why: "有些系统把导出的几个表打包成一个压缩包。压缩包里的表不会自动读取，因为无法知道要用哪些。"),
      en: Wording(
        "this is an archive that is no workbook",
        fix: "unpack it and put the .xlsx or CSV files in it into the data folder",
        why:
          "Some systems pack the tables of an export into one archive. Tables inside an archive are not read, for nobody knows which of them are meant."
      )),
  ]

  /// Workbooks that are broken.
  private static let damageMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "workbook-damaged", .error,
      zh: Wording(
        "工作簿已损坏或不完整：{reason_zh}", fix: "重新导出或重新复制这个文件；如果 Excel 还能打开，就另存一份",
        why: ".xlsx 是压缩包。下载或复制中断、磁盘写满时，文件末尾的目录会缺失，里面的内容就找不到了。"),
      en: Wording(
        "the workbook is damaged or incomplete: {reason}",
        fix: "export or copy the file again; if Excel still opens it, save it anew",
        why:
          "An .xlsx is an archive. When a download or copy stops early or the disk is full, the directory at its end is missing, and nothing in it can be found."
      )),
    CatalogueEntry(
      "workbook-part-damaged", .error,
      zh: Wording(
        "工作簿里的 '{part}' 已损坏：{reason_zh}", fix: "用 Excel 打开，接受修复后另存；或重新导出",
        why: "工作簿由几个部分组成，其中一个读不完整。只读前半部分会让数字偏小而不被察觉，因此整个部分不用。"),
      en: Wording(
        "'{part}' in the workbook is damaged: {reason}",
        fix: "open the file in Excel, let it repair it and save it; or export it again",
        why:
          "A workbook consists of several parts, and one of them cannot be read to its end. Using its first half would make numbers too small without a sign, so it is not used at all."
      )),
    CatalogueEntry(
      "workbook-part-missing", .error,
      zh: Wording(
        "工作簿缺少 '{part}'", fix: "用 Excel 打开，接受修复后另存；或重新导出",
        why: "工作簿提到了这个部分，但压缩包里没有。文件多半是由别的程序写错的，或被人改过。"),
      en: Wording(
        "the workbook lacks '{part}'",
        fix: "open the file in Excel, let it repair it and save it; or export it again",
        why:
          "The workbook refers to this part, but the archive does not hold it. A program wrote the file wrongly, or somebody changed it."
      )),
    CatalogueEntry(
      "sheet-without-part", .error,
      zh: Wording(
        "工作簿没有写明工作表 '{sheet}' 的单元格在哪里", fix: "用 Excel 打开，接受修复后另存；或重新导出",
        why: "工作簿按编号查找每张工作表的内容，而这个编号没有对应的内容。文件多半是由别的程序写错的。"),
      en: Wording(
        "the workbook does not say where the cells of the sheet '{sheet}' are",
        fix: "open the file in Excel, let it repair it and save it; or export it again",
        why:
          "A workbook finds the cells of each sheet by a reference, and this one leads nowhere. A program wrote the file wrongly."
      )),
    CatalogueEntry(
      "workbook-without-sheets", .error,
      zh: Wording(
        "工作簿里没有含单元格的工作表", fix: "在 Excel 中检查：数据应在普通工作表里，而不只是图表",
        why: "只读取普通工作表；图表工作表和宏表里没有可用的表格。"),
      en: Wording(
        "the workbook has no sheet with cells",
        fix: "check in Excel that the data is on an ordinary worksheet, not only in charts",
        why: "Only ordinary worksheets are read; sheets of charts and macros hold no table.")),
    CatalogueEntry(
      "workbook-unsafe", .error,
      zh: Wording(
        "工作簿里的 '{part}' 含有电子表格不会写入的内容（文档类型声明、过深的嵌套或过长的标签）",
        fix: "不要使用这个文件，向发送者核实；或用 Excel 打开后另存",
        why: "这类写法可以让很小的文件占满内存，正常的程序不会使用，因此不读取。"),
      en: Wording(
        "'{part}' in the workbook holds what no spreadsheet program writes (a document type, endless nesting or an endless tag)",
        fix: "do not use the file before you have asked its sender; or open it in Excel and save it anew",
        why:
          "Such contents can make a tiny file fill the memory. No ordinary program uses them, so the file is not read."
      )),
  ]

  /// Workbooks that are larger than can be right.
  private static let limitMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "workbook-too-large", .error,
      zh: Wording(
        "'{part}' 解压后超过 {limit}，停止读取", fix: "删去不用的工作表、空行空列和图片；或按年份拆成几个文件",
        why: "很小的压缩包可以解压成占满内存的内容，因此设有上限。正常的销售表格远远达不到。"),
      en: Wording(
        "'{part}' unpacks to more than {limit}; reading was stopped",
        fix:
          "delete needless sheets, empty rows and columns, and pictures; or split the file, by year for example",
        why:
          "A tiny archive can unpack to more than the memory holds, so there is a limit. Ordinary tables of sales stay far below it."
      )),
    CatalogueEntry(
      "workbook-too-large-in-all", .error,
      zh: Wording(
        "工作簿解压后总共超过 {limit}，停止读取", fix: "删去不用的工作表、空行空列和图片；或按年份拆成几个文件",
        why: "很小的压缩包可以解压成占满内存的内容，因此设有上限。正常的销售表格远远达不到。"),
      en: Wording(
        "the workbook unpacks to more than {limit} in all; reading was stopped",
        fix:
          "delete needless sheets, empty rows and columns, and pictures; or split the file, by year for example",
        why:
          "A tiny archive can unpack to more than the memory holds, so there is a limit. Ordinary tables of sales stay far below it."
      )),
    CatalogueEntry(
      "cell-too-long", .error,
      zh: Wording(
        "有一个单元格的文字超过 {limit}，停止读取", fix: "用 Excel 打开，找到并缩短这个单元格；或重新导出",
        why: "Excel 的一个单元格最多 32767 个字符。更长的内容说明文件写错或被人改过。"),
      en: Wording(
        "a cell holds more than {limit} of text; reading was stopped",
        fix: "open the file in Excel, shorten that cell and save it; or export it again",
        why:
          "A cell in Excel has at most 32,767 characters. A longer one shows that the file was written wrongly or that somebody changed it."
      )),
    CatalogueEntry(
      "workbook-too-much-text", .error,
      zh: Wording(
        "文字超过 {limit}，停止读取", fix: "按年份拆成几个文件，用 from: 'data/deals-*.xlsx' 一起读取；或导出为 CSV",
        why: "表格在内存里处理，因此文字总量有上限。"),
      en: Wording(
        "the text exceeds {limit}; reading was stopped",
        fix:
          "split the file, by year for example, and read the parts with from: 'data/deals-*.xlsx'; or export CSV",
        why: "Tables are worked on in memory, so the amount of text has a limit.")),
    CatalogueEntry(
      "workbook-too-many-texts", .error,
      zh: Wording(
        "共享文字超过 {limit} 条，停止读取", fix: "按年份拆成几个文件，或导出为 CSV",
        why: "工作簿把重复的文字集中存放。条数超过任何正常表格时停止，以免占满内存。"),
      en: Wording(
        "the workbook shares more than {limit} texts; reading was stopped",
        fix: "split the file, by year for example, or export CSV",
        why:
          "A workbook keeps its texts in one list. Beyond the size of any ordinary table reading stops, so that the memory is not filled."
      )),
    CatalogueEntry(
      "sheet-too-many-cells", .error,
      zh: Wording(
        "工作表有超过 {limit} 个非空单元格，停止读取", fix: "按年份拆成几个文件，或导出为 CSV",
        why: "表格在内存里处理，因此单元格数量有上限。"),
      en: Wording(
        "the sheet has more than {limit} cells with text; reading was stopped",
        fix: "split the file, by year for example, or export CSV",
        why: "Tables are worked on in memory, so the number of cells has a limit.")),
  ]

  /// What a sheet holds that the reader should know.
  private static let sheetMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "sheet-empty", .warning,
      zh: Wording(
        "工作表 '{sheet}' 是空的", fix: "检查导出时的筛选条件，或在配置的 sheet: 中写另一张工作表",
        why: "工作表里没有任何文字。数据可能在同一文件的另一张工作表上。"),
      en: Wording(
        "the sheet '{sheet}' is empty",
        fix: "check the filter of the export, or name another sheet with sheet: in the configuration",
        why: "The sheet holds no text at all. The data may be on another sheet of the same file.")),
    CatalogueEntry(
      "sheet-hidden", .note,
      zh: Wording("工作表 '{sheet}' 是隐藏的，照常读取", why: "隐藏只影响显示。要排除它，在配置的 sheet: 中写另一张工作表。"),
      en: Wording(
        "the sheet '{sheet}' is hidden; it is read all the same",
        why:
          "Hiding concerns only the display. To leave it out, name another sheet with sheet: in the configuration."
      )),
    CatalogueEntry(
      "hidden-rows", .note,
      zh: Wording("隐藏或被筛选掉的行：{count}；照常读取", why: "筛选只影响显示；如果跳过这些行，数字会随着最后一次筛选而改变。不需要的行请在来源系统里删去。"),
      en: Wording(
        "hidden or filtered rows: {count}; they are read all the same",
        why:
          "A filter concerns only the display: leaving such rows out would make the numbers depend on who filtered last. Delete rows that should not count where they come from."
      )),
    CatalogueEntry(
      "hidden-columns", .note,
      zh: Wording(
        "隐藏的列：{columns_zh}；照常读取", why: "隐藏只影响显示。不想使用的列，请在 Excel 中删去，或在来源系统的导出里去掉。"),
      en: Wording(
        "hidden columns: {columns}; they are read all the same",
        why:
          "Hiding concerns only the display. Delete columns that should not be used, or leave them out of the export."
      )),
    CatalogueEntry(
      "excel-error", .warning,
      zh: Wording(
        "{column} 列有 Excel 错误 {code}（{cells_zh}）；已留空", fix: "在 Excel 中改正公式并保存",
        why: "#N/A、#REF!、#DIV/0! 等表示公式没有算出结果。错误不是数值，因此留空，依赖它的数字会缺少这些行。"),
      en: Wording(
        "the Excel error {code} stands in column {column} ({cells}); left empty",
        fix: "correct the formulas in Excel and save the workbook",
        why:
          "#N/A, #REF!, #DIV/0! and the like say that a formula has no result. An error is no value, so the cell is left empty and the numbers that need it lack these rows."
      )),
    CatalogueEntry(
      "excel-rounded-number", .warning,
      zh: Wording(
        "{column} 列有超过 15 位的整数（{cells_zh}），例如 '{text}'；Excel 只保留 15 位，末尾几位可能已不正确",
        fix: "导出时把编号列设为文本，或改用 CSV 导出",
        why: "Excel 的数字最多 15 位有效数字。更长的编号（订单号、身份证号、19 位记录 ID）存成数字时末尾会被改写，因而对不上其他表。存成文本就不会变。"),
      en: Wording(
        "column {column} has whole numbers of more than 15 digits ({cells}), such as '{text}'; Excel keeps only 15, so the last ones may be wrong",
        fix: "export ids as text, or export CSV",
        why:
          "Numbers in Excel have 15 digits. Longer ids (order numbers, record ids of 19 digits) lose their last digits when they are kept as numbers and no longer match other tables. As text they stay whole."
      )),
    CatalogueEntry(
      "formula-without-value", .warning,
      zh: Wording(
        "公式没有保存结果（{cells_zh}）；已留空", fix: "用 Excel 打开工作簿并保存",
        why: "公式从不在这里计算，只读取 Excel 保存的结果。由程序写成、从未用 Excel 打开过的工作簿没有结果。"),
      en: Wording(
        "formulas without a saved result ({cells}); left empty",
        fix: "open the workbook in Excel and save it",
        why:
          "Formulas are never computed here: the result that Excel saved is read. A workbook that a program wrote and Excel never opened has none."
      )),
    CatalogueEntry(
      "cell-text-missing", .warning,
      zh: Wording(
        "单元格指向工作簿里没有的文字（{cells_zh}）；已留空", fix: "用 Excel 打开，接受修复后另存；或重新导出",
        why: "工作簿把文字集中存放，单元格只记编号。编号不存在说明文件写错或损坏。"),
      en: Wording(
        "cells that refer to texts the workbook does not hold ({cells}); left empty",
        fix: "open the file in Excel, let it repair it and save it; or export it again",
        why:
          "A workbook keeps its texts in one list and cells only their number. A number beyond the list shows that the file was written wrongly or is damaged."
      )),
    CatalogueEntry(
      "merged-data-cells", .warning,
      zh: Wording(
        "数据中有合并单元格（{cells_zh}）；只有左上角的单元格有值，其余为空",
        fix: "在 Excel 中取消合并，把值填到每一行",
        why: "合并的单元格只在左上角存有值。其余各行没有这一列的值，按这一列分组的数字会缺少它们。表头中的合并单元格则会给每一列。"),
      en: Wording(
        "the data has merged cells ({cells}); only the upper left one of each block has the value, the others are empty",
        fix: "unmerge the cells in Excel and put the value into every row",
        why:
          "A merged block keeps its value in its upper left cell alone. The other rows have none, and numbers grouped by that column lack them. Merged cells of a header are given to every column they cover."
      )),
  ]
}
