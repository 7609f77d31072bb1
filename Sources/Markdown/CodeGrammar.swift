/// What a language's code is made of, as far as colouring needs to know.
struct CodeGrammar {
  enum Family {
    /// Words, strings and comments, by the lists below.
    case words
    case csv, ini, markup
  }
  /// Which names count as keys.
  enum Keys {
    case none
    /// A string before a colon.
    case strings
    /// The start of a line up to a colon and a blank.
    case lines
    /// A name behind `$`.
    case variables
  }

  var family = Family.words
  var keys = Keys.none
  /// The sign before a comment that ends with its line, and whether it needs a blank before it.
  var lineComment: StaticString?
  var commentNeedsBlank = false
  var blockComment: (open: StaticString, close: StaticString)?
  var quotes: [UInt8] = [UInt8(ascii: "\"")]
  /// Whether a backslash takes the next character into the string; otherwise a doubled quote does.
  var hasEscapes = true
  /// Whether three quotes hold a string of several lines.
  var hasTripleQuotes = false
  /// Whether every string may go over several lines.
  var hasLongStrings = false
  var ignoresCase = false
  var keywords: Set<String> = []

  private static let both = [UInt8(ascii: "\""), UInt8(ascii: "'")]

  /// The grammar of the word behind a block's fence; `nil` for a language that is not coloured.
  init?(language: some Collection<UInt8>) {
    guard !language.isEmpty else { return nil }
    switch String(decoding: language, as: UTF8.self).lowercased() {
    case "json":
      keys = .strings
      keywords = ["true", "false", "null"]
    case "yaml", "yml":
      (keys, lineComment, commentNeedsBlank, quotes) = (.lines, "#", true, Self.both)
      keywords = ["true", "false", "null", "yes", "no"]
    case "sql":
      (lineComment, blockComment, quotes) = ("--", ("/*", "*/"), Self.both)
      (hasEscapes, hasLongStrings, ignoresCase, keywords) = (false, true, true, Self.sql)
    case "bash", "sh", "shell":
      (keys, lineComment, commentNeedsBlank, quotes) = (.variables, "#", true, Self.both)
      (hasLongStrings, keywords) = (true, Self.shell)
    case "python", "py":
      (lineComment, quotes, hasTripleQuotes, keywords) = ("#", Self.both, true, Self.python)
    case "swift":
      (lineComment, blockComment, hasTripleQuotes, keywords) = ("//", ("/*", "*/"), true, Self.swift)
    case "csv": (family, hasEscapes, hasLongStrings) = (.csv, false, true)
    case "ini": family = .ini
    case "html", "xml", "svg": (family, blockComment, quotes) = (.markup, ("<!--", "-->"), Self.both)
    default: return nil
    }
  }

  private static let sql: Set<String> = [
    "select", "from", "where", "group", "order", "by", "having", "join", "left", "right", "inner", "outer",
    "full", "cross", "on", "as", "and", "or", "not", "in", "is", "null", "like", "between", "case", "when",
    "then", "else", "end", "insert", "into", "values", "update", "set", "delete", "create", "table", "view",
    "index", "drop", "alter", "with", "union", "all", "distinct", "limit", "offset", "asc", "desc", "over",
    "partition", "exists", "primary", "key", "foreign", "references", "default", "true", "false",
  ]
  private static let shell: Set<String> = [
    "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "case", "esac",
    "function", "return", "exit", "export", "local", "readonly", "set", "unset", "shift", "cd", "echo",
    "source", "trap",
  ]
  private static let python: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield", "True", "False", "None", "match",
    "case",
  ]
  private static let swift: Set<String> = [
    "actor", "any", "as", "async", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func",
    "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "mutating", "nil", "open",
    "package", "private", "protocol", "public", "repeat", "return", "self", "Self", "some", "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
    "while",
  ]
}
