import ArgumentParser
import Build
import Diagnostics
import Effects
import Glibc

/// `quotabook build`: reads a site and writes its pages.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "build", abstract: "生成站点。Builds the site.")

  @OptionGroup var options: SiteOptions

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: "写到哪个文件夹，相对于当前文件夹。The folder to write, relative to the current one.")
  var output = "public"

  func run() async throws { try await build(options, output: output) }
}

/// `quotabook check`: everything that `build` does, except writing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查站点，不写出。Checks the site without writing it.")

  @OptionGroup var options: SiteOptions

  @Flag(help: "列出通往其他网站的链接，不去访问。List the links to other sites; none is visited.")
  var linksReport = false

  func run() async throws { try await build(options, output: nil, isCheck: true, listsLinks: linksReport) }
}

private func build(
  _ options: SiteOptions, output: String?, isCheck: Bool = false, listsLinks: Bool = false
) async throws {
  let disk = DiskFiles()
  let language = options.messageLanguage(disk)
  var log = Diagnostics()
  var orders = options.buildOptions(disk)
  orders.tellsGaps = isCheck
  let result = await runBuild(orders, output: output, disk: disk, &log)
  let outcome = result.outcome
  if listsLinks {
    for link in outcome?.externalLinks ?? [] { Console.out("\(link.position): \(link.address)\n") }
  }
  Console.report(log, language, quiet: options.quiet)
  if let path = options.report { try writeReport(path, log, outcome, disk) }
  if !options.quiet, let rows = result.reconciliation { Console.error(rows[language]) }
  if !options.quiet { Console.error(summary(log, outcome, output, language)) }
  if log.entries.contains(where: { $0.id == "disk-failed" }) { throw ExitCode(74) }
  if outcome == nil { throw ExitCode(1) }
}

/// The last line of a build: what was written, and how many problems there are.
func summary(
  _ log: Diagnostics, _ outcome: BuildOutcome?, _ output: String?, _ language: MessageLanguage
) -> String {
  let (errors, warnings, notes) = (log.count(.error), log.count(.warning), log.count(.note))
  let isChinese = language == .chinese
  let counts =
    isChinese
    ? "\(countText(errors)) 个错误，\(countText(warnings)) 个警告，\(countText(notes)) 个提示"
    : [
      counted(errors, "error", "errors"), counted(warnings, "warning", "warnings"),
      counted(notes, "note", "notes"),
    ].joined(separator: ", ")
  guard let outcome else {
    return isChinese ? "没有发布：\(counts)\n" : "not published: \(counts)\n"
  }
  var text =
    isChinese
    ? "\(countText(outcome.pages)) 个页面；\(counts)\n"
    : "\(counted(outcome.pages, "page", "pages")); \(counts)\n"
  if let publication = outcome.publication, let output {
    let (written, same) = (publication.written, countText(publication.unchanged))
    let removed = countText(publication.removed)
    text +=
      isChinese
      ? "写入 \(output)：\(countText(written)) 个文件更新，\(same) 个不变，\(removed) 个移除\n"
      : "\(output): \(counted(written, "file", "files")) written, \(same) unchanged, \(removed) removed\n"
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
