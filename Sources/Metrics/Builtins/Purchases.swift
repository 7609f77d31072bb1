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
    var isBought: Bool { amount >= 0 }
  }

  private let purchases: [Purchase]
  private let order: ScopedOrder
  private let omitted: Omissions

  init(_ view: TableView, date: String, who: String, _ filter: PurchaseFilter, asOf: Day, scopes: Int) {
    let mask = filter.filter.map { view.mask($0, filter.bounds) }
    var found: [Purchase] = []
    var omitted = Omissions()
    let unwanted = omitted.reason(Phrase(zh: "不是购买", en: "not a purchase"))
    let undated = omitted.reason(Phrase(zh: "没有日期 \(date)", en: "no date '\(date)'"))
    let nobody = omitted.reason(Phrase(zh: "没有客户", en: "no customer"))
    let days = view.days(date) ?? [], customers = view.text(who)
    var amounts: [Int64] = []
    if case .money(let column)? = view.columns["amount"] { amounts = column.values }
    for row in days.indices where view.present[row] {
      let day = days[row] == DayColumn.missing ? nil : days[row]
      let customer = customers?.codes[row] ?? -1
      guard mask?[row] ?? true, let day, customer >= 0 else {
        omitted.append(row, day, !(mask?[row] ?? true) ? unwanted : day == nil ? undated : nobody)
        continue
      }
      guard day <= asOf.number else { continue }
      let amount = amounts.isEmpty || amounts[row] == NumberColumn.missing ? 0 : amounts[row]
      found.append(Purchase(row: Int32(row), customer: customer, day: day, amount: amount))
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
    var one = Customer(items: 0..<0)
    var current: Int32 = -1
    func add(_ one: Customer) {
      guard one.wasActive else { return }
      totals.customers += 1
      if one.isActive { totals.kept += 1 }
      totals.before &+= one.before
      totals.after &+= one.after
      totals.lesser &+= min(one.before, one.after)
    }
    // Each scope is asked for each period, so that this runs over millions of purchases many times.
    purchases.withUnsafeBufferPointer { purchases in
      for item in order.items(of: scope) {
        let purchase = purchases[Int(item)]
        if purchase.customer != current {
          add(one)
          one = Customer(items: 0..<0)
          current = purchase.customer
        }
        one.add(purchase, before, after)
      }
    }
    add(one)
    return totals
  }

  private struct Customer {
    var items: Range<Int>
    var wasActive = false
    var isActive = false
    var before: Int64 = 0
    var after: Int64 = 0

    @inline(__always)
    mutating func add(_ purchase: Purchase, _ first: Range<Int32>, _ second: Range<Int32>) {
      if first.contains(purchase.day) {
        before &+= purchase.amount
        if purchase.isBought { wasActive = true }
      }
      if second.contains(purchase.day) {
        after &+= purchase.amount
        if purchase.isBought { isActive = true }
      }
    }
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
        one.add(purchases[Int(items[place])], before, after)
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
    reasons.merge(
      omitted.counted(view, scope, evaluation) { before.contains($0) || after.contains($0) },
      uniquingKeysWith: +)
    return Trace(
      table: view.name, counted: counted.sorted(), base: base.sorted(),
      leftOut: reasons.map { (reason: $0.key, rows: $0.value) }.sorted {
        $0.reason.english < $1.reason.english
      })
  }
}
