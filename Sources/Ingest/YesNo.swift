private let yesWords: Set<String> = [
  "yes", "y", "true", "t", "1", "on", "x", "是", "有", "真", "对", "√", "✓", "✔", "☑", "已", "启用",
]

private let noWords: Set<String> = [
  "no", "n", "false", "f", "0", "off", "否", "无", "没有", "假", "不", "不是", "×", "✗", "✘", "☐", "未", "停用",
]

/// What a check box or a yes-or-no cell says, in letters of either case and either width; `nil` when it is empty
/// or says something else.
package func yesOrNo(_ text: some StringProtocol) -> Bool? {
  let narrow = text.unicodeScalars.map { scalar in
    (0xFF01...0xFF5E).contains(scalar.value) ? UnicodeScalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }
  var word = String(String.UnicodeScalarView(narrow)).lowercased()
  // Spreadsheets and scripts write check boxes as numbers.
  if word == "1.0" || word == "0.0" { word.removeLast(2) }
  if yesWords.contains(word) { return true }
  return noWords.contains(word) ? false : nil
}
