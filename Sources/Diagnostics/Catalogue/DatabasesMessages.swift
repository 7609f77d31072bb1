extension Catalogue {
  static let databasesMessages: [CatalogueEntry] = databaseFileMessages + queryMessages

  /// Files that cannot be read as a database, or not as a whole.
  private static let databaseFileMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "database-unreadable", .error,
      zh: Wording(
        "这不是能读取的 SQLite 数据库：文件已加密，或是另一种格式", fix: "用生成它的程序导出未加密的 SQLite 文件或 CSV",
        why: "SQLite 文件以固定的 16 个字节开头；加密的数据库（如 SQLCipher）没有这段开头，没有密钥就读不到内容。这里不询问也不保存密钥。"),
      en: Wording(
        "this is no SQLite database that can be read: it is encrypted, or another kind of file",
        fix: "export it without encryption, or as CSV, from the program that made it",
        why:
          "A SQLite file begins with sixteen fixed bytes; an encrypted database (SQLCipher) does not, and nothing can be read from it without its key. Keys are neither asked for nor kept."
      )),
    CatalogueEntry(
      "database-damaged", .error,
      zh: Wording(
        "数据库已损坏（{reason}）", fix: "重新导出或重新复制；复制时先关闭正在写它的程序",
        why: "SQLite 读到了不合格式的页。常见原因：文件没有传完，或在程序写入时被复制。"),
      en: Wording(
        "the database is damaged ({reason})",
        fix: "export or copy it once more; close the program that writes it while you copy",
        why:
          "SQLite found pages that are not as they must be. Often the file was not transferred to its end, or was copied while a program wrote to it."
      )),
    CatalogueEntry(
      "database-without-tables", .error,
      zh: Wording(
        "数据库里没有表", fix: "检查导出是否选对了数据库", why: "文件是有效的 SQLite 数据库，但没有任何表或视图。"),
      en: Wording(
        "the database has no tables", fix: "check whether the right database was exported",
        why: "The file is a valid SQLite database, but it holds no table and no view.")),
    CatalogueEntry(
      "database-too-large", .error,
      zh: Wording(
        "行太多，超出可读取的范围", fix: "用 query 只选需要的列和年份", why: "一个表或查询最多读取 2 亿个单元格、2 GB 文字。"),
      en: Wording(
        "there are more rows than can be read",
        fix: "select only the columns and years that are needed, by query",
        why: "Up to 200 million cells or 2 GB of text of one table or query are read.")),
    CatalogueEntry(
      "database-blob", .note,
      zh: Wording(
        "列 '{column}' 有 {count} 格是二进制内容，按空处理", fix: "如果里面是文字，在导出时转换：CAST(\"{column}\" AS TEXT)",
        why: "SQLite 的 BLOB 是字节串，没有文字或数字的含义，所以按空单元格处理。"),
      en: Wording(
        "column '{column}' has {count|cell|cells} of raw bytes, read as empty",
        fix: "if they are texts, convert them in the export: CAST(\"{column}\" AS TEXT)",
        why:
          "A BLOB of SQLite is a string of bytes without a meaning as text or number; its cell is read as empty."
      )),
  ]

  /// Tables and queries that the configuration names.
  private static let queryMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "database-table-misspelt", .error,
      zh: Wording(
        "'{file}' 里没有表 '{table}'；是不是 '{near}'？", fix: "改成 '{near}'；有的表：{tables}",
        why: "sql_table 或 query 里写的表名必须是数据库里的表或视图；ASCII 字母不分大小写。"),
      en: Wording(
        "'{file}' has no table '{table}'; did you mean '{near}'?", fix: "write '{near}'; there are: {tables}",
        why:
          "The name under sql_table or in a query must be a table or view of the database; the case of ASCII letters does not matter."
      )),
    CatalogueEntry(
      "database-table-unknown", .error,
      zh: Wording(
        "'{file}' 里没有表 '{table}'", fix: "改成其中之一：{tables}",
        why: "sql_table 或 query 里写的表名必须是数据库里的表或视图；ASCII 字母不分大小写。"),
      en: Wording(
        "'{file}' has no table '{table}'", fix: "write one of: {tables}",
        why:
          "The name under sql_table or in a query must be a table or view of the database; the case of ASCII letters does not matter."
      )),
    CatalogueEntry(
      "query-writes", .error,
      zh: Wording(
        "query 只能读取：必须是一条 SELECT 语句", fix: "改写成以 SELECT 或 WITH … SELECT 开头的一条查询",
        why: "数据文件只读。会改动数据、附加其他文件或改变设置的语句一律拒绝执行。"),
      en: Wording(
        "a query may only read: it must be one SELECT statement",
        fix: "write a single query that begins with SELECT or WITH … SELECT",
        why:
          "Data files are only read. A statement that changes data, attaches other files or changes settings is not run."
      )),
    CatalogueEntry(
      "query-refused", .error,
      zh: Wording(
        "SQLite 不接受这条 query（{reason}）", fix: "先用 sqlite3 命令行试运行这条查询，再写进配置",
        why: "查询的语法、列名或函数有误；括号里是 SQLite 的原话。"),
      en: Wording(
        "SQLite does not take the query ({reason})",
        fix: "try the query with the sqlite3 command line before it goes into the configuration",
        why: "The syntax, a column or a function of the query is wrong; SQLite's own words are in brackets.")),
    CatalogueEntry(
      "query-endless", .error,
      zh: Wording(
        "查询太久没有结束，已停止", fix: "检查递归查询是否有终止条件、连接是否缺少 ON",
        why: "一条查询最多执行 200 亿步；没有终点的递归或漏了条件的连接会超出。"),
      en: Wording(
        "the query did not come to an end and was stopped",
        fix: "check that a recursive query ends and that no join lacks its ON",
        why:
          "A query may take 20 billion steps; a recursion without end, or a join without its condition, takes more."
      )),
  ]
}
