import Glibc

/// What is done with the bytes that the fuzzer makes up.
private typealias FuzzTarget = @Sendable (UnsafeBufferPointer<UInt8>) -> Void

private let targets: [(name: String, run: FuzzTarget)] = [
  ("amounts", fuzzAmounts), ("csv", fuzzCSV), ("dates", fuzzDates), ("markdown", fuzzMarkdown),
  ("xlsx", fuzzWorkbook), ("yaml", fuzzYAML),
]

private typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

/// libFuzzer's own main function, to be called with the arguments of the command line.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: Callback
) -> Int32

/// The target that the command line names; a C function cannot capture it.
nonisolated(unsafe) private var chosen: FuzzTarget = { _ in }

/// `fuzz TARGET` followed by the options of libFuzzer.
@main
enum Fuzz {
  static func main() {
    let given = CommandLine.arguments
    guard given.count >= 2, let target = targets.first(where: { $0.name == given[1] }) else {
      puts("the targets are: " + targets.map(\.name).joined(separator: ", "))
      exit(64)
    }
    chosen = target.run
    let rest = [given[0]] + given.dropFirst(2)
    var count = Int32(rest.count)
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: rest.count + 1)
    for (index, argument) in rest.enumerated() { list[index] = strdup(argument) }
    list[rest.count] = nil
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = list
    exit(
      runFuzzer(&count, &arguments) { bytes, count in
        chosen(UnsafeBufferPointer(start: bytes, count: count))
        return 0
      })
  }
}

/// Stops the fuzzer, which keeps the input that led here.
func demand(_ holds: Bool, _ rule: @autoclosure () -> String, line: Int = #line) {
  if !holds { fatalError("line \(line): \(rule())") }
}

/// Demands that two values are alike, and shows both if not.
func demandSame<Value: Equatable>(_ one: Value, _ other: Value, _ rule: String, line: Int = #line) {
  demand(one == other, "\(rule):\n  \(one)\n  \(other)", line: line)
}
