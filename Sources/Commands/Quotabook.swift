import ArgumentParser
import Glibc

/// The command `quotabook`.
package struct Quotabook: AsyncParsableCommand {
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "quotabook",
    abstract: """
      把销售数字和销售手册做成静态站点：什么真的变了，该怎么办。\
      Sales figures and playbooks as a static site: what really changed, and what to do about it.
      """,
    version: version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, InitCommand.self, InspectCommand.self, MetricsCommand.self,
      ExplainCommand.self, MarkdownCommand.self, TemplateCommand.self, SampleCommand.self,
    ])

  package init() {}

  /// What readers of Chinese are told before the parser's own English words; `nil` for errors that are not about usage.
  ///
  /// - Parameter arguments: the command line, the program first.
  static func usageNotice(_ error: any Error, _ arguments: [String]) -> String? {
    guard exitCode(for: error) == .validationFailure else { return nil }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let command = arguments.dropFirst().first { names.contains($0) }
    return "用法有误，原因见下一行；完整用法：quotabook help" + (command.map { " \($0)" } ?? "") + "\n"
  }

  /// Runs the command line and ends the process with its status.
  package static func run() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      if let notice = usageNotice(error, CommandLine.arguments) { Console.error(notice) }
      exit(withError: error)
    }
  }
}
