import Testing

@testable import Ingest

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8]) func `gives results in the order of the pieces`(jobs: Int) {
    #expect(inParallel(100, jobs: jobs) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(inParallel(0, jobs: jobs) { $0 } == [])
  }

  @Test func `tells valid from damaged text as Swift's own decoder does`() {
    let samples: [[UInt8]] = [
      Array("abc 王敏 é 𝄞".utf8), [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xE7, 0x8E], [0x80], [0xF5, 0x80, 0x80, 0x80], Array(repeating: 0x61, count: 40) + [0xFF],
    ]
    for sample in samples {
      let damaged = sample.withUnsafeBufferPointer { checkText($0, in: 0..<sample.count).damaged }
      #expect(damaged.isEmpty == (String(validating: sample, as: UTF8.self) != nil))
    }
  }
}
