import Diagnostics
import Effects
import Sales
import Templates

/// A file of the output.
struct OutputFile: Sendable {
  var path: String
  var bytes: [UInt8]
}

/// The standard theme with the site's own templates and assets in place of those they replace.
struct Theme {
  var library: TemplateLibrary
  /// The assets, named by their content so that browsers may keep them for ever.
  var files: [OutputFile] = []
  /// Plain name → path in the output.
  var addresses: [String: String] = [:]

  init(_ options: BuildOptions, files disk: some Files, _ log: inout Diagnostics) {
    let folders = [
      (options.templates, "templates", nil), (options.site + "/templates", "templates", options.site),
    ]
    var sources: [TemplateSource] = []
    var assets: [String: [UInt8]] = [:]
    for (folder, shown, root) in folders {
      let tree = disk.tree(folder, inside: root)
      for path in tree.outside.map({ shown + "/" + $0 }) {
        log.report("path-outside-site", at: Position(file: path), ["path": path])
      }
      for path in tree.files {
        do {
          let bytes = try disk.read(folder + "/" + path)
          if path.hasSuffix(".mustache") {
            sources.append(
              TemplateSource(name: String(path.dropLast(9)), file: shown + "/" + path, bytes: bytes))
          } else if path.hasPrefix("assets/") {
            assets[String(path.dropFirst(7))] = bytes
          }
        } catch {
          log.report("file-missing", at: Position(file: shown + "/" + path), ["path": path])
        }
      }
    }
    library = TemplateLibrary(sources, &log)
    for name in [
      "charts.css", "site.css", "search.css", "quotabook.js", "reading.js", "search.js", "theme.js",
      "icon.svg",
    ] where assets[name] == nil {
      log.report("asset-missing", at: Position(file: "templates/assets/\(name)"), ["name": name])
    }
    // One style sheet saves a request: the tokens and charts first, the page's own rules after them.
    assets["site.css"] = ["charts.css", "site.css", "search.css"].flatMap { assets[$0] ?? [] }
    assets["charts.css"] = nil
    assets["search.css"] = nil
    for (name, bytes) in assets.sorted(by: { $0.key < $1.key }) {
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      let path = "assets/\(name[..<dot]).\(contentHash(bytes).prefix(8))\(name[dot...])"
      addresses[name] = path
      files.append(OutputFile(path: path, bytes: bytes))
    }
  }
}
