/// Where labels go when there is not room for all. The same labels always end in the same places.
package enum LabelPlacement {
  /// Returns the indices of the labels to keep, from left to right: the first always, then each that leaves 8 px.
  ///
  /// - Parameter labels: centre and width of each label, ascending.
  package static func kept(_ labels: [(centre: Double, width: Double)], gap: Double = 8) -> [Int] {
    var result: [Int] = []
    var end = -Double.infinity
    for (index, label) in labels.enumerated()
    where label.centre - label.width / 2 >= end + gap || result.isEmpty {
      result.append(index)
      end = label.centre + label.width / 2
    }
    return result
  }

  /// Returns the heights of labels moved apart to at least `spacing`, inside `range`, in the order given.
  ///
  /// Sorted by height and pushed down; what would leave the range at its end is pushed back up.
  package static func spread(
    _ heights: [Double], spacing: Double = 14, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = heights.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
    var result = heights
    var least = range.lowerBound
    for index in order {
      result[index] = max(heights[index], least)
      least = result[index] + spacing
    }
    var most = range.upperBound
    for index in order.reversed() {
      result[index] = min(result[index], most)
      most = result[index] - spacing
    }
    return result
  }

  /// Whether two boxes share an area.
  package static func overlap(_ first: LabelBox, _ second: LabelBox) -> Bool {
    first.left < second.right && second.left < first.right && first.top < second.bottom
      && second.top < first.bottom
  }
}

/// The place that a label takes up.
package struct LabelBox: Sendable, Equatable {
  package var left: Double
  package var right: Double
  package var top: Double
  package var bottom: Double

  /// The box of a 12 px text whose baseline is at `baseline` and whose middle is at `centre`.
  package init(centre: Double, baseline: Double, width: Double) {
    left = centre - width / 2
    right = centre + width / 2
    top = baseline - 11
    bottom = baseline + 3
  }

  package init(left: Double, baseline: Double, width: Double) {
    self.init(centre: left + width / 2, baseline: baseline, width: width)
  }
}
