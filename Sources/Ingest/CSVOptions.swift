import Diagnostics

/// How a text file is to be read, as far as the configuration says. Nothing of it is ever overridden.
package struct CSVOptions: Sendable {
  /// The byte between two cells, or `nil` to recognise it.
  package var delimiter: UInt8?
  /// How many threads may work at the same time; the result does not depend on it.
  package var jobs: Int
  /// The name of the encoding, or `nil` to recognise it.
  package var encoding: String?
  /// Where the names of the columns stand.
  package var header = HeaderPlace.recognised
  /// How many lines at the top are left out before anything is recognised.
  package var skippedLines = 0
  /// Whether sums, repeated headers and what stands below the data are read as rows.
  package var keepsEveryRow = false
  /// The columns that the configuration maps, which name those of a file without header.
  package var configuredColumns: [String] = []
  /// Folded words that are known as headers.
  package var knownHeaders: Set<String> = []
  /// Where the configuration speaks of the file, for messages about it.
  package var settingPosition: Position?
  /// The greatest number of bytes that are read; cells are found by 32-bit offsets.
  var largest = Int(UInt32.max) - 1
  /// Files below this size are not worth a second thread.
  var smallestPart = 1 << 20

  package init(delimiter: UInt8? = nil, jobs: Int = 2) {
    self.delimiter = delimiter
    self.jobs = jobs
  }
}

/// Where the names of a file's columns stand.
package enum HeaderPlace: Sendable, Hashable {
  /// To be found below titles and remarks.
  case recognised
  /// On this line, counted from 1.
  case line(Int)
  /// Nowhere: the columns are known by number (from 1) or letter.
  case none
}
