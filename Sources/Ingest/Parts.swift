/// Splits a file into parts that can be scanned at the same time.
struct Parts {
  let bytes: [UInt8]
  let start: Int
  let delimiter: UInt8
  let width: Int
  let required: Int
  let rules: AsideRules

  /// Scans everything behind the header row.
  ///
  /// Where a part starts is a guess, for a quote may stand where it opens nothing. So each part is kept only if
  /// the part before it ended exactly there; otherwise its rows are scanned again from the true place.
  func scan(jobs: Int, smallest: Int) -> [ScannedPart] {
    let number = max(1, min(jobs, (bytes.count - start) / max(1, smallest)))
    let starts = number == 1 ? [start] : guessedStarts(number, jobs)
    let limits = Array(starts.dropFirst()) + [bytes.count]
    let guesses = inParallel(starts.count, jobs: jobs) { index in
      scanPart(from: starts[index], limit: limits[index])
    }
    var kept: [ScannedPart] = []
    var position = start
    for (index, guess) in guesses.enumerated() {
      guard position < limits[index] else { continue }
      let part = starts[index] == position ? guess : scanPart(from: position, limit: limits[index])
      kept.append(part)
      position = part.end
    }
    return kept
  }

  private func scanPart(from start: Int, limit: Int) -> ScannedPart {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return ScannedPart(
          rows: RowIndex(width: width, rows: 0), lines: [], unfit: [], end: 0, lineCount: 0,
          lineEnds: LineEnds())
      }
      let cells = CellScanner(base, count: buffer.count, delimiter: delimiter)
      let expected = expectedRows(base, from: start, limit: limit)
      var scanner = RowScanner(cells, width: width, required: required, rules: rules, expectedRows: expected)
      return scanner.scan(from: start, limit: limit)
    }
  }

  /// Estimates the number of rows from the lines of the first 64 KB.
  private func expectedRows(_ base: UnsafePointer<UInt8>, from start: Int, limit: Int) -> Int {
    let sample = min(limit - start, 1 << 16)
    var lines = 1
    for index in start..<(start + max(0, sample)) where base[index] == 0x0A || base[index] == 0x0D {
      lines += 1
    }
    return sample > 0 ? Int(Double(lines) / Double(sample) * Double(limit - start) * 1.02) + 16 : 16
  }

  /// The first row starts behind even steps.
  private func guessedStarts(_ number: Int, _ jobs: Int) -> [Int] {
    let step = (bytes.count - start) / number
    let steps = (0..<number).map { start + $0 * step }
    let fitting = steps.dropFirst().map(fittingStart)
    if !fitting.contains(nil) { return [start] + fitting.compactMap(\.self) }
    return startsByQuotes(steps, jobs)
  }

  /// The first line start behind `place` from which three rows with the right number of cells follow, or `nil`
  /// when none of the next lines does.
  private func fittingStart(_ place: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      // A quote that is taken for another one must not cost a pass over the whole file.
      var cells = CellScanner(base, count: min(buffer.count, place + 1 << 16), delimiter: delimiter)
      var line = place
      for _ in 0..<30 {
        line = cells.lineStart(after: cells.physicalLineEnd(from: line))
        guard line < cells.count else { return nil }
        var position = line
        var rows = 0
        while rows < 3, position < cells.count, let row = cells.row(from: position),
          row.cells.count == width, row.end < cells.count
        {
          rows += 1
          position = cells.lineStart(after: row.end)
        }
        if rows == 3 { return line }
      }
      return nil
    }
  }

  /// The first row starts behind the steps, as far as the parity of the quotes before them tells.
  private func startsByQuotes(_ steps: [Int], _ jobs: Int) -> [Int] {
    let number = steps.count
    let quotes = inParallel(number - 1, jobs: jobs) { index in
      bytes.withUnsafeBufferPointer { buffer in
        var count: UInt8 = 0
        for byte in buffer[steps[index]..<steps[index + 1]] { count &+= byte == 0x22 ? 1 : 0 }
        return count & 1
      }
    }
    var starts = [start]
    var inQuotes = false
    for index in 1..<number {
      if quotes[index - 1] == 1 { inQuotes.toggle() }
      starts.append(rowStart(from: steps[index], inQuotes: inQuotes))
    }
    return starts
  }

  private func rowStart(from place: Int, inQuotes: Bool) -> Int {
    var inQuotes = inQuotes
    for index in place..<bytes.count {
      switch bytes[index] {
      case 0x22: inQuotes.toggle()
      case 0x0A where !inQuotes: return index + 1
      case 0x0D where !inQuotes && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A): return index + 1
      default: continue
      }
    }
    return bytes.count
  }
}
