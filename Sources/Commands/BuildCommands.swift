import ArgumentParser
import Build
import Diagnostics
import Effects
import Glibc

/// `quotabook build`: reads a site and writes its pages.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "build", abstract: "Build the site.")

  @OptionGroup var options: SiteOptions

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: "The folder to write, relative to the current one.")
  var output = "public"

  func run() async throws { try await build(options, output: output) }
}

/// `quotabook check`: everything that `build` does, except writing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the site without writing it.")

  @OptionGroup var options: SiteOptions

  func run() async throws { try await build(options, output: nil) }
}

private func build(_ options: SiteOptions, output: String?) async throws {
  let disk = DiskFiles()
  let language = options.messageLanguage(disk)
  var log = Diagnostics()
  let outcome = await buildSite(options.buildOptions(disk), output: output, disk: disk, &log)
  Console.report(log, language, quiet: options.quiet)
  if let path = options.report { try writeReport(path, log, outcome, disk) }
  if !options.quiet, let outcome { Console.error(outcome.reconciliation[language]) }
  if !options.quiet { Console.error(summary(log, outcome, output, language)) }
  if log.entries.contains(where: { $0.id == "disk-failed" }) { throw ExitCode(74) }
  if outcome == nil { throw ExitCode(1) }
}

private func summary(
  _ log: Diagnostics, _ outcome: BuildOutcome?, _ output: String?, _ language: MessageLanguage
) -> String {
  let (errors, warnings, notes) = (log.count(.error), log.count(.warning), log.count(.note))
  let isChinese = language == .chinese
  let counts =
    isChinese
    ? "\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示" : "\(errors) errors, \(warnings) warnings, \(notes) notes"
  guard let outcome else {
    return isChinese ? "没有发布：\(counts)\n" : "not published: \(counts)\n"
  }
  var text = isChinese ? "\(outcome.pages) 个页面；\(counts)\n" : "\(outcome.pages) pages; \(counts)\n"
  if let publication = outcome.publication, let output {
    text +=
      isChinese
      ? "写入 \(output)：\(publication.written) 个文件更新，\(publication.unchanged) 个不变，\(publication.removed) 个移除\n"
      : "\(output): \(publication.written) files written, \(publication.unchanged) unchanged, \(publication.removed) removed\n"
  }
  return text
}

private func writeReport(_ path: String, _ log: Diagnostics, _ outcome: BuildOutcome?, _ disk: DiskFiles)
  throws
{
  let entries = diagnosticsJSON(log)
  let text =
    "{\"published\":\(outcome != nil),\"pages\":\(outcome?.pages ?? 0),\"errors\":\(log.count(.error)),"
    + "\"warnings\":\(log.count(.warning)),\"notes\":\(log.count(.note)),\"diagnostics\":[\n\(entries)\n]}\n"
  do {
    try disk.write(Array(text.utf8), to: path)
  } catch {
    Console.error("\(error)\n")
    throw ExitCode(74)
  }
}
