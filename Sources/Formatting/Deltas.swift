/// Differences, always with their sign. A difference between percentages is in points, never in percent.
extension Figures {
  /// Returns a relative change: 0.124 → `+12.4%`.
  package func change(_ ratio: Double?, decimals: Int = 1) -> String {
    written(ratio) { ratio in
      if ratio == 0 { return "0%" }
      if Digits.scaled(ratio * 100, decimals: decimals) == 0 {
        let least = decimals == 0 ? "1%" : "0.1%"
        return ratio < 0 ? ">" + Digits.minus + least : "<+" + least
      }
      return percentDigits(ratio, decimals: decimals, plus: true)
    }
  }

  /// Returns a difference between two ratios: −0.092 → `−9.2 个百分点`, `−9.2 pp`.
  package func points(_ difference: Double?) -> String {
    written(difference) { difference in
      let sign = Digits.sign(difference * 100, decimals: 1, plus: true)
      let digits = Digits.unsigned(difference * 100, decimals: 1, trimmed: sign.isEmpty)
      return sign + digits + (language == .chinese ? " 个百分点" : " pp")
    }
  }

  /// Returns the difference between two values of a kind, in that kind's unit.
  package func difference(_ value: Double?, as kind: FigureKind) -> String {
    if kind == .percent { return points(value) }
    return written(value) { value in
      let text = text(value, as: kind)
      let isPositive = value > 0 && text != self.text(0, as: kind)
      return isPositive ? "+" + text : text
    }
  }
}
