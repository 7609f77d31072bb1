import Tables

extension TableView {
  /// For each row whether it meets the condition.
  func mask(_ condition: Condition, _ bounds: Bounds) -> [Bool] {
    switch condition {
    case .text(let column, let values, let negated): return textMask(column, values, negated)
    case .compare(let left, let sign, let right):
      let (one, other) = onOneScale(
        vector(left, bounds), vector(right, bounds), left.isLiteral, right.isLiteral)
      return compared(one, sign, other)
    case .among(let left, let values, let negated):
      let parts = values.map { mask(.compare(left, .equal, $0), bounds) }
      let any = combined(parts) { $0 || $1 }
      return negated ? any.map { !$0 } : any
    case .isEmpty(let expression):
      switch vector(expression, bounds).content {
      case .same(let value): return [Bool](repeating: value == Vector.missing, count: rowCount)
      case .rows(let values): return values.map { $0 == Vector.missing }
      }
    case .not(let inner): return mask(inner, bounds).map { !$0 }
    case .all(let parts): return combined(parts.map { mask($0, bounds) }) { $0 && $1 }
    case .any(let parts): return combined(parts.map { mask($0, bounds) }) { $0 || $1 }
    }
  }

  private func combined(_ masks: [[Bool]], _ combine: (Bool, Bool) -> Bool) -> [Bool] {
    guard var result = masks.first else { return [] }
    for mask in masks.dropFirst() {
      for row in 0..<rowCount { result[row] = combine(result[row], mask[row]) }
    }
    return result
  }

  /// Texts are compared without the case of ASCII letters, once per entry of the dictionary.
  private func textMask(_ name: String, _ values: [String], _ negated: Bool) -> [Bool] {
    guard let column = text(name) else { return [Bool](repeating: negated, count: rowCount) }
    let wanted = Set(values.map(loweredASCII))
    let hits = column.entries.map { wanted.contains(loweredASCII($0)) != negated }
    return column.codes.map { $0 < 0 ? negated : hits[Int($0)] }
  }

  private func compared(_ left: Vector, _ sign: Condition.Comparison, _ right: Vector) -> [Bool] {
    switch sign {
    case .equal: rows(left, right, onEmpty: false) { $0 == $1 }
    case .unequal: rows(left, right, onEmpty: true) { $0 != $1 }
    case .less: rows(left, right, onEmpty: false) { $0 < $1 }
    case .atMost: rows(left, right, onEmpty: false) { $0 <= $1 }
    case .more: rows(left, right, onEmpty: false) { $0 > $1 }
    case .atLeast: rows(left, right, onEmpty: false) { $0 >= $1 }
    }
  }

  private func rows(
    _ left: Vector, _ right: Vector, onEmpty: Bool, _ holds: (Int64, Int64) -> Bool
  ) -> [Bool] {
    func safe(_ a: Int64, _ b: Int64) -> Bool {
      a == Vector.missing || b == Vector.missing ? onEmpty : holds(a, b)
    }
    switch (left.content, right.content) {
    case (.same(let a), .same(let b)): return [Bool](repeating: safe(a, b), count: rowCount)
    case (.rows(let a), .same(let b)): return a.map { safe($0, b) }
    case (.same(let a), .rows(let b)): return b.map { safe(a, $0) }
    case (.rows(let a), .rows(let b)): return a.indices.map { safe(a[$0], b[$0]) }
    }
  }
}

func loweredASCII(_ text: String) -> String {
  text.utf8.contains { (0x41...0x5A).contains($0) }
    ? String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self) : text
}
