import Glibc

// So many bytes of text for one file of terms: two kilobytes of it when compressed.
private let textPerShard = 6_000
private let mostShards = 4_096
// A large site gets a few thousand files, not tens of thousands; a small one loads hardly more than it shows.
private let mostShelves = 5_000
private let smallestShelf = 4_000
private let mostOnShelf = 64

/// A size in bytes, rounded to a power of the fourth root of two: small edits seldom change it.
struct RoundedSize: Equatable {
  /// Four times the binary logarithm.
  let step: Int

  init(_ size: Double) { step = Int((log2(max(size, 1)) * 4).rounded()) }

  /// The average of `count` things that have `total` bytes.
  init(total: Int, count: Int) { self.init(Double(total) / Double(max(count, 1))) }

  var bytes: Double { exp2(Double(step) / 4) }

  /// How many times larger it is than another size.
  func ratio(to other: RoundedSize) -> Float { exp2(Float(step - other.step) / 4) }
}

/// How the entries of an index are parted into files.
///
/// It follows from the number of the entries and their rounded average sizes alone, so that an edited page hardly ever
/// changes the files of others.
struct IndexLayout: Equatable {
  /// Entries of a group that stand together: those up to its last with sections, or those behind.
  struct Stretch: Equatable {
    var count = 0
    var size = 0

    mutating func add(_ entry: SearchEntry) {
      count += 1
      size += entry.size
    }
  }

  /// Two for each group, in the order of the index; empty ones too.
  var stretches: [Stretch]

  /// - Parameter entries: in the order of the index.
  init(_ entries: [SearchEntry]) {
    stretches = SearchEntry.Group.allCases.flatMap { group in
      let own = entries.filter { $0.group == group }
      let border = own.lastIndex { !$0.sections.isEmpty }.map { $0 + 1 } ?? 0
      return [own[..<border], own[border...]].map { part in
        part.reduce(into: Stretch()) { $0.add($1) }
      }
    }
  }

  init(stretches: [Stretch]) { self.stretches = stretches }

  var count: Int { stretches.reduce(0) { $0 + $1.count } }

  var averageSize: RoundedSize {
    RoundedSize(total: stretches.reduce(0) { $0 + $1.size }, count: count)
  }

  private var roundedTotal: Double { averageSize.bytes * Double(count) }

  /// How many entries each group has.
  var groups: [Int] {
    stride(from: 0, to: stretches.count, by: 2).map { stretches[$0].count + stretches[$0 + 1].count }
  }

  /// The number of files of terms: a power of two, so that a mask chooses the one of a term.
  var shards: Int {
    var count = 1
    while Double(count * textPerShard) < roundedTotal, count < mostShards { count *= 2 }
    return count
  }

  /// Which entries stand in one file together: neighbours of a stretch, so many that there is enough text.
  var shelves: [Range<Int>] {
    let enough = max(Double(smallestShelf), roundedTotal / Double(mostShelves))
    var shelves: [Range<Int>] = []
    var start = 0
    for stretch in stretches where stretch.count > 0 {
      let average = RoundedSize(total: stretch.size, count: stretch.count).bytes
      let room = min(max(Int((enough / average).rounded()), 1), mostOnShelf)
      let end = start + stretch.count
      shelves += stride(from: start, to: end, by: room).map { $0..<min($0 + room, end) }
      start = end
    }
    return shelves
  }

  /// The stretch that holds the entry of that number; `nil` where there is none.
  func stretch(of page: Int) -> Int? {
    var end = 0
    return stretches.firstIndex { stretch in
      end += stretch.count
      return page < end
    }
  }

  /// The group of a stretch.
  static func group(ofStretch stretch: Int) -> SearchEntry.Group { SearchEntry.Group.allCases[stretch / 2] }
}
