import Metrics
import Tables

/// The first of some records as a table with links back to the CRM.
struct RecordList {
  var columns: [Cell]
  var cells: [[Cell]]
  /// The file that holds all records of the table.
  var download: (href: String, label: String)?

  /// How many records are listed at most.
  static let most = 20

  private static let wanted = [
    "id", "contract", "name", "date", "due", "rep", "account", "owner", "product", "stage", "status",
    "amount",
    "created", "closed",
  ]

  /// - Parameter rows: in the order in which they are to be listed.
  /// - Returns: `nil` for tables that are not published row by row.
  init?(_ desk: Desk, _ name: String, _ rows: [Int]) {
    guard let table = desk.input.sales.dataset[name], desk.input.downloads.contains(name) else { return nil }
    let names = RecordList.wanted.filter { table[$0] != nil }.prefix(8)
    let stages = desk.stageNames
    columns = names.map { Cell(desk.columnName($0), isNumeric: RecordList.isFigure(table, $0)) }
    cells = rows.prefix(RecordList.most).map { row in
      names.map { column -> Cell in
        var text = desk.cellText(table, column, row)
        if column == "status" { text = desk.statusName(text) }
        if column == "stage" { text = stages[text] ?? text }
        return Cell(
          text, href: desk.recordAddress(name, table, column, row),
          isNumeric: RecordList.isFigure(table, column),
          isWhole: table[column]?.kind == .day)
      }
    }
    download = (desk.address(file: "data/\(name).csv"), desk.say(.download))
  }

  /// Whether a column is flush right: amounts and numbers are, days are read like words.
  private static func isFigure(_ table: RecordTable, _ column: String) -> Bool {
    switch table[column] {
    case .money, .number: true
    case .text, .day, nil: false
    }
  }
}

extension Desk {
  /// How many rows were counted, and how many of them are listed.
  func rowsNote(counted rows: Int, shown: Int) -> String {
    let start = say("计入 \(number(rows)) 行", counted(rows, "row", "rows") + " counted")
    if rows == 0 { return start + say("。", ".") }
    if shown == rows { return start + say("，已全部列出。", rows == 1 ? ", listed below." : ", all listed.") }
    return start + say("，列出前 \(number(shown)) 行。", ", the first \(number(shown)) listed.")
  }

  /// Where a cell of a table of records leads in the CRM: an id to its record; an account, a person, a product and a
  /// contract to their own.
  func recordAddress(_ name: String, _ table: RecordTable, _ column: String, _ row: Int) -> String? {
    guard let text = table.text(column)?[row] else { return nil }
    switch column {
    case "id": return CRMLinks.kind(of: name).flatMap { crmAddress($0, text) }
    case "account": return accountAddress(text)
    case "owner", "rep": return personAddress(text)
    case "product": return productAddress(text)
    case "contract": return crmAddress("contract", text)
    default: return nil
    }
  }

  /// A cell of a table of records as pages print it.
  func cellText(_ table: RecordTable, _ column: String, _ row: Int) -> String {
    switch table[column] {
    case .text(let text): text[row] ?? "—"
    case .money(let amounts): figures.fullMoney(amounts[row])
    case .number(let numbers): figures.number(numbers[row], decimals: 2)
    case .day(let days): days[row]?.description ?? "—"
    case nil: "—"
    }
  }
}
