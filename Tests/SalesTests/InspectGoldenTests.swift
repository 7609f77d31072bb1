import Diagnostics
import Effects
import Foundation
import Sales
import Settings
import Testing

/// What people see of whole files, word for word.
@Suite struct InspectGoldenTests {
  private func page(
    _ paths: [String], _ disk: MemoryFiles, site: InspectionSite? = nil, _ language: MessageLanguage
  ) -> String {
    var log = Diagnostics()
    let found = inspect(paths, disk, site: site, today: testDay, jobs: 2, &log)
    return found.map { $0.page(language) }.joined(separator: "\n") + consoleText(log, language)
  }

  @Test(arguments: MessageLanguage.allCases)
  func `understands every file of the example site`(language: MessageLanguage) throws {
    let folder = repository + "/content"
    let disk = MemoryFiles()
    let names = DiskFiles().tree(folder + "/data").filter { $0.hasSuffix(".csv") }
    for name in names {
      try disk.write(try DiskFiles().read(folder + "/data/" + name), to: "data/" + name)
      disk.setModified("data/" + name, Int(testDay.number) * 86_400)
    }
    var log = Diagnostics()
    let text = String(decoding: try DiskFiles().read(folder + "/quotabook.yml"), as: UTF8.self)
    let root = try #require(parseYAML(text, file: "quotabook.yml", &log))
    let site = InspectionSite(folder: "", configuration: readConfiguration(root, &log))
    let shown = page(names.map { "data/" + $0 }, disk, site: site, language)
    try expectGolden(shown, "inspect/example.\(language.rawValue).txt")
  }

  @Test func `prints a configuration that reads the example site's files the same way`() throws {
    let disk = MemoryFiles()
    let folder = repository + "/content/data/"
    let names = ["deals.csv", "targets.csv", "people.csv", "surveys.csv", "payments.csv", "training.csv"]
    for name in names { try disk.write(try DiskFiles().read(folder + name), to: "data/" + name) }
    let paths = names.map { "data/" + $0 }
    var log = Diagnostics()
    let found = inspect(paths, disk, today: testDay, jobs: 2, &log)
    let root = try #require(parseYAML(configurationYAML(found), file: "quotabook.yml", &log))
    let site = InspectionSite(folder: "", configuration: readConfiguration(root, &log))
    let again = inspect(paths, disk, site: site, today: testDay, jobs: 2, &log)
    #expect(found.count == names.count && log.entries.isEmpty)
    #expect(again.map { $0.report.mapping.map(\.columns) } == found.map { $0.report.mapping.map(\.columns) })
    #expect(again.map(\.report.adapter) == found.map(\.report.adapter))
  }

  @Test(arguments: BrokenFile.all)
  func `says what is wrong with a broken file, in both languages`(_ file: BrokenFile) throws {
    let disk = MemoryFiles()
    try disk.write(try file.bytes(), to: file.path)
    disk.setModified(file.path, Int(testDay.number) * 86_400)
    for language in MessageLanguage.allCases {
      let shown = page([file.path], disk, language)
      #expect(shown.contains(file.path))
      try expectGolden(shown, "inspect/\(file.name).\(language.rawValue).txt")
    }
  }
}

/// A file as it should not be.
struct BrokenFile: Sendable, CustomTestStringConvertible {
  var name: String
  var path: String
  var bytes: @Sendable () throws -> [UInt8]

  var testDescription: String { name }

  static let all: [BrokenFile] = [
    BrokenFile(name: "bomb", path: "data/deals.xlsx") {
      workbook([("商机", [["商机编号"], ["1"]])], bomb: ("xl/worksheets/sheet1.xml", 3_000_000_000))
    },
    BrokenFile(name: "password", path: "data/deals.xlsx") { compound("EncryptedPackage") },
    BrokenFile(name: "old-excel", path: "data/deals.xls") { compound("Workbook") },
    BrokenFile(name: "truncated", path: "data/deals.xlsx") {
      let book = workbook([("商机", [["商机编号", "负责人", "商机金额"], ["1", "王敏", "5"]])])
      return Array(book.prefix(book.count * 2 / 3))
    },
    BrokenFile(name: "utf-16-without-mark", path: "data/商机.csv") {
      "商机编号,负责人,商机金额,创建时间\n1,王敏,100,2026-01-05\n2,李雷,200,2026-01-06\n".utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
      }
    },
    BrokenFile(name: "mixed-encodings", path: "data/deals.csv") {
      // The last row was pasted in from a file in GB18030.
      let rows = (1...40).map { "\($0),王敏,\($0)00\n" }.joined()
      return Array("id,owner,amount\n\(rows)41,".utf8) + [0xC0, 0xEE, 0xC0, 0xD7] + Array(",400\n".utf8)
    },
    BrokenFile(name: "two-tables", path: "data/deals.csv") {
      Array(
        """
        id,owner,amount,created
        1,Ana,100,2026-01-05
        2,Ben,200,2026-01-06

        owner,team
        Ana,North
        Ben,South

        """.utf8)
    },
    BrokenFile(name: "header-only", path: "data/deals.csv") { Array("id,owner,amount\n".utf8) },
    BrokenFile(name: "ambiguous-dates", path: "data/deals.csv") {
      Array("id,owner,amount,created\n1,Ana,100,03/04/2026\n2,Ben,200,05/06/2026\n".utf8)
    },
    BrokenFile(name: "decimal-comma", path: "data/deals.csv") {
      Array("id;owner;amount;created\n1;Ana;1.234;2026-01-05\n2;Ben;2.345;2026-01-06\n".utf8)
    },
  ]
}

/// A compound file whose directory has a stream of this name.
private func compound(_ stream: String) -> [UInt8] {
  let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  let name = stream.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  return header + [UInt8](repeating: 0, count: 504) + name + [UInt8](repeating: 0, count: 512)
}

/// The folder that holds the package, from this file's own place.
let repository: String = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// Compares a text with `Tests/Goldens/PATH`; with `QUOTABOOK_ACCEPT=1` it is written there.
func expectGolden(_ text: String, _ path: String, _ place: SourceLocation = #_sourceLocation) throws {
  let file = repository + "/Tests/Goldens/" + path
  if ProcessInfo.processInfo.environment["QUOTABOOK_ACCEPT"] == "1" {
    try DiskFiles().write(Array(text.utf8), to: file)
    return
  }
  guard DiskFiles().kind(file) == .file else {
    Issue.record("there is no golden \(path)", sourceLocation: place)
    return
  }
  #expect(text == String(decoding: try DiskFiles().read(file), as: UTF8.self), sourceLocation: place)
}
