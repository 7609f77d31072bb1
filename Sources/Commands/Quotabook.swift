import ArgumentParser
import Glibc

/// The command `quotabook`.
package struct Quotabook: AsyncParsableCommand {
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "quotabook",
    abstract: "Sales figures and playbooks as a static site: what really changed, and what to do about it.",
    version: version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, InitCommand.self, InspectCommand.self, MetricsCommand.self,
      ExplainCommand.self, MarkdownCommand.self, TemplateCommand.self, SampleCommand.self,
    ])

  package init() {}

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
      exit(withError: error)
    }
  }
}
