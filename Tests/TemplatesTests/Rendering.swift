import Diagnostics
import Templates

/// What came out, and what was said about it.
struct Rendering {
  var page: String
  var messages: [String]
  var console: String
}

/// Renders `template`, the file `page.html`, with `partials` named after their files.
func render(
  _ template: String, _ data: TemplateValue = [:], partials: [String: String] = [:],
  mode: TemplateMode = .strict
) -> Rendering {
  var log = Diagnostics()
  let others = partials.sorted { $0.key < $1.key }.map {
    TemplateSource(name: $0.key, file: "\($0.key).html", text: $0.value)
  }
  let page = TemplateSource(name: "page", file: "page.html", text: template)
  let library = TemplateLibrary(others + [page], mode: mode, &log)
  let bytes = library.render("page", data, &log)
  return Rendering(
    page: String(decoding: bytes, as: UTF8.self), messages: log.sorted().map(\.id),
    console: consoleText(log, .english))
}

/// The page under the rules of the Mustache specification.
func lenient(_ template: String, _ data: TemplateValue = [:], _ partials: [String: String] = [:]) -> String {
  render(template, data, partials: partials, mode: .lenient).page
}
