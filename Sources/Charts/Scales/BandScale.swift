/// Divides a length into equal bands, one per category, with padding between and half of it outside.
package struct BandScale: Sendable, Equatable {
  package var start: Double
  package var step: Double
  /// The width of a band without its padding.
  package var bandwidth: Double
  package var count: Int

  /// - Parameter padding: the share of a step that stays empty: 0.3 for bars, 0.1 for cells.
  package init(count: Int, start: Double, end: Double, padding: Double = 0.3) {
    self.count = count
    let steps = max(1, Double(count))
    step = (end - start) / steps
    bandwidth = step * (1 - padding)
    self.start = start + step * padding / 2
  }

  /// The first pixel of the band.
  package func callAsFunction(_ index: Int) -> Double { start + step * Double(index) }

  /// The middle of the band.
  package func centre(_ index: Int) -> Double { self(index) + bandwidth / 2 }
}
