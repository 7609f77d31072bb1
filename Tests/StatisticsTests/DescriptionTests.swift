import Foundation
import Glibc
import Testing

import Statistics

@Suite struct DescriptionTests {
  @Test func `quantiles interpolate between neighbours by R-7`() {
    let values = [792.21, 964.18, 540.01, 108.64, 62.45, 99.32, 10.8]
    #expect(isClose(quantile(values, 0.25) ?? 0, 80.885))
    #expect(quantile(values, 0) == 10.8)
    #expect(quantile(values, 1) == 964.18)
    #expect(median(values) == 108.64)
    #expect(median([]) == nil)
  }

  @Test func `mean and standard deviation need values`() {
    #expect(mean([1, 2, 6]) == 3)
    #expect(standardDeviation([1, 2, 6]) == 7.0.squareRoot())
    #expect(mean([]) == nil)
    #expect(standardDeviation([4]) == nil)
  }

  @Test func `bins have round edges and the greatest value its own bin`() {
    #expect(
      freedmanDiaconisBins([0, 100, 200]) == [
        Bin(low: 0, high: 100, count: 1), Bin(low: 100, high: 200, count: 1),
        Bin(low: 200, high: 300, count: 1),
      ])
    #expect(
      freedmanDiaconisBins([0.1, 0.2, 0.3, 0.4]).map(\.low).allSatisfy { $0 == ($0 * 10).rounded() / 10 })
    #expect(freedmanDiaconisBins([7, 7]) == [Bin(low: 7, high: 7, count: 2)])
    #expect(freedmanDiaconisBins([]) == [])
  }

  @Test(.enabled(if: oracle != nil, "the oracle file stats.jsonl is not there"))
  func `agrees with a reference implementation on random samples`() throws {
    struct Case: Decodable {
      var a: [Double]
      var median, mean: Double
      var sd: Double?
      var q: [Double]
      var bins: [[Double]]
    }
    let lines = try #require(oracle).split(separator: "\n")
    #expect(lines.count == 300)
    for line in lines {
      let expected = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      #expect(isClose(median(expected.a) ?? -1, expected.median))
      #expect(isClose(mean(expected.a) ?? -1, expected.mean))
      if let sd = expected.sd { #expect(isClose(standardDeviation(expected.a) ?? -1, sd)) }
      for (share, value) in zip([0.05, 0.1, 0.25, 0.75, 0.9, 0.95], expected.q) {
        #expect(isClose(quantile(expected.a, share) ?? -1, value))
      }
      #expect(freedmanDiaconisBins(expected.a).map { [$0.low, $0.high, Double($0.count)] } == expected.bins)
    }
  }

  @Test func `line through points leaves its residuals`() throws {
    let line = try #require(leastSquaresLine([0, 1, 2, 3], [1, 3, 4, 8]))
    #expect(isClose(line.slope, 2.2))
    #expect(isClose(line.intercept, 0.7))
    #expect(isClose(line.residualDeviation, 0.9.squareRoot()))
    #expect(leastSquaresLine([2, 2], [1, 5]) == nil)
  }

  @Test func `regression leaves out a column that repeats others`() {
    let fit = regression([[1, 0, 1], [1, 1, 2], [1, 2, 3], [1, 3, 4]], [1, 3, 4, 8])
    #expect(fit.rank == 2)
    #expect(isClose(fit.coefficients[1], 2.2))
    #expect(isClose(fit.residualSquares, 1.8))
    #expect(isClose(fit.leverage([1, 5, 6]), 0.25 + 3.5 * 3.5 / 5))
  }

  @Test func `Gini leaves out customers without revenue`() {
    #expect(gini([5, 5, 5, 0, -2]) == 0)
    #expect(isClose(gini([1, 2, 3, 4]) ?? 0, 0.25))
    #expect(gini([0]) == nil)
  }

  @Test func `rounded parts add up to the total`() {
    #expect(roundedParts([33.3, 33.3, 33.4], total: 100) == [33, 33, 34])
    #expect(roundedParts([0.5, 0.5], total: 1) == [1, 0])
    #expect(roundedParts([-1.5, 2.5], total: 1) == [-1, 2])
    #expect(roundedParts([1, 1], total: -1) == [0, -1])
  }
}

/// Beside the repository; found from the real place of this file, also when its folder is a link.
private let oracle: String? = {
  guard let real = realpath(#filePath, nil) else { return nil }
  defer { free(real) }
  let folders = String(cString: real).split(separator: "/").dropLast(4)
  let data = FileManager.default.contents(
    atPath: "/\(folders.joined(separator: "/"))/shared/oracles/stats.jsonl")
  return data.map { String(decoding: $0, as: UTF8.self) }
}()
