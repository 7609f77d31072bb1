import ArgumentParser
import Diagnostics
import Effects
import Glibc
import Markdown
import Sample
import Settings
import Templates

/// `quotabook markdown`: Markdown as the site renders it.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown", abstract: "Render Markdown to an HTML fragment.")

  @Argument(help: "A Markdown file; without it standard input is read.") var file: String?
  @Flag(help: "No extensions: byte for byte what cmark prints.") var commonmark = false

  func run() throws {
    let source: [UInt8]
    do {
      source = try file.map { try DiskFiles().read($0) } ?? standardInput()
    } catch let failure as FileFailure {
      throw Unreadable.file(failure)
    }
    if commonmark {
      Console.out(renderCommonMark(source))
      return
    }
    let text = String(decoding: source, as: UTF8.self)
    var log = Diagnostics()
    let (_, offset, line) = readFrontMatter(source: text, file: file ?? "-", &log)
    var options = MarkdownOptions(words: .english)
    options.lineOffset = line - 1
    Console.out(renderMarkdown(text.utf8.dropFirst(offset), options).html)
    Console.report(log, .english, quiet: false)
  }

  private func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = read(STDIN_FILENO, &buffer, buffer.count)
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { return bytes }
      bytes += buffer[..<got]
    }
  }
}

/// `quotabook template`: one template with one page's data.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "template", abstract: "Render one template.")

  @Argument(help: "The template.") var file: String
  @Option(help: "The data as JSON.") var data: String
  @Option(help: "A folder of partials, named by their paths without .mustache.") var partials: String?
  @Flag(help: "An unknown name is empty, as the Mustache specification says.") var lenient = false

  func run() throws {
    let disk = DiskFiles()
    var log = Diagnostics()
    var sources: [TemplateSource] = []
    do {
      if let partials {
        for path in disk.tree(partials) where path.hasSuffix(".mustache") {
          let bytes = try disk.read(partials + "/" + path)
          sources.append(
            TemplateSource(name: String(path.dropLast(9)), file: partials + "/" + path, bytes: bytes))
        }
      }
      sources.append(TemplateSource(name: file, file: file, bytes: try disk.read(file)))
      let library = TemplateLibrary(sources, mode: lenient ? .lenient : .strict, &log)
      if let value = TemplateValue(json: try disk.read(data), file: data, &log), !log.hasErrors {
        Console.out(library.render(file, value, &log))
      }
    } catch {
      throw Unreadable.file(error)
    }
    Console.report(log, .english, quiet: false)
    if log.hasErrors { throw ExitCode(1) }
  }
}

/// `quotabook sample`: a synthetic site of any size.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Write a synthetic site, the same for the same seed.")

  @Argument(help: "The folder to write.") var folder: String
  @Option(help: "How many deals.") var deals = 9000
  @Option(help: "How many reps.") var reps = 40
  @Option(help: "How many synthetic playbook pages.") var playbooks = 0
  @Option(help: "The seed.") var seed: UInt64 = 1
  @Flag(help: "Chance alone: no planted changes.") var chance = false

  func validate() throws {
    guard deals >= 1 else { throw ValidationError("--deals '\(deals)' is not a positive number") }
    guard reps >= 1 else { throw ValidationError("--reps '\(reps)' is not a positive number") }
    guard playbooks >= 0 else { throw ValidationError("--playbooks '\(playbooks)' is negative") }
  }

  func run() throws {
    guard DiskFiles().names(in: folder).isEmpty else {
      throw ValidationError("the folder '\(folder)' is not empty")
    }
    var options = SampleOptions()
    options.deals = deals
    options.reps = reps
    options.playbooks = playbooks
    options.seed = seed
    options.plantedTruths = !chance
    try writeAll(sampleSite(options), below: folder)
  }
}

/// `quotabook init`: a small working site of one's own.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a site of your own in a new folder.")

  @Argument(help: "The folder to make.") var folder: String
  @Option(help: "The first language of the site: zh-CN or en.") var language = "zh-CN"

  func run() throws {
    guard let language = MessageLanguage(rawValue: language) else {
      throw ValidationError("--language '\(language)' is neither zh-CN nor en")
    }
    guard DiskFiles().names(in: folder).isEmpty else {
      throw ValidationError("the folder '\(folder)' is not empty")
    }
    try writeAll(starterSite(language), below: folder)
    Console.error(
      language == .chinese
        ? "已建立 \(folder)。把导出的 CSV 放进 \(folder)/data，然后运行：quotabook build \(folder)\n"
        : "made \(folder). Put your exported CSV into \(folder)/data, then run: quotabook build \(folder)\n")
  }
}

func writeAll(_ files: [(path: String, bytes: [UInt8])], below folder: String) throws {
  do {
    for file in files { try DiskFiles().write(file.bytes, to: folder + "/" + file.path) }
  } catch {
    throw Unreadable.file(error)
  }
}

/// A file that a command names and cannot be used.
enum Unreadable {
  static func file(_ failure: FileFailure) -> ExitCode {
    var log = Diagnostics()
    let isMissing = failure.code == ENOENT
    log.report(
      isMissing ? "file-missing" : "disk-failed", at: Position(file: failure.path),
      isMissing ? ["path": failure.path] : ["reason": failure.reason])
    Console.report(log, .english, quiet: false)
    return ExitCode(isMissing ? 1 : 74)
  }
}
