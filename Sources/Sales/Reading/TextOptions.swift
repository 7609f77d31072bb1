import Ingest
import Settings

extension CSVOptions {
  /// What the configuration says about a file, and the names that headers may have.
  init(_ setting: DataSource?, jobs: Int) {
    self.init(delimiter: setting?.delimiter?.utf8.first, jobs: jobs)
    knownHeaders = CSVOptions.allKnownHeaders
    guard let setting else { return }
    encoding = setting.encoding
    skippedLines = setting.skippedLines
    keepsEveryRow = setting.keepsFooter
    configuredColumns = setting.columns.map(\.header)
    knownHeaders.formUnion(configuredColumns.map(foldedHeader))
    settingPosition = setting.position
    header =
      switch setting.header {
      case .recognised: .recognised
      case .line(let line): .line(line)
      case .none: .none
      }
  }

  /// The folded headers of all tables and CRMs.
  private static let allKnownHeaders: Set<String> = {
    var known: Set<String> = []
    for headers in Adapter.all.flatMap(\.headers) { known.formUnion(headers.columns.keys) }
    for field in TableSchema.all.flatMap(\.fields) { known.insert(foldedHeader(field.name)) }
    known.remove("")
    return known
  }()
}
