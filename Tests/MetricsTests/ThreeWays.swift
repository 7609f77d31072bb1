import Foundation
import Metrics
import Periods
import Settings
import Tables
import Testing

/// A small random site: the same rows as tables, as dictionaries for loops, and as SQL.
struct SmallSite {
  var texts: [String: String] = [:]
  let asOf = "2026-11-20"
  private var state: UInt64
  private var parsed: [String: [[String: String]]] = [:]

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    people()
    deals()
    others()
    targets()
    for name in texts.keys { parsed[name] = parsedRows(name) }
  }

  private mutating func random(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }

  private mutating func dayText(within days: Int) -> String {
    guard let last = Day(iso: asOf) else { return "" }
    return (last + -random(days)).description
  }

  private func owner(_ number: Int) -> (rep: String, team: String) { ("rep\(number)", "team\(number % 2)") }

  private mutating func people() {
    texts["people"] =
      "name,team,started:day,ended:day\n"
      + "rep0,team0,,\nrep1,team1,2026-02-15,\nrep2,team0,,2026-09-30\nrep3,team1,,\n"
  }

  private mutating func deals() {
    var lines = [
      "id,account,owner,team,region,product,source,status,created:day,closed:day,expected_close:day,amount:money,"
        + "list_amount:money,probability:number"
    ]
    for number in 0..<500 {
      let (rep, team) = owner(random(4))
      let created = dayText(within: 420)
      let cycle = random(90) - 3
      let closed = Day(iso: created).map { ($0 + cycle).description } ?? ""
      let open = closed > asOf || random(8) == 0
      let status = open ? "open" : ["won", "won", "lost", "lost", "lost", "void"][random(6)]
      let amount = random(12) == 0 ? "" : "\(random(100_000)).\(random(90) + 10)"
      let cells = [
        "d\(number)", "account\(random(60))", rep, team, "region\(random(3))", "product\(random(3))",
        random(5) == 0 ? "" : "source\(random(2))", status, random(40) == 0 ? "" : created,
        open ? "" : closed,
        open ? closed : "", amount, random(10) == 0 ? "" : "\(random(120_000)).50",
        open ? "0.\(random(9))5" : "",
      ]
      lines.append(cells.joined(separator: ","))
    }
    texts["deals"] = lines.joined(separator: "\n")
  }

  private mutating func others() {
    var rows: [String: [String]] = [
      "orders": ["id,owner,team,product,date:day,quantity:number,amount:money"],
      "payments": ["owner,team,date:day,amount:money"],
      "payment_plans": ["contract,owner,team,due:day,amount:money"],
      "activities": ["rep,team,kind,date:day"], "training": ["rep,team,course,status,date:day"],
      "surveys": ["kind,rep,team,score:number,scale:number,date:day"],
    ]
    for number in 0..<400 {
      let (rep, team) = owner(random(4))
      let amount = "\(random(20_000) - 500).\(random(90) + 10)"
      let day = dayText(within: 400)
      rows["orders"]?.append(
        "o\(number),\(rep),\(team),product\(random(3)),\(day),\(random(9) + 1),\(amount)")
      rows["payments"]?.append("\(rep),\(team),\(dayText(within: 400)),\(random(9_000)).25")
      rows["payment_plans"]?.append("c\(number),\(rep),\(team),\(dayText(within: 400)),\(random(9_000)).75")
      rows["activities"]?.append(
        "\(rep),\(team),\(["visit", "call", "拜访"][random(3)]),\(dayText(within: 400))")
      if number % 8 == 0 {
        rows["training"]?.append(
          "\(rep),\(team),course,\(["done", "absent"][random(2)]),\(dayText(within: 400))")
      }
      let scale = ["5", "10", ""][random(3)]
      rows["surveys"]?.append(
        "\(["customer", "employee"][random(2)]),\(rep),\(team),\(random(scale == "10" ? 10 : 5) + 1),\(scale),\(dayText(within: 400))"
      )
    }
    for (name, lines) in rows { texts[name] = lines.joined(separator: "\n") }
  }

  private mutating func targets() {
    var lines = ["scope,name,metric,period,value"]
    for month in 1...12 {
      let name = "2026-" + (month < 10 ? "0\(month)" : "\(month)")
      for team in ["team0", "team1"] { lines.append("team,\(team),,\(name),\(random(90) + 10)0000") }
      if month % 2 == 0 { lines.append("company,,bookings,\(name),\(random(90) + 10)0000") }
    }
    texts["targets"] = lines.joined(separator: "\n")
  }

  func dataset() throws -> Dataset {
    Dataset(tables: try texts.reduce(into: [:]) { $0[$1.key] = try table($1.key, $1.value) })
  }

  /// The rows of a table as text by column.
  func rows(_ name: String) -> [[String: String]] { parsed[name] ?? [] }

  private func parsedRows(_ name: String) -> [[String: String]] {
    let lines = (texts[name] ?? "").split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = (lines.first ?? []).map { String($0.split(separator: ":")[0]) }
    return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// Statements that make the same tables in SQLite, with money in cents, and the calendar's days.
  func sql() -> String {
    var text = "BEGIN;\n"
    for name in texts.keys.sorted() {
      let header = (texts[name] ?? "").split(separator: "\n")[0].split(separator: ",").map {
        $0.split(separator: ":")
      }
      text += "CREATE TABLE \(name) (\(header.map { "\($0[0])" }.joined(separator: ", ")));\n"
      for row in rows(name) {
        let cells = header.map { part -> String in
          let cell = row[String(part[0])] ?? ""
          if cell.isEmpty { return "NULL" }
          switch part.count > 1 ? part[1] : "text" {
          case "money": return "CAST(round(\(cell) * 100) AS INTEGER)"
          case "number": return cell
          default: return "'\(cell)'"
          }
        }
        text += "INSERT INTO \(name) VALUES (\(cells.joined(separator: ", ")));\n"
      }
    }
    text += "CREATE TABLE days (day, working);\n"
    if let first = Day(iso: "2025-01-01") {
      for step in 0..<800 {
        let day = first + step
        text += "INSERT INTO days VALUES ('\(day)', \(SiteCalendar().isWorkingDay(day) ? 1 : 0));\n"
      }
    }
    return text + "COMMIT;\n"
  }
}

/// Whether SQLite's command-line tool is there.
let hasSQLite = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// Runs statements in a database in memory; the lines that it prints.
func sqlite(_ statements: String) throws -> [String] {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "quotabook-sql-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let script = folder.appendingPathComponent("script.sql"),
    output = folder.appendingPathComponent("output.txt")
  try statements.write(to: script, atomically: false, encoding: .utf8)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", "sqlite3 -batch :memory: < '\(script.path)' > '\(output.path)'"]
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
}
