import Diagnostics
import Yams

/// What a YAML parser's complaint means, and the place to look at.
struct YAMLProblem {
  var line = 1
  var column = 1
  var wording: Phrase

  /// - Parameter text: the text that could not be read.
  init(_ error: YamlError, in text: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if let opened = context?.mark, let wording = unfinished[problem], isAtEnd(mark, of: text) {
        // The end of the text shows nobody where the bracket or quote was opened.
        (line, column) = (opened.line, opened.column)
        self.wording = wording
      } else {
        (line, column) = (mark.line, mark.column)
        wording = known[problem] ?? Phrase(zh: "写法不符合 YAML 规则", en: problem)
      }
    case .reader(let problem, let offset, _, _):
      wording = known[problem] ?? Phrase(zh: "有不能用在 YAML 里的字符", en: problem)
      for character in text.prefix(offset ?? 0) {
        (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
      }
    default: wording = Phrase(zh: "写法不符合 YAML 规则", en: "its form breaks the rules of YAML")
    }
  }
}

private func isAtEnd(_ mark: Mark, of text: String) -> Bool {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.dropFirst(mark.line - 1).allSatisfy { line in
    line.allSatisfy(\.isWhitespace)
  }
}

/// Complaints at the end of the text about something that was opened before.
private let unfinished: [String: Phrase] = [
  "did not find expected ',' or ']'": Phrase(
    zh: "从这里开始的列表没有用 ']' 结束", en: "the list that begins here is not closed by ']'"),
  "did not find expected ',' or '}'": Phrase(
    zh: "从这里开始的一组键值没有用 '}' 结束", en: "the keys that begin here are not closed by '}'"),
  "found unexpected end of stream": Phrase(
    zh: "从这里开始的引号没有配对", en: "the quote that opens here is not closed"),
]

/// The complaints of libyaml that people's files provoke, as a person would say them.
private let known: [String: Phrase] = [
  "did not find expected ',' or ']'": Phrase(
    zh: "列表的各项之间缺逗号，或缺少结尾的 ']'", en: "a comma is missing between the items of a list, or its ']'"),
  "did not find expected ',' or '}'": Phrase(
    zh: "花括号里的各项之间缺逗号，或缺少结尾的 '}'", en: "a comma is missing between keys in braces, or their '}'"),
  "did not find expected '-' indicator": Phrase(
    zh: "这一行与上面的列表项没有对齐，或缺少开头的 '-'",
    en: "the line does not stand under the items above it, or lacks its '-'"),
  "did not find expected key": Phrase(
    zh: "这一行与上面的键没有对齐，或缺少“键: 值”", en: "the line does not stand under the keys above it, or is no 'key: value'"
  ),
  "could not find expected ':'": Phrase(
    zh: "上面的键后面缺少冒号和空格", en: "the key above lacks its colon and the blank after it"),
  "did not find expected node content": Phrase(zh: "这里缺少值", en: "a value is missing here"),
  "did not find expected <document start>": Phrase(
    zh: "文档到此已经结束，后面的内容多余；多半是缩进不对",
    en: "the document has ended before this; the indentation is probably wrong"),
  "found unexpected end of stream": Phrase(zh: "引号没有配对", en: "a quote is not closed"),
  "found unexpected document indicator": Phrase(
    zh: "引号没有配对就遇到了 '---' 或 '...'", en: "'---' or '...' stands inside an open quote"),
  "found unexpected ':'": Phrase(
    zh: "这里的冒号不能出现在值里；值要加引号", en: "a colon cannot stand here; put the value into quotes"),
  "found a tab character that violates indentation": Phrase(
    zh: "缩进用了 Tab；请改用空格", en: "a TAB indents the line; use blanks"),
  "found a tab character where an indentation space is expected": Phrase(
    zh: "缩进用了 Tab；请改用空格", en: "a TAB indents the line; use blanks"),
  "found character that cannot start any token": Phrase(
    zh: "值不能以这个字符开头；整个值要加引号", en: "a value cannot begin with this character; put it into quotes"),
  "found unknown escape character": Phrase(
    zh: "双引号里的反斜杠后面是不认识的字符；改用单引号，或写成 '\\\\'",
    en: "a backslash in double quotes stands before an unknown character; use single quotes, or write '\\\\'"),
  "found invalid Unicode character escape code": Phrase(
    zh: "双引号里的字符编码不存在", en: "the escape in double quotes stands for no character"),
  "did not find expected hexdecimal number": Phrase(
    zh: "双引号里的 \\x、\\u 后面缺少十六进制数字", en: "hexadecimal digits are missing after \\x or \\u"),
  "mapping values are not allowed in this context": Phrase(
    zh: "这里不能再有“键: 值”；值里有冒号时要加引号，否则检查缩进",
    en: "no 'key: value' can stand here; put a value with a colon into quotes, else check the indentation"),
  "mapping keys are not allowed in this context": Phrase(
    zh: "这里不能有键；检查缩进", en: "no key can stand here; check the indentation"),
  "block sequence entries are not allowed in this context": Phrase(
    zh: "这里不能用 '-' 开始列表；把列表写到下一行", en: "no list can begin with '-' here; begin it on the next line"),
  "did not find expected alphabetic or numeric character": Phrase(
    zh: "'*' 和 '&' 在 YAML 里有特别的含义；值要加引号", en: "'*' and '&' have a meaning in YAML; put the value into quotes"),
  "did not find expected whitespace or line break": Phrase(
    zh: "这里缺少空格；值以特殊字符开头时要加引号",
    en: "a blank is missing here; put a value that begins with a sign into quotes"),
  "did not find expected comment or line break": Phrase(
    zh: "'|' 或 '>' 之后只能换行", en: "only a line end can follow '|' or '>'"),
  "found undefined tag handle": Phrase(
    zh: "'!' 在 YAML 里有特别的含义；值要加引号", en: "'!' has a meaning in YAML; put the value into quotes"),
  "did not find expected tag URI": Phrase(
    zh: "'!' 在 YAML 里有特别的含义；值要加引号", en: "'!' has a meaning in YAML; put the value into quotes"),
  "found unknown directive name": Phrase(
    zh: "行首的 '%' 在 YAML 里有特别的含义；要加引号",
    en: "'%' at the start of a line has a meaning in YAML; put it into quotes"),
  "found undefined alias": Phrase(
    zh: "'*' 引用的名称没有定义；如果只是文字，要加引号", en: "'*' names something undefined; put plain text into quotes"),
  "control characters are not allowed": Phrase(
    zh: "有看不见的控制字符；删去它", en: "an invisible control character stands here; remove it"),
  "invalid leading UTF-8 octet": Phrase(
    zh: "文件不是 UTF-8 编码；用 UTF-8 另存", en: "the file is not UTF-8; save it as UTF-8"),
  "invalid trailing UTF-8 octet": Phrase(
    zh: "文件不是 UTF-8 编码；用 UTF-8 另存", en: "the file is not UTF-8; save it as UTF-8"),
]
