/// A rate by month: hits among trials, such as deals won among deals decided.
///
/// Entry i belongs to month `firstMonth` + i (year × 12 + month − 1); months outside count as 0 of 0.
package struct RateSeries: Sendable, Hashable {
  package var firstMonth: Int
  package var hits: [Int]
  package var trials: [Int]

  package init(firstMonth: Int, hits: [Int], trials: [Int]) {
    self.firstMonth = firstMonth
    self.hits = hits
    self.trials = trials
  }
}

/// An amount, a count or a mean of logarithms by month, with the number of records behind each.
///
/// Entry i belongs to month `firstMonth` + i; months outside count as 0.
package struct AmountSeries: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Amounts or counts: `sums` holds the month's total. Joined in January and February where the festival is kept.
    case total
    /// The mean of log deal size: `sums` holds Σ ln(size), so that a scope can be taken out of its company.
    /// Its level is `sums ÷ records`, the logarithm of the geometric mean; never joined, as the Spring Festival
    /// moves deals and not their size.
    case meanOfLogs
  }

  package var kind: Kind
  package var firstMonth: Int
  package var sums: [Double]
  package var records: [Int]

  package init(kind: Kind = .total, firstMonth: Int, sums: [Double], records: [Int]) {
    self.kind = kind
    self.firstMonth = firstMonth
    self.sums = sums
    self.records = records
  }

  /// A count: every record counts one.
  package init(firstMonth: Int, counts: [Int]) {
    self.init(firstMonth: firstMonth, sums: counts.map(Double.init), records: counts)
  }
}

/// What may carry a signal (rule 1): flows by month. Stocks, rolling windows, year-to-date and medians have no case.
package enum MonthlySeries: Sendable, Hashable {
  case rate(RateSeries)
  case amount(AmountSeries)
}
