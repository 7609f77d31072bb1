/// Returns every window of a company KPI that could be tested in `month`, shortest first: what an explanation of
/// the verdict shows beside the window that decided it.
///
/// - Parameter verdict: the verdict on that month, from `companyVerdicts`.
package func testedWindows(_ series: MonthlySeries, _ verdict: MonthVerdict, _ context: SignalContext)
  -> [WindowResult]
{
  guard verdict.p != nil, let start = context.historyStart(at: verdict.month) else { return [] }
  switch series {
  case .rate(let rate):
    let judge = RateJudge(own: RateSums(rate, context), company: nil)
    return rateWindows.compactMap { length in
      guard var test = judge.test(length, verdict, start), let outcome = test.judged() else { return nil }
      return test.result(length, outcome)
    }
  case .amount(let amount):
    let judge = AmountJudge(amount, rest: nil, context)
    guard let place = judge.points.firstIndex(where: { $0.month == verdict.month }) else { return [] }
    return amountWindows.compactMap { length in
      switch judge.test(length, place, start, verdict.pattern) {
      case .success(let found): found.window
      case .failure: nil
      }
    }
  }
}
