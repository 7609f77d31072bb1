/// Runs `body` for 0 ..< count on so many tasks; the results come in order.
package func inOrder<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    var results: [Result?] = Array(repeating: nil, count: count)
    var next = 0
    while next < min(jobs, count) {
      let index = next
      group.addTask { (index, body(index)) }
      next += 1
    }
    while let (index, result) = await group.next() {
      results[index] = result
      if next < count {
        let index = next
        group.addTask { (index, body(index)) }
        next += 1
      }
    }
    return results.compactMap { $0 }
  }
}

/// Runs `body` for 0 ..< count in 64 pieces of neighbours; the results come in order. For many small pieces of work.
package func inChunks<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @escaping @Sendable (Range<Int>) -> [Result]
) async -> [Result] {
  let size = count / 64 + 1
  let chunks = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  return await inOrder(chunks.count, jobs: jobs) { body(chunks[$0]) }.flatMap { $0 }
}
