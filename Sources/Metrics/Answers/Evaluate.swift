import Diagnostics
import Periods
import Settings
import Tables

/// Computes the figures of a site.
///
/// - Parameters:
///   - catalogue: the metrics, standard and own.
///   - dataset: the records with canonical column names; teams and regions are resolved.
///   - context: calendar, as-of day, targets and what to show.
/// - Returns: an answer to every question about a metric, scope and period; the same whatever the order of the rows
///   and the number of threads.
package func evaluate(
  _ catalogue: MetricCatalogue, _ dataset: Dataset, _ context: EvaluationContext, _ log: inout Diagnostics
) async -> Evaluation {
  let tables = preparedTables(dataset, context)
  let scopes = ScopeIndex(kinds: context.scopes, names: memberNames(tables, dataset["products"], context))
  let views = tables.mapValues { $0.view(scopes, context.scopes) }
  let planner = Planner(
    catalogue: catalogue, views: views, context: context, people: dataset["people"],
    scopes: scopes.scopes.count)
  let axis = TimeAxis(
    calendar: context.calendar, asOf: context.asOf,
    earliest: earliestDay(planner.measures, planner.ownSources, views))
  let workshop = Workshop(
    axis: axis, scopes: scopes, views: views,
    kinds: [.month, .quarter, .year, .all] + (context.periods.contains(.week) ? [.week] : []),
    dueStart: context.calendar.days(of: context.calendar.period(.year, containing: context.asOf)).start.month)
  let measures = await computed(planner.measures, workshop, jobs: context.jobs)
  let roster = Roster(dataset["people"], scopes)
  let usual = usualTeams(views, context)
  let hierarchy = Hierarchy(scopes: scopes, roster: roster, usualTeam: usual)
  let primary = catalogue.place(of: context.primary)
  if primary == nil {
    let near = nearMiss(of: context.primary, among: catalogue.definitions.map(\.id))
    log.report(
      near == nil ? "unknown-primary" : "misspelt-primary", at: context.primaryPosition,
      ["metric": context.primary, "near": near ?? ""])
  }
  var targets = TargetReader(catalogue: catalogue, scopes: scopes, primary: primary)
    .read(dataset["targets"], goals: context.goals, &log)
  let additive = Set(catalogue.definitions.indices.filter { catalogue.definitions[$0].isAdditive })
  targets.complete(additive: additive, scopes: scopes, calendar: context.calendar) { scope, period in
    hierarchy.children(of: scope, on: context.calendar.days(of: period).last ?? context.asOf)
  }
  let book = await coverageBook(views, planner.datedColumns, context)
  let places = planner.measures.indices, metrics = catalogue.definitions.indices
  let firsts = firstColumns(planner.measures, workshop)
  let evaluation = Evaluation(
    catalogue: catalogue, context: context, dataset: dataset, workshop: workshop, measures: measures,
    compiled: planner.compiled, targets: targets, roster: roster,
    coverages: metrics.map { planner.sources(of: $0).compactMap { book[$0] } },
    firstColumns: places.map { firsts[planner.measures[$0].key.datingName] },
    knownKinds: places.map { place in
      views[planner.measures[place].key.table]?.scopeOf.map { $0 != nil } ?? []
    },
    kindOfScope: scopes.scopes.map { context.scopes.firstIndex(of: $0.kind) ?? -1 },
    activeScopes: activeScopes(views, targets, scopes), logSizes: workshop.logSizes(), usualTeam: usual,
    shown: metrics.map(planner.shown), chances: planner.chances)
  evaluation.reportFindings(&log)
  return evaluation
}

extension Evaluation {
  /// The same figures with those of weeks, when the period is one and the site does not show them.
  package func including(_ period: Period?) async -> Evaluation {
    guard period?.kind == .week, !context.periods.contains(.week) else { return self }
    var context = context
    context.periods.append(.week)
    // What is to be said about the site has been said.
    var said = Diagnostics()
    return await evaluate(catalogue, dataset, context, &said)
  }
}

/// Measures one after the other on so many threads; each result goes to its own place.
private func computed(_ measures: [Measure], _ workshop: Workshop, jobs: Int) async -> [Measure] {
  guard jobs > 1, measures.count > 1 else { return measures.map { workshop.computed($0) } }
  return await withTaskGroup(of: (Int, Measure).self) { group in
    var results = measures
    var next = 0
    while next < min(jobs, measures.count) {
      let place = next
      group.addTask { (place, workshop.computed(measures[place])) }
      next += 1
    }
    while let (place, measure) = await group.next() {
      results[place] = measure
      guard next < measures.count else { continue }
      let following = next
      group.addTask { (following, workshop.computed(measures[following])) }
      next += 1
    }
    return results
  }
}

/// The earliest day in a column that some metric is dated by.
private func earliestDay(_ measures: [Measure], _ sources: Set<String>, _ views: [String: TableView]) -> Day?
{
  var earliest = Int32.max
  for name in sources {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 2, let days = views[parts[0]]?.days(parts[1]) else { continue }
    for day in days where day != DayColumn.missing { earliest = min(earliest, day) }
  }
  var seen: Set<String> = []
  for measure in measures {
    guard let column = measure.key.dating.column, seen.insert("\(measure.key.table).\(column)").inserted,
      let days = views[measure.key.table]?.days(column)
    else { continue }
    for day in days where day != DayColumn.missing { earliest = min(earliest, day) }
  }
  return earliest == Int32.max ? nil : Day(number: earliest)
}

/// For each dating column the first month column with a record, by scope.
private func firstColumns(_ measures: [Measure], _ workshop: Workshop) -> [String: [Int32]] {
  var result: [String: [Int32]] = [:]
  for measure in measures {
    guard let column = measure.key.dating.column, let view = workshop.views[measure.key.table] else {
      continue
    }
    let name = measure.key.datingName
    guard result[name] == nil, let days = view.days(column) else { continue }
    let columns = days.indices.map { view.present[$0] ? workshop.axis.monthColumn(days[$0]) : -1 }
    var first = [Int32](repeating: Int32.max, count: workshop.scopes.scopes.count)
    for month in columns where month >= 0 { first[0] = min(first[0], month) }
    for members in view.scopeOf {
      guard let members else { continue }
      for row in columns.indices where columns[row] >= 0 && members[row] >= 0 {
        first[Int(members[row])] = min(first[Int(members[row])], columns[row])
      }
    }
    result[name] = first
  }
  return result
}

private func activeScopes(_ views: [String: TableView], _ targets: TargetBook, _ scopes: ScopeIndex) -> Set<
  Int
> {
  var seen = [Bool](repeating: false, count: scopes.scopes.count)
  seen[0] = true
  for (name, view) in views where isFactTable(name) {
    for members in view.scopeOf {
      for member in members ?? [] where member >= 0 { seen[Int(member)] = true }
    }
  }
  for key in targets.explicit.keys { seen[key.scope] = true }
  return Set(seen.indices.filter { seen[$0] })
}
