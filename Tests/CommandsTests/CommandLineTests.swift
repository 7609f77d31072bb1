import ArgumentParser
import Diagnostics
import Testing

@testable import Build
@testable import Commands

/// What the command line says of itself, in both languages.
@Suite struct CommandLineTests {
  @Test func `every command and every option is explained in Chinese and in English`() {
    for command in Quotabook.configuration.subcommands {
      let (chinese, english) = halves(command.configuration.abstract)
      #expect(chinese && english, "\(command.configuration.commandName ?? "")")
      let help = Quotabook.helpMessage(for: command, includeHidden: false, columns: 400)
      for line in help.split(separator: "\n") where line.hasPrefix("  -") || line.hasPrefix("  <") {
        guard !line.contains("Show help information") && !line.contains("Show the version") else { continue }
        let (chinese, english) = halves(String(line.drop { $0 == " " }.drop { $0 != " " }))
        #expect(chinese && english, "\(command.configuration.commandName ?? ""): \(line)")
      }
    }
  }

  private func halves(_ text: String) -> (chinese: Bool, english: Bool) {
    let words = text.split { !$0.isASCII || !$0.isLetter }
    return (text.unicodeScalars.contains { $0.properties.isIdeographic }, words.count >= 2)
  }

  @Test(arguments: [
    (["build", "--strickt"], "用法有误，原因见下一行；完整用法：quotabook help build\n"),
    (["build", "--as-of", "soon"], "用法有误，原因见下一行；完整用法：quotabook help build\n"),
    (["bild"], "用法有误，原因见下一行；完整用法：quotabook help\n"),
  ])
  func `a usage error says in Chinese what to do, and keeps its status`(words: [String], notice: String) {
    do {
      _ = try Quotabook.parseAsRoot(words)
      Issue.record("\(words) was understood")
    } catch {
      #expect(Quotabook.usageNotice(error, ["quotabook"] + words) == notice)
      #expect(Quotabook.exitCode(for: error).rawValue == 64)
    }
  }

  @Test func `a failed build is no usage error`() {
    #expect(Quotabook.usageNotice(ExitCode(1), ["quotabook", "build"]) == nil)
  }

  @Test func `the summary counts in both languages as they count`() {
    var log = Diagnostics()
    log.report("no-deals-or-orders")
    #expect(summary(log, nil, nil, .english) == "not published: 1 error, 0 warnings, 0 notes\n")
    #expect(summary(log, nil, nil, .chinese) == "没有发布：1 个错误，0 个警告，0 个提示\n")
    let outcome = BuildOutcome(pages: 1291)
    #expect(summary(Diagnostics(), outcome, nil, .english) == "1,291 pages; 0 errors, 0 warnings, 0 notes\n")
    #expect(summary(Diagnostics(), outcome, nil, .chinese) == "1,291 个页面；0 个错误，0 个警告，0 个提示\n")
  }
}
