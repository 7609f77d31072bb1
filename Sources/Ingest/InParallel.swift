import Glibc
import Synchronization

/// Does `count` pieces of work on at most `jobs` threads.
///
/// - Returns: the results in the order of the pieces, whichever thread finished first.
package func inParallel<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  guard count > 1, jobs > 1 else { return (0..<count).map(work) }
  let team = Team(count: count, work)
  var threads: [pthread_t] = []
  for _ in 1..<min(jobs, count) {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(team as AnyTeam)
    let failure = pthread_create(&thread, nil, teamMember, argument.toOpaque())
    // Without a thread the pieces are left to the others; the caller's own thread is always there.
    if failure == 0 { threads.append(thread) } else { argument.release() }
  }
  team.work()
  for thread in threads { pthread_join(thread, nil) }
  return team.results
}

private func teamMember(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<AnyTeam>.fromOpaque(argument).takeRetainedValue().work()
  return nil
}

private class AnyTeam {
  func work() {}
}

private final class Team<Result: Sendable>: AnyTeam {
  private let count: Int
  private let piece: @Sendable (Int) -> Result
  private let next = Atomic<Int>(0)
  private let finished = Mutex<[(Int, Result)]>([])

  init(count: Int, _ piece: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.piece = piece
  }

  override func work() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = piece(index)
      finished.withLock { $0.append((index, result)) }
    }
  }

  var results: [Result] {
    finished.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
  }
}
