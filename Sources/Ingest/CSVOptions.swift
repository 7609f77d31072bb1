/// How a text file is to be read, as far as the configuration says.
package struct CSVOptions: Sendable {
  /// The byte between two cells, or `nil` to recognise it.
  package var delimiter: UInt8?
  /// How many threads may work at the same time; the result does not depend on it.
  package var jobs: Int
  /// The greatest number of bytes that are read; cells are found by 32-bit offsets.
  var largest = Int(UInt32.max) - 1
  /// Files below this size are not worth a second thread.
  var smallestPart = 1 << 20

  package init(delimiter: UInt8? = nil, jobs: Int = 2) {
    self.delimiter = delimiter
    self.jobs = jobs
  }
}
