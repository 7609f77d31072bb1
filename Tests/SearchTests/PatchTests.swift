import Testing

@testable import Search

@Suite struct PatchTests {
  private typealias Files = [(path: String, bytes: [UInt8])]

  private let synonyms = [["回款", "收款"]]

  private func built(_ entries: [SearchEntry]) async -> Files {
    await searchFiles(entries, synonyms: synonyms, jobs: 1)
  }

  private func patch(
    _ files: Files, _ changed: [(page: Int, entry: SearchEntry)], jobs: Int = 1
  ) async -> Files? {
    let byPath = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    return await patchedSearchFiles(
      manifest: files[0].bytes, changed: changed, synonyms: synonyms, jobs: jobs
    ) { byPath[$0] }
  }

  private func dictionary(_ files: Files) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
  }

  @Test func `gives what a whole build gives, or nothing`() async {
    var taken = 0
    for seed in 0..<60 {
      var draw = EntryDraw(seed: UInt64(seed))
      var entries = draw.entries()
      var files = await built(entries)
      for _ in 0..<4 {
        let pages = Set((0...draw.below(3)).map { _ in draw.below(entries.count) })
        for page in pages { draw.edit(&entries[page]) }
        let whole = await built(entries)
        if let patch = await patch(files, pages.map { ($0, entries[$0]) }, jobs: 1 + draw.below(2)) {
          taken += 1
          let (old, expected) = (dictionary(files), dictionary(whole))
          #expect(old.merging(dictionary(patch)) { $1 } == expected, "seed \(seed)")
          #expect(patch.dropFirst().allSatisfy { old[$0.path] != $0.bytes }, "gives changed files alone")
        }
        files = whole
      }
    }
    #expect(taken > 60)
  }

  @Test func `takes an ordinary edit of any of 300 pages`() async {
    var draw = EntryDraw(seed: 5)
    var entries = (0..<300).map { _ in draw.entry(.page, sections: 12) }
    let files = await built(entries)
    let patched = Set(files.map(\.path))
    var counts: [Int] = []
    for page in stride(from: 0, to: 300, by: 10) {
      entries[page].sections[1].text += "我们今天给客户报了新的价格。"
      let patch = await patch(files, [(page, entries[page])])
      #expect(patch != nil)
      counts.append(patch?.count ?? files.count)
      #expect(patch?.allSatisfy { patched.contains($0.path) } == true)
      entries[page].sections[1].text.removeLast(14)
    }
    // A page that grows beyond the next rounded size may change more weights.
    #expect(counts.sorted()[counts.count / 2] < 40, "an edit of a sentence touches few files")
  }

  @Test func `writes what is not edited at all as it was`() async {
    let entries = [entry("价格", "太贵", isControlled: true), entry("回款", "逾期")]
    let files = await built(entries)
    let patch = await patch(files, [(1, entries[1])])
    #expect(patch?.map(\.path) == ["manifest.js"])
    #expect(patch?.first?.bytes == files[0].bytes)
  }

  @Test func `asks for a whole build when an entry changes its group or is not there`() async {
    let files = await built([entry("价格", "太贵"), entry("回款", "逾期")])
    #expect(await patch(files, [(1, entry("回款", "逾期", group: .person))]) == nil)
    #expect(await patch(files, [(2, entry("回款", "逾期"))]) == nil)
    #expect(await patch(files, [(-1, entry("回款", "逾期"))]) == nil)
    #expect(await patch(files, [(1, entry("回款", "逾期")), (1, entry("回款", "逾期"))]) == nil)
  }

  @Test func `asks for a whole build when pages would come into other files`() async {
    var draw = EntryDraw(seed: 6)
    var entries = (0..<40).map { _ in draw.entry(.page, sections: 1) }
    let files = await built(entries)
    entries[7].sections[0].text = String(repeating: "价格太贵了", count: 20_000)
    #expect(await patch(files, [(7, entries[7])]) == nil)
  }

  @Test func `asks for a whole build when the old files are not as expected`() async {
    let entries = [entry("价格", "太贵"), entry("回款", "逾期")]
    let new = entry("回款", "逾期未付")
    let files = await built(entries)
    for index in files.indices {
      for change in [{ $0.dropLast() }, { $0.map { $0 == UInt8(ascii: ",") ? 0x3B : $0 } }, { _ in [] }]
        as [([UInt8]) -> any Sequence<UInt8>]
      {
        var broken = files
        broken[index].bytes = Array(change(files[index].bytes))
        if broken[index].bytes != files[index].bytes {
          #expect(await patch(broken, [(1, new)]) == nil, "\(files[index].path)")
        }
      }
    }
    let others = await built([entry("价格", "太贵"), entry("回款", "坏账")])
    let mixed = files.map { file in file.path == "t0.js" ? others[1] : file }
    #expect(others[1].path == "t0.js")
    #expect(await patch(mixed, [(1, new)]) == nil, "terms of other pages")
    #expect(await patch(Array(files.prefix(1)), [(1, new)]) == nil, "files are missing")
  }

  @Test func `gives other files another stamp, whatever their order`() {
    #expect(fileStamp("t0.js", [1, 2]) != fileStamp("t1.js", [1, 2]))
    #expect(fileStamp("t0.js", [1, 2]) != fileStamp("t0.js", [2, 1]))
    let swapped = fileStamp("t0.js", [1]) &+ fileStamp("t1.js", [2])
    #expect(swapped != fileStamp("t0.js", [2]) &+ fileStamp("t1.js", [1]))
  }
}

/// Entries and edits that look random and are the same every time.
private struct EntryDraw {
  private var draw: SeededDraw
  private var share = 0

  init(seed: UInt64) {
    draw = SeededDraw(state: seed &* 0x9E37_79B9 &+ 1)
    for _ in 0..<5 { _ = draw.below(2) }
    share = draw.below(11)
  }

  mutating func below(_ count: Int) -> Int { draw.below(count) }

  /// A word, Chinese or English; now and then something that must be escaped.
  mutating func word() -> String {
    if draw.below(40) == 0 {
      return ["\"", "\\", "\n", "\t", "\u{2028}", "’s", "、", "𠮷", "é"][draw.below(9)]
    }
    if draw.below(10) < share {
      return String(
        String.UnicodeScalarView(
          (0...draw.below(3)).map { _ in Unicode.Scalar(UInt32(0x4E00 + draw.below(60) * 31)) ?? "价" }))
    }
    let starts = ["pric", "negoti", "collect", "cust", "deal", "win"]
    let ends = ["e", "ing", "ed", "ation", "s", "12"]
    return starts[draw.below(6)] + ends[draw.below(6)] + " "
  }

  mutating func text(_ words: Int) -> String { (0..<words).map { _ in word() }.joined() }

  mutating func entry(_ group: SearchEntry.Group, sections: Int) -> SearchEntry {
    SearchEntry(
      group: group, title: text(1 + draw.below(4)), address: "x/\(draw.below(100))",
      note: text(draw.below(2)),
      badge: draw.below(2) == 0 ? nil : SearchEntry.Badge.allCases[draw.below(3)],
      keywords: (0..<draw.below(3)).map { _ in text(1) }, isControlled: draw.below(2) == 0,
      sections: (0..<sections).map { index in
        .init(heading: index == 0 ? "" : text(2), anchor: "h\(index)", text: text(20 + draw.below(80)))
      })
  }

  mutating func entries() -> [SearchEntry] {
    let most = [3, 20, 120][draw.below(3)]
    return SearchEntry.Group.allCases.flatMap { group in
      (0..<draw.below(most)).map { _ in entry(group, sections: draw.below(3)) }
    } + [entry(.customer, sections: 0)]
  }

  mutating func edit(_ entry: inout SearchEntry) {
    switch draw.below(8) {
    case 0: entry.title = text(1 + draw.below(3))
    case 1: entry.badge = SearchEntry.Badge.allCases[draw.below(3)]
    case 2: entry.isControlled.toggle()
    case 3: entry.keywords.append(text(1))
    case 4 where !entry.sections.isEmpty: entry.sections[0].text = ""
    case 5 where !entry.sections.isEmpty: entry.sections.removeLast()
    case 6 where !entry.sections.isEmpty:
      entry.sections[0].text = String(entry.sections[0].text.dropFirst(9))
    default:
      if entry.sections.isEmpty { entry.note += "!" } else { entry.sections[0].text += text(4) }
    }
  }
}
