/// Synthetic playbook pages of about 6 KB, the same names in Chinese and English.
func playbookFiles(_ options: SampleOptions) -> [SampleFile] {
  var files: [SampleFile] = []
  var random = Randomness(seed: options.seed, stream: 10)
  for number in 0..<options.playbooks {
    let isChinese = number % 2 == 0
    let page = number / 2 + 1
    let digits = String(page)
    let name = "practice-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    let text = playbookPage(page, isChinese ? chinese : english, &random)
    files.append(("playbooks/\(isChinese ? "zh-CN" : "en")/practice/\(name).md", Array(text.utf8)))
  }
  return files
}

/// The words from which pages of one language are put together.
private struct PlaybookWords {
  var title: String
  var summary: String
  var headings: [String]
  var sentences: [String]
  var tasks: [String]
  var tableHead: String
  var columns: [String]
  var gap: String
}

private let chinese = PlaybookWords(
  title: "练习", summary: "一次一个场景，练到说得自然",
  headings: ["什么时候用", "怎么开口", "常见的三种回答", "记录什么", "下一步"],
  sentences: [
    "先问清楚客户最近一次停机是什么时候，损失怎么算的。", "报价之前，把预算口径和审批流程写在同一张纸上。",
    "不要急着解释产品，先把客户的话用自己的话复述一遍。", "决策人没有到场，就约第二次，不在第一次把话说完。",
    "每次见面只谈一件事，谈完当场约下一次的时间。", "客户说要比较，就把比较用的清单先给他。",
    "三天之内把会上答应的材料发出去，**当天发**更好。", "付款条件改动要写进纪要，并抄送主管。",
    "如果对方连续两次改期，回到上一个阶段重新确认需求。", "把数字写下来：多少点位、几个车间、一年几次。",
  ],
  tasks: ["查过客户近一年的新闻", "准备了三个问题", "带了同行业的案例", "约好下一次时间", "会后当天写完纪要"],
  tableHead: "| 情况 | 说法 | 时限 |\n|---|---|---:|\n", columns: ["客户没有预算", "客户在比价", "客户要试用", "客户换了负责人"],
  gap: "")

private let english = PlaybookWords(
  title: "Practice", summary: "One situation at a time, until the words come naturally",
  headings: ["When to use it", "How to open", "Three usual answers", "What to write down", "Next step"],
  sentences: [
    "Ask first when the last standstill was and how its cost was worked out.",
    "Put budget and approval on one sheet of paper before you quote.",
    "Say what the customer said in your own words before you explain anything.",
    "If the decision-maker is absent, arrange a second meeting and keep something for it.",
    "Talk about one thing per meeting and fix the next date before you leave.",
    "When they want to compare, give them the list to compare by.",
    "Send what you promised within three days, **better the same day**.",
    "Write changed payment terms into the minutes with a copy to your lead.",
    "After two postponed dates go back a stage and confirm the need again.",
    "Write the numbers down: how many points, how many halls, how often a year.",
  ],
  tasks: [
    "Read the customer's news of the last year", "Prepared three questions",
    "Brought a case from the same trade",
    "Agreed on the next date", "Wrote the minutes the same day",
  ],
  tableHead: "| Situation | Words | Within |\n|---|---|---:|\n",
  columns: ["No budget", "Comparing prices", "Wants a trial", "New person in charge"], gap: " ")

private func playbookPage(_ page: Int, _ words: PlaybookWords, _ random: inout Randomness) -> String {
  let metrics = ["win-rate", "deal-size", "sales-cycle", "stale-open", "visits", "collection-rate"]
  let kinds = ["training", "objection", "process", "guide"]
  var text =
    "---\ntitle: \(words.title) \(page)\nsummary: \(words.summary)\nkind: \(kinds[page % kinds.count])\n"
  text += "kpis: [\(metrics[page % metrics.count]), \(metrics[(page + 2) % metrics.count])]\n"
  text += "audience: reps\norder: \(1000 + page)\n---\n"
  while text.utf8.count < 5400 {
    let heading = words.headings[random.index(words.headings.count)]
    text += "\n## \(heading)\n\n" + paragraph(words, &random)
    switch random.index(3) {
    case 0:
      text += "\n" + words.tableHead
      for row in words.columns {
        text +=
          "| \(row) | \(words.sentences[random.index(words.sentences.count)]) | \(random.whole(1...30)) |\n"
      }
    case 1:
      text += "\n"
      for task in words.tasks { text += "- [ ] \(task)\n" }
    default:
      text += "\n> [!TIP]\n> \(words.sentences[random.index(words.sentences.count)])\n\n"
      for _ in 0..<3 { text += "1. \(words.sentences[random.index(words.sentences.count)])\n" }
    }
  }
  return text
}

private func paragraph(_ words: PlaybookWords, _ random: inout Randomness) -> String {
  var sentences: [String] = []
  for _ in 0..<random.whole(3...6) { sentences.append(words.sentences[random.index(words.sentences.count)]) }
  return sentences.joined(separator: words.gap) + "\n"
}
