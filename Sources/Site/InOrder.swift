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
