import Diagnostics
import Periods
import Tables

/// Purchases customer by customer, for every scope.
struct Purchases: Sendable {
  private struct Purchase: Sendable {
    var row: Int32
    var customer: Int32
    var day: Int32
    /// In minor units; 0 where there is none.
    var amount: Int64
    /// Whether it makes the customer active: a return does not.
    var isBought: Bool
  }

  private let purchases: [Purchase]
  private let order: ScopedOrder
  private let omitted: [OmittedRow]

  init(_ view: TableView, date: String, who: String, _ filter: PurchaseFilter, asOf: Day, scopes: Int) {
    let mask = filter.filter.map { view.mask($0, filter.bounds) }
    var found: [Purchase] = []
    var omitted: [OmittedRow] = []
    let days = view.days(date) ?? [], customers = view.text(who)
    var amounts: [Int64] = []
    if case .money(let column)? = view.columns["amount"] { amounts = column.values }
    for row in days.indices where view.present[row] {
      let day = days[row] == DayColumn.missing ? nil : days[row]
      let reason: Phrase? =
        !(mask?[row] ?? true)
        ? Phrase(zh: "不是购买", en: "not a purchase")
        : day == nil
          ? Phrase(zh: "没有日期 \(date)", en: "no date '\(date)'")
          : (customers?.codes[row] ?? -1) < 0 ? Phrase(zh: "没有客户", en: "no customer") : nil
      guard reason == nil, let day, let customer = customers?.codes[row] else {
        if let reason { omitted.append(OmittedRow(row: Int32(row), start: day, reason: reason)) }
        continue
      }
      guard day <= asOf.number else { continue }
      let amount = amounts.isEmpty || amounts[row] == NumberColumn.missing ? 0 : amounts[row]
      found.append(
        Purchase(row: Int32(row), customer: customer, day: day, amount: amount, isBought: amount >= 0))
    }
    purchases = Purchases.byCustomer(found, customers: customers?.entries.count ?? 0)
    self.omitted = omitted
    order = ScopedOrder(rows: purchases.map(\.row), scopeOf: view.scopeOf, scopes: scopes)
  }

  /// Dealt out to the customers: a million purchases are not compared with each other.
  private static func byCustomer(_ found: [Purchase], customers: Int) -> [Purchase] {
    var next = [Int](repeating: 0, count: customers + 1)
    for one in found { next[Int(one.customer) + 1] += 1 }
    for customer in 0..<customers { next[customer + 1] += next[customer] }
    var places = [Int32](repeating: 0, count: found.count)
    for (place, one) in found.enumerated() {
      places[next[Int(one.customer)]] = Int32(place)
      next[Int(one.customer)] += 1
    }
    return places.map { found[Int($0)] }
  }

  /// Whether the scope has any purchase.
  func has(_ scope: Int) -> Bool { !order.items(of: scope).isEmpty }

  func totals(_ scope: Int, _ before: Range<Int32>, _ after: Range<Int32>) -> Retained.Totals {
    var totals = Retained.Totals()
    visit(scope, before, after) { one in
      guard one.wasActive else { return }
      totals.customers += 1
      if one.isActive { totals.kept += 1 }
      totals.before &+= one.before
      totals.after &+= one.after
      totals.lesser &+= min(one.before, one.after)
    }
    return totals
  }

  private struct Customer {
    var items: Range<Int>
    var wasActive = false
    var isActive = false
    var before: Int64 = 0
    var after: Int64 = 0
  }

  private func visit(_ scope: Int, _ before: Range<Int32>, _ after: Range<Int32>, _ body: (Customer) -> Void)
  {
    let items = order.items(of: scope)
    var start = items.startIndex
    while start < items.endIndex {
      let customer = purchases[Int(items[start])].customer
      var one = Customer(items: start..<start)
      var place = start
      while place < items.endIndex, purchases[Int(items[place])].customer == customer {
        let purchase = purchases[Int(items[place])]
        if before.contains(purchase.day) {
          one.before &+= purchase.amount
          if purchase.isBought { one.wasActive = true }
        }
        if after.contains(purchase.day) {
          one.after &+= purchase.amount
          if purchase.isBought { one.isActive = true }
        }
        place += 1
      }
      one.items = start..<place
      body(one)
      start = place
    }
  }

  /// Below the line the purchases before the period of customers active then; above it those at its end.
  func trace(
    _ scope: Int, _ before: Range<Int32>, _ after: Range<Int32>, _ view: TableView, _ evaluation: Evaluation
  ) -> Trace {
    let items = order.items(of: scope)
    var base: [Int] = [], counted: [Int] = []
    var newcomers = 0
    visit(scope, before, after) { one in
      let mine = one.items.map { purchases[Int(items[$0])] }
      guard one.wasActive else {
        newcomers += mine.count { after.contains($0.day) }
        return
      }
      base += mine.filter { before.contains($0.day) }.map { Int($0.row) }
      counted += mine.filter { after.contains($0.day) }.map { Int($0.row) }
    }
    var reasons: [Phrase: Int] = [:]
    if newcomers > 0 {
      reasons[Phrase(zh: "期初不活跃的客户", en: "of customers not active at the start")] = newcomers
    }
    for one in omitted where evaluation.contains(view, scope, row: Int(one.row)) {
      guard one.start.map({ before.contains($0) || after.contains($0) }) ?? true else { continue }
      reasons[one.reason, default: 0] += 1
    }
    return Trace(
      table: view.name, counted: counted.sorted(), base: base.sorted(),
      leftOut: reasons.map { (reason: $0.key, rows: $0.value) }.sorted {
        $0.reason.english < $1.reason.english
      })
  }
}
