import Periods
import Tables

/// The days that `as_of`, `period.start` and `period.end` stand for.
struct Bounds: Sendable {
  var asOf: Day
  var start: Day
  /// The last day, inclusive.
  var end: Day
}

/// One number a row, or one for all rows; `Int64.min` stands for "empty".
struct Vector {
  enum Content {
    case rows([Int64])
    case same(Int64)
  }

  static let missing = Int64.min

  var content: Content
  /// 100 for money, 1,000,000 for numbers, 1 for days.
  var scale: Int64

  subscript(row: Int) -> Int64 {
    switch content {
    case .rows(let values): values[row]
    case .same(let value): value
    }
  }
}

extension TableView {
  /// The values of an expression, one a row.
  func vector(_ expression: RowExpression, _ bounds: Bounds) -> Vector {
    switch expression {
    case .number(let millionths): Vector(content: .same(millionths), scale: 1_000_000)
    case .day(let number): Vector(content: .same(Int64(number)), scale: 1)
    case .asOf: Vector(content: .same(Int64(bounds.asOf.number)), scale: 1)
    case .periodStart: Vector(content: .same(Int64(bounds.start.number)), scale: 1)
    case .periodEnd: Vector(content: .same(Int64(bounds.end.number)), scale: 1)
    case .column(let name): column(name)
    case .binary(let sign, let left, let right):
      combined(sign, vector(left, bounds), vector(right, bounds), left, right)
    }
  }

  private func column(_ name: String) -> Vector {
    switch columns[name] {
    case .money(let column)?, .number(let column)?:
      Vector(content: .rows(column.values), scale: column.scale)
    case .day(let column)?:
      Vector(
        content: .rows(column.numbers.map { $0 == DayColumn.missing ? Vector.missing : Int64($0) }), scale: 1)
    case .text(let column)?:
      Vector(content: .rows(column.codes.map { $0 < 0 ? Vector.missing : Int64($0) }), scale: 1)
    case nil: Vector(content: .same(Vector.missing), scale: 1)
    }
  }

  private func combined(
    _ sign: RowExpression.Operator, _ left: Vector, _ right: Vector, _ one: RowExpression,
    _ other: RowExpression
  ) -> Vector {
    switch sign {
    case .plus, .minus:
      let (left, right) = onOneScale(left, right, one.isLiteral, other.isLiteral)
      let negative = sign == .minus
      let content = zip(left, right) { a, b in
        let (sum, overflow) = negative ? a.subtractingReportingOverflow(b) : a.addingReportingOverflow(b)
        return overflow ? Vector.missing : sum
      }
      return Vector(content: content, scale: left.scale)
    case .times:
      let scale: Int64 = left.scale == 100 || right.scale == 100 ? 100 : 1_000_000
      let divisor = left.scale * right.scale / scale
      return Vector(content: zip(left, right) { scaledProduct($0, $1, divisor) }, scale: scale)
    case .over:
      let scale: Int64 = left.scale == 100 && right.scale != 100 ? 100 : 1_000_000
      let factor = Int128(right.scale) * Int128(scale), divisor = Int128(left.scale)
      let content = zip(left, right) { a, b in
        b == 0 ? Vector.missing : narrowed(halfEven(Int128(a) * factor, Int128(b) * divisor))
      }
      return Vector(content: content, scale: scale)
    }
  }

  /// Applies `combine` row by row; an empty cell on either side makes an empty result.
  private func zip(
    _ left: Vector, _ right: Vector, _ combine: (Int64, Int64) -> Int64
  ) -> Vector.Content {
    func safe(_ a: Int64, _ b: Int64) -> Int64 {
      a == Vector.missing || b == Vector.missing ? Vector.missing : combine(a, b)
    }
    switch (left.content, right.content) {
    case (.same(let a), .same(let b)): return .same(safe(a, b))
    case (.rows(let a), .same(let b)): return .rows(a.map { safe($0, b) })
    case (.same(let a), .rows(let b)): return .rows(b.map { safe(a, $0) })
    case (.rows(let a), .rows(let b)):
      return .rows(
        [Int64](unsafeUninitializedCapacity: a.count) { buffer, count in
          for row in 0..<a.count { buffer.initializeElement(at: row, to: safe(a[row], b[row])) }
          count = a.count
        })
    }
  }
}

extension RowExpression {
  /// Whether it is a bare number, which takes the unit of the other side.
  var isLiteral: Bool {
    switch self {
    case .number: true
    case .binary(_, let left, let right): left.isLiteral && right.isLiteral
    case .day, .column, .asOf, .periodStart, .periodEnd: false
    }
  }
}

/// Brings both sides to one scale so that they can be added or compared exactly.
func onOneScale(_ left: Vector, _ right: Vector, _ leftIsLiteral: Bool, _ rightIsLiteral: Bool) -> (
  Vector, Vector
) {
  if left.scale == right.scale { return (left, right) }
  if case .same(let value) = right.content, rightIsLiteral, let exact = lowered(value, to: left.scale) {
    return (left, Vector(content: .same(exact), scale: left.scale))
  }
  if case .same(let value) = left.content, leftIsLiteral, let exact = lowered(value, to: right.scale) {
    return (Vector(content: .same(exact), scale: right.scale), right)
  }
  return (raised(left), raised(right))
}

private func lowered(_ millionths: Int64, to scale: Int64) -> Int64? {
  let factor = 1_000_000 / scale
  return millionths % factor == 0 ? millionths / factor : nil
}

private func raised(_ vector: Vector) -> Vector {
  let factor = 1_000_000 / vector.scale
  if factor == 1 { return vector }
  func raise(_ value: Int64) -> Int64 {
    if value == Vector.missing { return value }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? Vector.missing : product
  }
  switch vector.content {
  case .same(let value): return Vector(content: .same(raise(value)), scale: 1_000_000)
  case .rows(let values): return Vector(content: .rows(values.map(raise)), scale: 1_000_000)
  }
}

private func scaledProduct(_ a: Int64, _ b: Int64, _ divisor: Int64) -> Int64 {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  if overflow { return narrowed(halfEven(Int128(a) * Int128(b), Int128(divisor))) }
  if divisor == 1 { return product }
  let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
  let twice = remainder.magnitude * 2
  if twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0) {
    return quotient + (product < 0 ? -1 : 1)
  }
  return quotient
}

private func narrowed(_ value: Int128) -> Int64 { Int64(exactly: value) ?? Vector.missing }
