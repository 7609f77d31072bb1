import Metrics
import Periods
import Tables
import Templates

/// An open deal that somebody should look at.
struct OpenDeal {
  var row: Int
  var id: String
  var name: String
  var account: String
  var owner: String
  var stage: String
  var amount: Double?
  var isEstimated: Bool
  var created: Day?
  var expected: Day?
  var nextStep: String?
}

extension Desk {
  /// The open deals of the rows given, as pages show them.
  func deals(_ rows: some Sequence<Int>) -> [OpenDeal] {
    guard let table = input.sales.dataset["deals"] else { return [] }
    let amounts = table.numbers("amount")
    let estimated = table.numbers("amount_estimated")
    let (created, expected) = (table.days("created"), table.days("expected_close"))
    let (ids, names, accounts) = (table.text("id"), table.text("name"), table.text("account"))
    let (owners, stages, steps) = (table.text("owner"), table.text("stage"), table.text("next_step"))
    let stageTitles = stageNames
    func stage(_ row: Int) -> String { stages?[row].map { stageTitles[$0] ?? $0 } ?? "" }
    return rows.map { row in
      OpenDeal(
        row: row, id: ids?[row] ?? "", name: names?[row] ?? ids?[row] ?? "", account: accounts?[row] ?? "",
        owner: owners?[row] ?? "", stage: stage(row), amount: amounts?[row],
        isEstimated: estimated?[row] == 1, created: created?[row], expected: expected?[row],
        nextStep: steps?[row])
    }
  }

  /// The rows of deals with the largest amounts, those with the smaller id first among equals; rows without an amount
  /// come last.
  private func largest(_ rows: some Sequence<Int>, most: Int) -> [Int] {
    guard let table = input.sales.dataset["deals"] else { return [] }
    let amounts = table.numbers("amount")?.values
    let ids = table.text("id")
    func precedes(_ one: Int, _ other: Int) -> Bool {
      // What stands in for an empty amount is less than any.
      let (left, right) = (amounts?[one] ?? 0, amounts?[other] ?? 0)
      return left == right ? (ids?[one] ?? "") < (ids?[other] ?? "") : left > right
    }
    // The few that are shown are picked out before they are put in order.
    let sizes = rows.map { amounts?[$0] ?? 0 }.sorted(by: >)
    let least = sizes.count > most && most > 0 ? sizes[most - 1] : Int64.min
    return Array(rows.filter { (amounts?[$0] ?? 0) >= least }.sorted(by: precedes).prefix(most))
  }

  /// The open deals that are stale or past their expected close, the largest first.
  func atRisk(_ scope: Scope, most: Int = 20) -> TemplateValue? {
    let stale = Set(map.openDeals.stale(scope))
    let overdue = Set(map.openDeals.overdue(scope))
    guard input.sales.dataset["deals"] != nil else { return nil }
    let found = stale.union(overdue)
    var note = say(
      "停滞 \(number(stale.count)) 个，已过预计成交日 \(number(overdue.count)) 个；按金额从大到小",
      "Stale: \(number(stale.count)); past their expected close: \(number(overdue.count)). The largest first")
    if found.count > most {
      note += say("，列出前 \(most) 个", ", \(most) of \(number(found.count)) shown")
    }
    note += say("。", ".")
    if found.isEmpty {
      note = say("没有停滞或已过预计成交日的商机。", "No deal is stale or past its expected close.")
    }
    let rows = deals(largest(found, most: most)).map { deal -> [Cell] in
      var why: [String] = []
      if stale.contains(deal.row) { why.append(say("停滞", "stale")) }
      if overdue.contains(deal.row) { why.append(say("已过预计成交日", "past expected close")) }
      return withReason(dealCells(deal), Cell(why.joined(separator: say("、", ", "))))
    }
    return Element.table(
      id: "at-risk", title: say("需要处理的商机", "Deals that need attention"), note: note,
      columns: withReason(dealColumns, Cell(say("原因", "Why"))), rows: rows, download: dealsFile)
  }

  /// What a rep can do today: deals past their date, due this week, or without a next step.
  func nextSteps(_ scope: Scope, most: Int = 15) -> TemplateValue? {
    let asOf = evaluation.context.asOf
    let open = deals(map.openDeals.open(scope))
    guard !open.isEmpty else { return nil }
    let hasSteps = input.sales.dataset["deals"]?.text("next_step") != nil
    var listed: [(rank: Int, deal: OpenDeal, why: String)] = []
    for deal in open {
      if let expected = deal.expected, expected < asOf {
        listed.append(
          (
            1, deal,
            say(
              "已过预计成交日 \(number(asOf - expected)) 天",
              counted(asOf - expected, "day", "days") + " past expected close")
          ))
      } else if let expected = deal.expected, expected <= asOf + 7 {
        listed.append((0, deal, say("一周内到期", "due within a week")))
      } else if hasSteps && deal.nextStep == nil {
        listed.append((2, deal, say("没有下一步", "no next step")))
      }
    }
    listed.sort {
      ($0.rank, -($0.deal.amount ?? 0), $0.deal.id) < ($1.rank, -($1.deal.amount ?? 0), $1.deal.id)
    }
    let note =
      listed.isEmpty
      ? say(
        "进行中 \(number(open.count)) 个商机：没有逾期的，一周内也没有到期的。",
        "Open deals: \(number(open.count)). None is past its date or due within a week.")
      : say(
        "进行中 \(number(open.count)) 个商机，其中 \(number(listed.count)) 个要处理。",
        "Open deals: \(number(open.count)), of which \(number(listed.count)) "
          + (listed.count == 1 ? "needs a step." : "need a step."))
    return Element.table(
      id: "next-steps", title: say("今天的下一步", "Next steps for today"),
      note: note,
      columns: withReason(withoutOwner(dealColumns), Cell(say("为什么", "Why"))),
      rows: listed.prefix(most).map { withReason(withoutOwner(dealCells($0.deal)), Cell($0.why)) })
  }

  /// The cells of a deal without its owner, for pages of one person.
  private func withoutOwner(_ cells: [Cell]) -> [Cell] { Array(cells.dropLast()) }

  /// Why a deal is listed stands beside its name, where a phone shows it without scrolling.
  private func withReason(_ cells: [Cell], _ reason: Cell) -> [Cell] {
    Array(cells.prefix(1)) + [reason] + cells.dropFirst()
  }

  private var dealColumns: [Cell] {
    [
      Cell(say("商机", "Deal")), Cell(say("金额", "Amount"), isNumeric: true),
      Cell(say("预计成交", "Expected close")), Cell(say("客户", "Account")), Cell(say("阶段", "Stage")),
      Cell(say("负责人", "Owner")),
    ]
  }

  private func dealCells(_ deal: OpenDeal) -> [Cell] {
    let amount = figures.money(deal.amount) + (deal.isEstimated ? say("（目录价）", " (list)") : "")
    return [
      Cell(deal.name, href: crmAddress("deal", deal.id)), Cell(amount, isNumeric: true),
      Cell(deal.expected?.description ?? "—", isWhole: true),
      Cell(deal.account, href: accountAddress(deal.account)), Cell(deal.stage),
      Cell(deal.owner, href: personAddress(deal.owner)),
    ]
  }

  var dealsFile: (href: String, label: String)? {
    input.sales.dataset["deals"] == nil ? nil : (address(file: "data/deals.csv"), say(.download))
  }
}
