import Diagnostics
import Effects
import Foundation
import Sales
import Site

/// What a build was made from and what it left behind, so that the next one can tell what there is to do.
///
/// It lies in the site's `.quotabook/cache/`, which may be deleted at any time. Contents are compared, not times: a
/// site is never older than its input.
struct BuildMemory: Codable {
  /// A hash of all input, the program and its options.
  var input: String
  /// A hash of all input but the pages of the knowledge base.
  var frame: String
  /// A line for each page of the knowledge base: the hash of its file and of what other pages see of it.
  var playbooks: String
  /// A hash of the names, sizes and times of the files written.
  var output: String
  var pages: Int
  var files: Int
  var log: Diagnostics
  /// What was wrong before pages were made, as the pages tell it.
  var told: Diagnostics
  /// What became of the rows of every file, by language.
  var reconciliation: [String: String]

  /// What became of the rows of every file, in both languages.
  var rows: Phrase { Phrase(zh: reconciliation["zh-CN"] ?? "", en: reconciliation["en"] ?? "") }

  /// The memory of the last build into this folder from the same input, texts of the knowledge base apart, when the
  /// folder is as it was left; otherwise `nil`.
  ///
  /// - Returns: it, and what it left.
  static func recall(_ input: BuildInput, _ options: BuildOptions, _ output: String, _ disk: DiskFiles) async
    -> (
      memory: BuildMemory, traces: OutputTraces
    )?
  {
    do {
      let bytes = try disk.read(path(options, output, disk))
      let memory = try JSONDecoder().decode(BuildMemory.self, from: Data(bytes))
      guard memory.frame == input.frame, let traces = await OutputTraces(output, disk, jobs: options.jobs),
        memory.output == traces.hash
      else { return nil }
      return (memory, traces)
    } catch {
      // No memory, or one of another version: everything is built.
      return nil
    }
  }

  /// Remembers a finished build. A site folder that cannot be written has no memory.
  ///
  /// - Parameter old: what lay in the output folder before, when nearly all of it is there still.
  static func keep(
    _ input: BuildInput, _ outcome: BuildOutcome, _ log: Diagnostics, _ options: BuildOptions,
    _ output: String, _ disk: DiskFiles, after old: OutputTraces? = nil
  ) async {
    let renewed = old?.renewed(outcome.written, output, disk)
    let found = renewed == nil ? await OutputTraces(output, disk, jobs: options.jobs) : renewed
    guard let traces = found else { return }
    let lines = input.pages.map { "\($0.hash) \(outcome.outlines[$0.file] ?? "-")\n" }
    let memory = BuildMemory(
      input: input.hash, frame: input.frame, playbooks: lines.joined(), output: traces.hash,
      pages: outcome.pages, files: traces.files.count, log: log, told: outcome.told,
      reconciliation: [
        "zh-CN": outcome.reconciliation.chinese, "en": outcome.reconciliation.english,
      ])
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      try disk.write([UInt8](try encoder.encode(memory)), to: path(options, output, disk))
    } catch {
      return
    }
  }

  /// The pages whose text is another one than at the last build, and the outlines of all pages as they were.
  ///
  /// - Returns: `nil` when anything else has changed too: other files, the program, its options, or which pages there
  ///   are.
  func changes(_ input: BuildInput) -> (files: Set<String>, outlines: [String: String])? {
    let lines = playbooks.split(separator: "\n")
    guard input.frame == frame, lines.count == input.pages.count else { return nil }
    var changed: Set<String> = []
    var outlines: [String: String] = [:]
    for (line, page) in zip(lines, input.pages) {
      let parts = line.split(separator: " ")
      guard parts.count == 2 else { return nil }
      outlines[page.file] = String(parts[1])
      if parts[0] != page.hash { changed.insert(page.file) }
    }
    return (changed, outlines)
  }

  private static func path(_ options: BuildOptions, _ output: String, _ disk: DiskFiles) -> String {
    let name = contentHash(Array((disk.resolved(output) ?? output).utf8))
    return "\(options.site)/.quotabook/cache/build-\(name).json"
  }
}
