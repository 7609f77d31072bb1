/// Splits a file into parts that can be scanned at the same time.
struct Parts {
  let bytes: [UInt8]
  let start: Int
  let delimiter: UInt8
  let width: Int
  let required: Int

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
      var scanner = RowScanner(cells, width: width, required: required, expectedRows: expected)
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

  /// The first row starts behind even steps, as far as the parity of the quotes before them tells.
  private func guessedStarts(_ number: Int, _ jobs: Int) -> [Int] {
    let step = (bytes.count - start) / number
    let steps = (0..<number).map { start + $0 * step }
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
