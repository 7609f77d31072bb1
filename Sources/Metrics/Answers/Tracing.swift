import Diagnostics
import Periods
import Tables

extension Evaluation {
  /// The rows behind a value, and those of the same scope and period that were left out; `nil` for formulas (trace
  /// their operands) and where there is nothing to trace.
  package func trace(_ metric: String, _ scope: Scope, _ period: ReportPeriod) -> Trace? {
    guard let metric = catalogue.place(of: metric), let scope = scopeIndex.place(of: scope),
      let slot = slot(period)
    else { return nil }
    switch compiled[shown[metric]] {
    case .aggregate(let one, _), .staleOpen(let one), .participation(let one):
      return trace(one, nil, scope, slot)
    case .proportion(let of, let over), .amountRatio(let of, let over, _, _, _):
      return trace(of, over, scope, slot)
    case .pipelineCoverage(let one, _): return trace(one, nil, scope, slot)
    case .own(let builtin): return builtin.trace(metric, scope, slot, self)
    case .formula, .unavailable: return nil
    }
  }

  private func trace(_ measure: Int, _ base: Int?, _ scope: Int, _ slot: Slot) -> Trace? {
    let key = measures[measure].key
    guard let view = workshop.views[key.table], hasMembers(measure, scope) else { return nil }
    let bounds = bounds(of: slot)
    var reasons: [Phrase: Int] = [:]
    var undated = 0
    let candidates = candidates(key, view, scope, slot, &undated)
    if undated > 0, let column = key.dating.column {
      reasons[Phrase(zh: "没有日期 \(column)", en: "no date '\(column)'")] = undated
    }
    let subject = key.dating.isStock ? view.beforeDecision : view
    let counted = rows(key, subject, bounds, candidates, &reasons)
    var below: [Int] = []
    if let base {
      var ignored: [Phrase: Int] = [:]
      below = rows(measures[base].key, subject, bounds, candidates, &ignored)
    }
    return Trace(
      table: key.table, counted: counted, base: below,
      leftOut: reasons.map { (reason: $0.key, rows: $0.value) }.sorted {
        $0.reason.english < $1.reason.english
      })
  }

  private func bounds(of slot: Slot) -> Bounds {
    let last = min(slot.days.end + -1, context.asOf)
    return Bounds(asOf: context.asOf, start: slot.days.start, end: last)
  }

  /// For each row whether it belongs to the scope and the period, whatever the metric makes of it.
  ///
  /// Columns are looked up once and not for each row: a table may have a million.
  private func candidates(
    _ key: MeasureKey, _ view: TableView, _ scope: Int, _ slot: Slot, _ undated: inout Int
  ) -> [Bool] {
    var inside = view.present
    if let members = members(view, scope) {
      for row in inside.indices where members[row] != scope { inside[row] = false }
    }
    switch key.dating {
    case .undated: break
    case .flow(let column):
      guard let days = view.days(column) else { return [Bool](repeating: false, count: view.rowCount) }
      let first = slot.grid == .kind(.all) ? DayColumn.missing : slot.days.start.number
      let last =
        slot.grid == .kind(.all)
        ? context.asOf.number : min(context.asOf.number, slot.days.end.number - 1)
      for row in inside.indices where inside[row] {
        if days[row] == DayColumn.missing { undated += 1 }
        inside[row] = days[row] != DayColumn.missing && days[row] >= first && days[row] <= last
      }
    case .atEnd(let start), .asOf(let start): keepThere(start, view, slot, &inside)
    }
    return inside
  }

  /// For each row the number of its member of the scope's kind; `nil` for the company.
  private func members(_ view: TableView, _ scope: Int) -> [Int32]? {
    guard scope > 0, let place = context.scopes.firstIndex(of: scopeIndex.scopes[scope].kind) else {
      return nil
    }
    return view.scopeOf[place]
  }

  /// Keeps the rows that were there at the end of the slot: begun by then and not ended.
  private func keepThere(_ start: String, _ view: TableView, _ slot: Slot, _ inside: inout [Bool]) {
    let isToday = slot.grid == .asOf || slot.period == .period(.all) || slot.days.end > context.asOf
    let ends = TableSchema.life(of: view.name)?.end.flatMap { view.days($0) }
    let begins = view.days(start)
    let expected = slot.isFuture ? view.days("expected_close") : nil
    let last = isToday ? context.asOf.number : slot.days.end.number - 1
    func isThere(_ row: Int) -> Bool {
      let begin = begins?[row] ?? DayColumn.missing
      let end = ends?[row] ?? DayColumn.missing
      guard begin == DayColumn.missing ? isToday : begin <= last else { return false }
      guard end == DayColumn.missing || end > last else { return false }
      guard slot.isFuture else { return isToday || end == DayColumn.missing || end >= begin }
      let close = expected?[row] ?? DayColumn.missing
      return close != DayColumn.missing && slot.days.contains(Day(number: close))
    }
    for row in inside.indices where inside[row] { inside[row] = view.canBeOpen[row] && isThere(row) }
  }

  /// The rows that count, in the order of the table, with the reasons why the others do not.
  private func rows(
    _ key: MeasureKey, _ view: TableView, _ bounds: Bounds, _ candidates: [Bool],
    _ reasons: inout [Phrase: Int]
  ) -> [Int] {
    let mask = key.filter.map { view.mask($0, bounds) }
    let vector = key.expression.map { view.vector($0, bounds) }
    let isLifetime = workshop.isLifetime(key)
    let columns = (key.expression?.columns ?? []).sorted()
    // Counted first and worded afterwards: a phrase for each row would cost more than the figures themselves.
    var unmet = 0
    var early = 0
    var empty = [Int](repeating: 0, count: columns.count)
    var counted: [Int] = []
    for row in 0..<view.rowCount where candidates[row] {
      if let mask, !mask[row] {
        unmet += 1
      } else if let vector, vector[row] == Vector.missing {
        if let place = columns.firstIndex(where: { view.isEmpty($0, row) }) { empty[place] += 1 }
      } else if let vector, isLifetime, vector[row] < 0 {
        early += 1
      } else {
        counted.append(row)
      }
    }
    if unmet > 0, let filter = key.filter {
      reasons[Phrase(zh: "不满足条件：\(filter)", en: "does not meet: \(filter)"), default: 0] += unmet
    }
    if early > 0 { reasons[Phrase(zh: "关闭早于创建", en: "closed before it was created"), default: 0] += early }
    for (column, count) in zip(columns, empty) where count > 0 {
      reasons[Phrase(zh: "列 \(column) 为空", en: "column '\(column)' is empty"), default: 0] += count
    }
    // Which record is the first does not depend on the scope or period asked for.
    guard let first = key.first else { return counted }
    let all = workshop.selected(key, view, bounds).items
    let firsts = workshop.firstRecords(all, first, view).rows.map { Int($0) }.filter { candidates[$0] }
    let later = all.rows.count { candidates[Int($0)] } - firsts.count
    if later > 0 {
      reasons[Phrase(zh: "不是该 \(first.key) 的首次记录", en: "not the first record of its \(first.key)")] = later
    }
    return firsts
  }
}

extension TableView {
  func isEmpty(_ column: String, _ row: Int) -> Bool {
    switch columns[column] {
    case .text(let column)?: column.codes[row] < 0
    case .money(let column)?, .number(let column)?: column.values[row] == NumberColumn.missing
    case .day(let column)?: column.numbers[row] == DayColumn.missing
    case nil: true
    }
  }
}
