import Diagnostics
import Testing

@testable import Databases

@Suite struct DatabaseTests {
  private let deals = #"""
    CREATE TABLE deals (id TEXT, name TEXT, amount REAL, count INTEGER, note BLOB);
    INSERT INTO deals VALUES ('a', '甲,乙', 1234.5, 3, NULL), ('b', ' "x" ', 1e16, NULL, x'00ff');
    INSERT INTO deals (rowid, id, amount) VALUES (118, 'c', 0.00001);
    CREATE TABLE "my ""people""" (name TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO "my ""people""" VALUES ('王敏');
    CREATE VIEW big AS SELECT id FROM deals WHERE amount > 2000;
    """#

  private func opened(_ sql: String, _ log: inout Diagnostics) throws -> DatabaseFile? {
    openDatabase(try database(sql), file: "crm.sqlite", &log)
  }

  private func text(_ table: DatabaseTable?) -> String { String(decoding: table?.bytes ?? [], as: UTF8.self) }

  @Test func `reads a table as text, with the ids of its rows`() throws {
    var log = Diagnostics()
    let file = try #require(try opened(deals, &log))
    let table = file.read(table: "deals", &log)
    #expect(
      text(table) == #"""
        id,name,amount,count,note
        a,"甲,乙",1234.5,3,
        b," ""x"" ",10000000000000000,,
        c,,0.00001,,

        """#)
    #expect(table?.rowNumbers == [0, 1, 2, 118])
    #expect(log.entries.map(\.id) == ["database-blob"])
    #expect(log.entries.first?.position?.description == "crm.sqlite:deals!2")
  }

  @Test func `reads views and tables without row ids, counting their rows`() throws {
    var log = Diagnostics()
    let file = try #require(try opened(deals, &log))
    #expect(file.tables == ["big", "deals", "my \"people\""])
    #expect(text(file.read(table: "my \"people\"", &log)) == "name\n王敏\n")
    let view = file.read(table: "big", &log)
    #expect(text(view) == "id\nb\n" && view?.rowNumbers == [0, 1])
    #expect(file.columns(of: "deals") == ["id", "name", "amount", "count", "note"])
    #expect(log.entries.isEmpty)
  }

  @Test func `gives the rows of a query in its order`() throws {
    var log = Diagnostics()
    let file = try #require(try opened(deals, &log))
    let query =
      "/* newest */ -- first\n WITH x AS (SELECT * FROM deals) SELECT id, count AS n FROM x ORDER BY id DESC"
    let table = file.read(query: query, named: "query", at: nil, &log)
    #expect(text(table) == "id,n\nc,\nb,\na,3\n" && table?.rowNumbers == [0, 1, 2, 3])
    #expect(log.entries.isEmpty)
  }

  @Test(arguments: [
    "DELETE FROM deals", "SELECT 1; DELETE FROM deals", "ATTACH 'x.db' AS x", "PRAGMA writable_schema = 1",
    "WITH x AS (SELECT 1) DELETE FROM deals", "",
  ])
  func `refuses a query that does more than read`(query: String) throws {
    var log = Diagnostics()
    let file = try #require(try opened(deals, &log))
    #expect(
      file.read(query: query, named: "query", at: Position(file: "quotabook.yml", line: 3), &log) == nil)
    #expect(log.entries.count == 1 && log.hasErrors)
    #expect(log.entries[0].position?.file == "quotabook.yml")
    var after = Diagnostics()
    #expect(file.read(table: "deals", &after)?.rowNumbers.count == 4)
  }

  @Test func `guesses which table a query means`() throws {
    var log = Diagnostics()
    let file = try #require(try opened(deals, &log))
    #expect(file.read(query: "SELECT * FROM deal", named: "q", at: nil, &log) == nil)
    #expect(log.entries.map(\.id) == ["database-table-misspelt"])
    #expect(log.entries.first?.arguments["near"] == "deals")
  }

  @Test func `stops a query without end`() throws {
    var log = Diagnostics()
    let limits = DatabaseLimits(cells: 1_000, textBytes: 1 << 20, megaSteps: 2)
    let file = try #require(openDatabase(try database(deals), file: "crm.sqlite", limits: limits, &log))
    let endless = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT "
    #expect(file.read(query: endless + "max(n) FROM x", named: "q", at: nil, &log) == nil)
    #expect(file.read(query: endless + "n FROM x", named: "q", at: nil, &log) == nil)
    #expect(log.entries.map(\.id) == ["query-endless", "database-too-large"])
  }

  @Test func `opens a database in WAL mode`() throws {
    var bytes = try database(deals)
    bytes[18] = 2
    bytes[19] = 2
    var log = Diagnostics()
    #expect(openDatabase(bytes, file: "crm.sqlite", &log)?.tables.count == 3)
    #expect(log.entries.isEmpty)
  }

  @Test func `says why a file cannot be read`() throws {
    let whole = try database(deals)
    let broken = Array(whole.prefix(40)) + [UInt8](repeating: 0xAA, count: whole.count - 40)
    let cases: [([UInt8], String)] = [
      ([], "file-empty"), ([UInt8](repeating: 0x5C, count: 4096), "database-unreadable"),
      (broken, "database-damaged"),
      (try database("CREATE TABLE a (b); DROP TABLE a"), "database-without-tables"),
    ]
    for (bytes, id) in cases {
      var log = Diagnostics()
      #expect(openDatabase(bytes, file: "crm.sqlite", &log) == nil)
      #expect(log.entries.map(\.id) == [id])
    }
  }

  @Test func `says so when a table is cut off`() throws {
    let rows = (0..<2_000).map { "('\($0)', 'a name long enough to fill pages')" }.joined(separator: ",")
    let whole = try database("CREATE TABLE deals (id TEXT, name TEXT); INSERT INTO deals VALUES \(rows)")
    var log = Diagnostics()
    let file = openDatabase(Array(whole.prefix(whole.count / 2)), file: "crm.sqlite", &log)
    if let file { #expect(file.read(table: "deals", &log) == nil) }
    #expect(log.entries.map(\.id) == ["database-damaged"])
  }

  @Test(arguments: [
    (3.0, "3"), (-0.5, "-0.5"), (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"),
    (1.25e17, "125000000000000000"),
    (.infinity, ""), (123456.75, "123456.75"), (-2.5e-10, "-0.00000000025"),
  ])
  func `writes a number without an exponent`(number: Double, text: String) {
    #expect(decimalText(number) == text)
  }
}
