import Diagnostics
import Ingest
import Settings

/// Which table a file was taken for, and why.
struct TableRecognition: Sendable {
  var schema: TableSchema
  var reason: Phrase
}

/// The table that an entry of `data:` stands for by its `table:` or its name (`deals_hk` is `deals`), or `nil`.
func schema(ofEntry source: DataSource) -> TableSchema? {
  if let schema = TableSchema.named(source.table) { return schema }
  if let schema = schemas(byWord: foldedHeader(source.table)).first { return schema }
  let head = source.table.prefix { $0 != "_" && $0 != "-" }
  return TableSchema.named(String(head)) ?? schemas(byWord: foldedHeader(String(head))).first
}

/// Recognises a file by its name, and by its header where the name says nothing or does not fit.
///
/// - Parameters:
///   - file: the name that may say which table it is: the file's, or that of a sheet in it.
///   - path: the file's path.
/// - Returns: `nil` when the header has the required columns of no table.
func recogniseTable(
  file: String, path: String, header: [String], configured: [ColumnMapping] = []
) -> TableRecognition? {
  let adapter = recogniseAdapter(header, file: path)
  for schema in schemas(byFile: file) {
    let mapping = HeaderMapping(header, to: schema, adapter: adapter, configured: configured)
    if mapping.missing.isEmpty {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      return TableRecognition(
        schema: schema,
        reason: Phrase(
          zh: "按文件名 '\(name)' 识别为\(schema.title.chinese)",
          en: "taken for \(schema.title.english) by its name '\(name)'"))
    }
  }
  var best: (schema: TableSchema, score: Int)?
  for schema in TableSchema.all {
    let mapping = HeaderMapping(header, to: schema, adapter: adapter, configured: configured)
    guard mapping.missing.isEmpty, mapping.columns.count + mapping.periods.count >= 2 else { continue }
    let score = Set(mapping.columns.values).count + mapping.periods.count
    if score > (best?.score ?? 0) { best = (schema, score) }
  }
  return best.map { best in
    TableRecognition(
      schema: best.schema,
      reason: Phrase(
        zh: "按表头识别为\(best.schema.title.chinese)：\(header.count) 列中认出 \(best.score) 列",
        en:
          "taken for \(best.schema.title.english) by its header: \(best.score) of \(header.count) columns are known"
      ))
  }
}

/// The tables that a file name suggests, the whole name first, then its words from the last.
func schemas(byFile file: String) -> [TableSchema] {
  let name = file.split(separator: "/").last.map(String.init) ?? file
  let stem = name.contains(".") ? String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]) : name
  let words = stem.split { "_- .()（）".contains($0) }.map { foldedHeader(String($0)) }.filter { word in
    !word.isEmpty && !word.allSatisfy { ("0"..."9").contains($0) }
  }
  var found = schemas(byWord: words.joined())
  for word in words.reversed() { found += schemas(byWord: word) }
  return found
}

private func schemas(byWord word: String) -> [TableSchema] {
  TableSchema.all.filter { schema in
    schema.fileWords.contains(word) || schema.fileWords.contains(word.filter { !("0"..."9").contains($0) })
  }
}
