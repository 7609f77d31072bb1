import Testing

@testable import Search

@Suite struct IndexTests {
  private func index(_ entries: [SearchEntry], jobs: Int = 1) async -> IndexReader {
    IndexReader(await searchFiles(entries, synonyms: [], jobs: jobs))
  }

  @Test func `reads the postings it wrote`() {
    var draw = SeededDraw(state: 1)
    let numbers = Set((0..<500).map { _ in draw.below(200_000) }).sorted() + [4_000_000]
    var bytes: [UInt8] = []
    var last = -1
    for number in numbers {
      PostingCode.write(gap: number - last, weight: number % 8) { bytes.append($0) }
      last = number
    }
    let read = PostingCode.read(bytes)
    #expect(read.map(\.page) == numbers)
    #expect(read.map(\.weight) == numbers.map { $0 % 8 })
    #expect(
      !bytes.contains { $0 <= 0x20 || $0 > 0x7E || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
  }

  @Test func `uses every printable character once that needs no escape`() {
    let all = (0..<PostingCode.finals + PostingCode.base).map(PostingCode.character)
    #expect(all == (0x21...0x7E).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
  }

  @Test func `finds words by their stem and characters by themselves and in pairs`() async {
    let index = await index([entry("价格异议", "Negotiating the price"), entry("回款", "价值")])
    #expect(index.pages(of: "价格") == [0])
    #expect(index.pages(of: "价") == [0, 1])
    #expect(index.pages(of: "negoti") == [0])
  }

  @Test func `puts KPIs before pages, people and customers`() async {
    let index = await index([
      entry("甲", group: .customer), entry("乙", group: .person), entry("丙"), entry("丁", group: .metric),
    ])
    #expect(index.pages(of: "丁") == [0])
    #expect(index.pages(of: "丙") == [1])
    #expect(index.pages(of: "乙") == [2])
    #expect(index.pages(of: "甲") == [3])
    #expect(index.manifest.contains(#""groups":[1,1,1,1]"#))
  }

  @Test func `weighs a title above a heading above a text, and a reviewed page above an expired one`() async {
    let heading = SearchEntry(
      group: .page, title: "乙", address: "x", sections: [.init(heading: "折扣", anchor: "a", text: "")])
    let index = await index([
      entry("折扣"), heading, entry("丙", "折扣"), entry("折扣", badge: .expired), entry("折扣", badge: .due),
    ])
    let weights = index.terms["折扣", default: []].map(\.weight)
    #expect(weights.count == 5)
    #expect(weights[0] > weights[1] && weights[1] > weights[2])
    #expect(weights[3] < weights[4])
  }

  @Test func `finds names by initials from any of their letters on, when asked to`() async {
    let index = await index([entry("本月回款率", group: .metric, isControlled: true), entry("本月回款率")])
    #expect(index.pages(of: "~byhkl") == [0])
    #expect(index.pages(of: "~hkl") == [0])
    #expect(index.pages(of: "~hkl").contains(1) == false)
  }

  @Test func `gives the same bytes with one job and with many`() async {
    let entries = generated(pages: 40, seed: 3)
    let one = await searchFiles(entries, synonyms: [["回款", "收款"]], jobs: 1)
    let three = await searchFiles(entries, synonyms: [["回款", "收款"]], jobs: 3)
    #expect(entries.reduce(0) { $0 + $1.size } > 180_000, "enough for three parts")
    #expect(one.map(\.path) == three.map(\.path))
    #expect(zip(one, three).allSatisfy { $0.bytes == $1.bytes })
  }

  @Test func `finds every run of characters on every page it stands on`() async {
    let entries = generated(pages: 30, seed: 8)
    let index = await index(entries, jobs: 2)
    var draw = SeededDraw(state: 5)
    for _ in 0..<300 {
      let text = entries[draw.below(entries.count)].sections[0].text
      let runs = text.split(separator: "，").filter { $0.count > 1 }
      let run = Array(runs[draw.below(runs.count)])
      let start = draw.below(run.count - 1)
      let part = String(run[start...min(run.count - 1, start + 1 + draw.below(5))])
      let found = index.pages(with: part)
      for (page, entry) in entries.enumerated() where entry.sections[0].text.contains(part) {
        #expect(found.contains(page), "\(part) on page \(page)")
      }
    }
  }

  @Test func `tells the browser of synonyms and of how words are cut`() async {
    let files = await searchFiles([entry("回款")], synonyms: [["回款", "收款"], ["a\"b"]], jobs: 1)
    let manifest = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(files[0].path == "manifest.js")
    #expect(manifest.contains(#""synonyms":[["回款","收款"],["a\"b"]]"#))
    #expect(manifest.contains(#""last":"ement ance "#))
    #expect(manifest.contains("skies>sky"))
    #expect(manifest.contains("怎么办|"))
  }

  @Test func `escapes what would end a script's string`() async {
    let index = await index([entry("a\"b\\c\nd\u{2028}e\u{0}")])
    #expect(index.pages[0].contains(#""a\"b\\c\nd\u2028e ""#))
  }

  @Test func `keeps files few and pages of a kind together`() {
    let small = (0..<200).map { _ in entry("客户", group: .customer) }
    let layout = IndexLayout([entry("指标", group: .metric)] + small)
    #expect(layout.shelves.map(\.count) == [1, 64, 64, 64, 8])
    let large = (0..<9).map { _ in entry("页", String(repeating: "字", count: 2_000)) }
    #expect(IndexLayout(large).shelves.count == 9)
  }

  @Test func `makes an index of nothing`() async {
    let files = await searchFiles([], synonyms: [], jobs: 2)
    #expect(files.map(\.path) == ["manifest.js", "t0.js"])
  }

  @Test func `changes its stamp when anything changes`() async {
    let one = await index([entry("价格", "a")]), two = await index([entry("价格", "b")])
    #expect(one.manifest != two.manifest)
  }
}

/// The same numbers in every run.
struct SeededDraw {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
}

/// Pages of about 6,000 bytes of Chinese without sense.
func generated(pages: Int, seed: UInt64) -> [SearchEntry] {
  var draw = SeededDraw(state: seed)
  return (0..<pages).map { _ in
    var text = String.UnicodeScalarView()
    for _ in 0..<2_000 {
      let place = draw.below(400)
      text.append(place < 20 ? "，" : Unicode.Scalar(UInt32(0x4E00 + place * place / 8)) ?? "价")
    }
    return entry("页", String(text))
  }
}
