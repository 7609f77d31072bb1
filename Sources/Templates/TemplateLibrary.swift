import Diagnostics

/// What an unknown name does.
package enum TemplateMode: Sendable {
  /// Unknown names are errors, values are escaped by the place where they stand. For pages.
  case strict
  /// Unknown names print nothing, values are escaped as text everywhere: the Mustache specification to the letter.
  case lenient
}

/// Templates compiled once, to be rendered often and from several threads.
///
/// The language is Mustache 1.4 with dynamic names, parents and blocks, without lambdas.
package struct TemplateLibrary: Sendable {
  package let mode: TemplateMode
  let sources: [TemplateSource]
  let index: [TemplateName: Int]
  let program: Program

  /// Compiles `sources`; every fault of every template is reported.
  ///
  /// Of two sources of one name the later counts, so that a site's own templates replace the standard ones.
  package init(_ sources: [TemplateSource], mode: TemplateMode = .strict, _ log: inout Diagnostics) {
    var latest: [String: TemplateSource] = [:]
    for source in sources { latest[source.name] = source }
    self.mode = mode
    self.sources = latest.values.sorted { $0.name < $1.name }
    var index: [TemplateName: Int] = [:]
    for (position, source) in self.sources.enumerated() { index[TemplateName(source.name)] = position }
    self.index = index
    program = Compiler.program(of: self.sources, index: index, mode: mode, &log)
  }

  /// The names of all templates, in alphabetical order.
  package var names: [String] { sources.map(\.name) }

  package func contains(_ name: String) -> Bool { index[TemplateName(name)] != nil }

  /// Appends the page that template `name` makes of `data` to `output`.
  ///
  /// - Parameters:
  ///   - data: the page's own values.
  ///   - shared: values that all pages have; a name is looked up in `data` first, then from the last of them.
  ///   - log: gets every fault found; each place of a template speaks up once per page and name.
  package func render(
    _ name: String, _ data: TemplateValue, over shared: [TemplateValue] = [], into output: inout [UInt8],
    _ log: inout Diagnostics
  ) {
    guard let template = index[TemplateName(name)] else {
      log.report("template-unknown", at: nil, ["name": name, "known": suggestion(for: name, among: names)])
      return
    }
    var renderer = Renderer(self, stack: shared + [data], output: output)
    output = []
    renderer.run(template: template)
    output = renderer.output
    log.append(contentsOf: renderer.log)
  }

  /// Returns the page that template `name` makes of `data`; see `render(_:_:over:into:_:)`.
  package func render(
    _ name: String, _ data: TemplateValue, over shared: [TemplateValue] = [], _ log: inout Diagnostics
  ) -> [UInt8] {
    var output: [UInt8] = []
    render(name, data, over: shared, into: &output, &log)
    return output
  }
}
