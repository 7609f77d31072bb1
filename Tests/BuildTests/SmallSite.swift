import Build
import Diagnostics
import Effects
import Foundation
import Periods
import Testing

let disk = DiskFiles()

/// The folder that holds the package, from this file's own place.
let repository: String =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// A site of a few lines, written to a folder of its own and built there.
final class SmallSite {
  let folder: String
  let output: String

  /// - Parameter changes: path → the text that replaces it; `nil` leaves the file out.
  init(_ changes: [String: String?] = [:]) throws {
    folder = NSTemporaryDirectory() + "quotabook-" + UUID().uuidString
    output = folder + "/site"
    var files = SmallSite.files
    for (path, text) in changes { files[path] = text }
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    do { try disk.remove(folder) } catch { Issue.record("the folder stays: \(error)") }
  }

  func write(_ text: String, to path: String) throws {
    try disk.write(Array(text.utf8), to: folder + "/content/" + path)
  }

  func page(_ path: String) throws -> String {
    String(decoding: try disk.read(output + "/" + path), as: UTF8.self)
  }

  /// Path → text of everything published.
  func published() throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try disk.tree(output).map { ($0, try page($0)) })
  }

  var options: BuildOptions {
    BuildOptions(
      site: folder + "/content", templates: repository + "/templates",
      today: Day(number: 20_543), zoneOffset: 0, version: "1.0")
  }

  /// - Parameter place: the output folder, unless it is the site's usual one.
  func build(to place: String? = nil, _ change: (inout BuildOptions) -> Void = { _ in }) async -> (
    outcome: BuildOutcome?, log: Diagnostics
  ) {
    var options = options
    change(&options)
    var log = Diagnostics()
    let outcome = await buildSite(options, output: place ?? output, disk: disk, &log)
    return (outcome, log)
  }

  static let configuration = """
    title: {zh-CN: 小店, en: Small shop}
    languages: [zh-CN, en]
    as_of: 2026-03-31
    primary: bookings

    """

  static let deals = """
    id,owner,product,stage,created,closed,amount
    D1,Ana,Pump,Won,2026-01-05,2026-01-20,1000
    D2,Ana,Valve,Lost,2026-01-06,2026-02-10,0
    D3,李雷,Pump,Won,2026-02-02,2026-03-02,3000.50
    D4,李雷,Valve,Negotiation,2026-03-05,,500

    """

  static let files = [
    "quotabook.yml": configuration,
    "data/deals.csv": deals,
    "data/people.csv": "name,team,region\nAna,North,Europe\n李雷,South,Asia\n",
    "data/products.csv": "name,list_price\nPump,1500\nValve,500\n",
    "playbooks/zh-CN/price.md": "---\ntitle: 谈价格\nkpis: [win-rate]\n---\n先问清楚。见[演示](demo.md)。\n",
    "playbooks/zh-CN/demo.md": "# 演示\n\n让客户自己动手。\n",
    "playbooks/en/price.md":
      "---\ntitle: Price\nkpis: [win-rate]\n---\nAsk first. See the [demo](demo.md).\n",
    "playbooks/en/demo.md": "# Demo\n\nLet the customer try.\n",
  ]
}
