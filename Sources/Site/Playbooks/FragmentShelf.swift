import Diagnostics
import Effects
import Markdown
import Settings

/// Pieces of text that pages include lie here, below the folder of their language; they are no pages.
package let fragmentFolder = "fragments/"

/// The pieces of text that pages include.
struct FragmentShelf: Sendable {
  private var fragments: [MessageLanguage: [String: MarkdownFragment]] = [:]

  /// - Parameter paths: the files below `playbooks/`.
  init(
    _ paths: [String], _ site: String, _ languages: [MessageLanguage], _ files: some Files,
    _ log: inout Diagnostics
  ) {
    for language in languages {
      let folder = language.rawValue + "/"
      for path in paths where path.hasPrefix(folder + fragmentFolder) && path.hasSuffix(".md") {
        let file = "playbooks/" + path
        do {
          let text = String(decoding: try files.read(site + "/" + file), as: UTF8.self)
          let (_, offset, line) = readFrontMatter(source: text, file: file, &log)
          fragments[language, default: [:]][String(path.dropFirst(folder.count).dropLast(3))] =
            MarkdownFragment(
              file: file, source: Array(text.utf8.dropFirst(offset)), lineOffset: line - 1)
        } catch {
          log.report("file-missing", at: Position(file: file), ["path": file])
        }
      }
    }
  }

  /// What `{{> name}}` stands for on a page of the language.
  func target(_ name: String, _ language: MessageLanguage) -> IncludeTarget {
    if let fragment = fragments[language]?[name] { return .fragment(fragment) }
    let names = fragments[language]?.keys.sorted() ?? []
    return .missing(near: nearMiss(of: name, among: names))
  }
}
