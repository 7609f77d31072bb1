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
    commandName: "markdown", abstract: "把 Markdown 转成 HTML 片段。Renders Markdown to an HTML fragment.")

  @Argument(help: "Markdown 文件；不写时读标准输入。A Markdown file; without it standard input is read.") var file:
    String?
  @Flag(help: "不用扩展：与 cmark 的输出逐字节相同。No extensions: byte for byte what cmark prints.") var commonmark = false

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
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "用数据填写一个模板。Renders one template.")

  @Argument(help: "模板文件。The template.") var file: String
  @Option(help: "JSON 数据文件。The data as JSON.") var data: String
  @Option(help: "片段所在的文件夹，名称是不带 .mustache 的路径。A folder of partials, named by their paths without .mustache.")
  var partials: String?
  @Flag(help: "未知的名称当作空，如 Mustache 规范所说。An unknown name is empty, as the Mustache specification says.")
  var lenient = false

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
    commandName: "sample", abstract: "写出一个模拟站点，种子相同则内容相同。Writes a synthetic site, the same for the same seed."
  )

  @Argument(help: "要写的文件夹。The folder to write.") var folder: String
  @Option(help: "商机数。How many deals.") var deals = 9000
  @Option(help: "销售人数。How many reps.") var reps = 40
  @Option(help: "模拟手册页数。How many synthetic playbook pages.") var playbooks = 0
  @Option(help: "随机种子。The seed.") var seed: UInt64 = 1
  @Flag(help: "只有偶然，没有埋入的变化。Chance alone: no planted changes.") var chance = false

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
    commandName: "init", abstract: "在新文件夹里建立自己的站点。Starts a site of your own in a new folder.")

  @Argument(help: "要建立的文件夹。The folder to make.") var folder: String
  @Option(help: "站点的第一种语言：zh-CN 或 en。The first language of the site: zh-CN or en.") var language = "zh-CN"

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
