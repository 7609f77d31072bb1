import Diagnostics
import Sales
import Site

/// What the site was made from: `data/build.json`. No times, so that equal input gives equal bytes.
func buildJSON(_ input: SiteInput, _ plan: SitePlan, _ log: Diagnostics) -> [UInt8] {
  let inputs = input.sales.reports.map { report in
    let sheet = report.sheet.map { ",\"sheet\":\(quoted($0))" } ?? ""
    return
      "{\"file\":\(quoted(report.file))\(sheet),\"table\":\(quoted(report.table)),\"hash\":\(quoted(report.hash))"
      + ",\"read\":\(report.rowsRead),\"used\":\(report.used),\"rejected\":\(report.rejected)"
      + ",\"duplicates\":\(report.duplicates),\"void\":\(report.void)}"
  }
  let text = """
    {"generator":"quotabook","version":\(quoted(input.version)),"as_of":\(quoted(input.sales.asOf.description)),
    "pages":\(plan.pages.count),
    "inputs":[
    \(inputs.joined(separator: ",\n"))
    ],
    "diagnostics":[
    \(diagnosticsJSON(log))
    ]}

    """
  return Array(text.utf8)
}

/// All messages as the elements of a JSON list, in the order of the console; the last one of a kind says in `more` how
/// many there are beyond those listed.
package func diagnosticsJSON(_ log: Diagnostics) -> String {
  grouped(log).flatMap { group in
    group.shown.enumerated().map { index, diagnostic in
      diagnosticJSON(diagnostic, more: index == group.shown.count - 1 ? group.hidden : 0)
    }
  }.joined(separator: ",\n")
}

/// A message as JSON, in both languages.
private func diagnosticJSON(_ diagnostic: Diagnostic, more: Int) -> String {
  var fields = [
    "\"id\":\(quoted(diagnostic.id))", "\"severity\":\(quoted(diagnostic.severity.word(.english)))",
  ]
  if let position = diagnostic.position {
    fields.append("\"file\":\(quoted(position.file))")
    if let line = position.line { fields.append("\"line\":\(line)") }
    if let column = position.column { fields.append("\"column\":\(column)") }
    if let sheet = position.sheet { fields.append("\"sheet\":\(quoted(sheet))") }
    if let cell = position.cell { fields.append("\"cell\":\(quoted(cell))") }
  }
  for (language, key) in [(MessageLanguage.chinese, "zh-CN"), (.english, "en")] {
    fields.append("\"\(key)\":\(quoted(diagnostic.message(language)))")
    if let remedy = diagnostic.remedy(language) { fields.append("\"fix-\(key)\":\(quoted(remedy))") }
  }
  if more > 0 { fields.append("\"more\":\(more)") }
  return "{" + fields.joined(separator: ",") + "}"
}

/// The text as a string of JSON, with its quotes.
package func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default:
      if scalar.value < 0x20 {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}
