/// Judges every month of a KPI of the whole company (rules 4–9, 11–13).
///
/// Returns one verdict per month from the first record of the table to the as-of day, in order. The verdict on a
/// month uses that month and earlier ones alone.
package func companyVerdicts(_ series: MonthlySeries, _ context: SignalContext) -> [MonthVerdict] {
  var verdicts = blankVerdicts(context)
  switch series {
  case .rate(let rate):
    let judge = RateJudge(own: RateSums(rate, context), company: nil)
    judgeEach(&verdicts, context) { verdict, start, known in
      verdict.pattern = rate.pattern(known, context)
      judge.judge(&verdict, from: start)
    }
  case .amount(let amount):
    let judge = AmountJudge(amount, rest: nil, context)
    judgePoints(&verdicts, judge, context) { pattern(ofLogs: judge.points, $0, context) }
  }
  for index in verdicts.indices {
    verdicts[index].isSignal = verdicts[index].p.map { $0 < companyThreshold } ?? false
  }
  markStates(&verdicts)
  return verdicts
}

/// Judges every month of the same KPI in one scope against the rest of the company (rule 10).
///
/// The result has no signals yet: `markFamilies` compares all scopes and KPIs of each month.
///
/// - Parameter companyVerdicts: those of the company for this KPI; scopes inherit their quarter pattern.
package func scopeVerdicts(
  _ series: MonthlySeries, of company: MonthlySeries, companyVerdicts: [MonthVerdict],
  _ context: SignalContext
) -> [MonthVerdict] {
  var verdicts = blankVerdicts(context)
  for (index, known) in zip(verdicts.indices, companyVerdicts) where verdicts[index].month == known.month {
    verdicts[index].pattern = known.pattern
  }
  switch (series, company) {
  case (.rate(let rate), .rate(let whole)):
    let judge = RateJudge(own: RateSums(rate, context), company: RateSums(whole, context))
    judgeEach(&verdicts, context) { verdict, start, _ in judge.judge(&verdict, from: start) }
  case (.amount(let amount), .amount(let whole)):
    let judge = AmountJudge(amount, rest: amount.rest(of: whole), context)
    judgePoints(&verdicts, judge, context, pattern: nil)
  case (.rate, .amount), (.amount, .rate):
    for index in verdicts.indices { verdicts[index].notTested = .noRest }
  }
  return verdicts
}

private func blankVerdicts(_ context: SignalContext) -> [MonthVerdict] {
  context.coverage.starts.indices.map { MonthVerdict(month: context.coverage.base + $0) }
}

/// Hands over the decided and covered months with the start of their history and the months known by then.
private func judgeEach(
  _ verdicts: inout [MonthVerdict], _ context: SignalContext,
  _ body: (inout MonthVerdict, Int, ClosedRange<Int>) -> Void
) {
  for index in verdicts.indices {
    let month = verdicts[index].month
    guard month <= context.decidedThrough else {
      verdicts[index].notTested = .notDecided
      continue
    }
    guard let known = context.coverage.start(knownAt: month), let start = context.historyStart(at: month)
    else {
      verdicts[index].notTested = .notCovered
      continue
    }
    body(&verdicts[index], start, known...month)
  }
}

/// - Parameter pattern: finds the quarter pattern among the months known; `nil` keeps the one that is there.
private func judgePoints(
  _ verdicts: inout [MonthVerdict], _ judge: AmountJudge, _ context: SignalContext,
  pattern: ((ClosedRange<Int>) -> QuarterPattern)?
) {
  var places: [Int: Int] = [:]
  for (index, point) in judge.points.enumerated() { places[point.month] = index }
  let joins = context.joinsSpringFestival
  judgeEach(&verdicts, context) { verdict, start, known in
    if let pattern { verdict.pattern = pattern(known) }
    guard let place = places[verdict.month] else {
      let isJanuary = (verdict.month % 12 + 12) % 12 == 0
      verdict.notTested = joins && isJanuary ? .joinedWithFebruary : .notPositive
      return
    }
    judge.judge(&verdict, at: place, from: start)
  }
}
