/// What a least-squares fit with several columns yields.
package struct RegressionFit: Sendable {
  package var coefficients: [Double]
  package var residuals: [Double]
  /// Σ weight × residual².
  package var residualSquares: Double
  /// Number of columns that are not combinations of the earlier ones.
  package var rank: Int
  /// Inverse of Xᵀ W X, with zeros for columns left out.
  package var inverse: [[Double]]

  /// Returns xᵀ (Xᵀ W X)⁻¹ x: the variance of the fit at `x`, in units of the residual variance.
  package func leverage(_ x: [Double]) -> Double {
    var sum = 0.0
    for i in x.indices {
      for j in x.indices { sum += x[i] * inverse[i][j] * x[j] }
    }
    return sum
  }

  package func value(at x: [Double]) -> Double { zip(coefficients, x).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// Fits y by the columns of `rows` by weighted least squares; columns that repeat earlier ones get the
/// coefficient 0.
///
/// - Parameter weights: one per row; all equal when left out.
package func regression(_ rows: [[Double]], _ y: [Double], weights: [Double]? = nil) -> RegressionFit {
  let columns = rows.first?.count ?? 0
  var matrix = [[Double]](repeating: [Double](repeating: 0, count: 2 * columns), count: columns)
  var right = [Double](repeating: 0, count: columns)
  for (row, x) in rows.enumerated() {
    let weight = weights?[row] ?? 1
    for i in 0..<columns where x[i] != 0 {
      right[i] += weight * x[i] * y[row]
      for j in 0..<columns { matrix[i][j] += weight * x[i] * x[j] }
    }
  }
  for i in 0..<columns { matrix[i][columns + i] = 1 }
  let kept = sweep(&matrix)
  let inverse = (0..<columns).map { i in
    (0..<columns).map { kept[i] && kept[$0] ? matrix[i][columns + $0] : 0 }
  }
  let coefficients = inverse.map { zip($0, right).reduce(0) { $0 + $1.0 * $1.1 } }
  let residuals = zip(rows, y).map { x, y in y - zip(coefficients, x).reduce(0) { $0 + $1.0 * $1.1 } }
  let squares = residuals.indices.reduce(0.0) {
    $0 + (weights?[$1] ?? 1) * residuals[$1] * residuals[$1]
  }
  return RegressionFit(
    coefficients: coefficients, residuals: residuals, residualSquares: squares, rank: kept.count { $0 },
    inverse: inverse)
}

/// Gauss–Jordan without exchange: normal equations are positive, and columns must keep their order so that
/// the earlier of two equal ones stays. Returns which columns stay.
private func sweep(_ matrix: inout [[Double]]) -> [Bool] {
  let columns = matrix.count
  let scale = (0..<columns).map { matrix[$0][$0] }
  var kept = [Bool](repeating: true, count: columns)
  for pivot in 0..<columns {
    guard matrix[pivot][pivot] > 1e-9 * scale[pivot], scale[pivot] > 0 else {
      kept[pivot] = false
      for i in 0..<columns { matrix[i][pivot] = 0 }
      for j in 0..<(2 * columns) { matrix[pivot][j] = 0 }
      continue
    }
    let factor = 1 / matrix[pivot][pivot]
    for j in 0..<(2 * columns) { matrix[pivot][j] *= factor }
    for i in 0..<columns where i != pivot && matrix[i][pivot] != 0 {
      let multiple = matrix[i][pivot]
      for j in 0..<(2 * columns) { matrix[i][j] -= multiple * matrix[pivot][j] }
    }
  }
  return kept
}
