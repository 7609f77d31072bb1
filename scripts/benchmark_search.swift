// Makes pages, indexes them, writes the index into a folder and prints what that took as JSON:
// indexer PAGES FOLDER JOBS
import Glibc
import Search

/// Numbers that look random and are the same every time.
struct Draw {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func fraction() -> Double { Double(next() % 1_000_000) / 1_000_000 }

  /// A rank below `count`, low ones often, as words are used (Zipf).
  mutating func rank(_ count: Int) -> Int { min(count - 1, Int(pow(Double(count), fraction())) - 1) }
}

/// 30,000 Chinese words of 1 … 4 characters and 20,000 English ones with endings.
struct Vocabulary {
  var chinese: [String] = []
  var english: [String] = []

  init() {
    var draw = Draw(state: 7)
    for rank in 0..<30_000 {
      let length =
        rank < 300 ? 1 + Int(draw.next() % 2) : 2 + (draw.next() % 5 == 0 ? 1 + Int(draw.next() % 2) : 0)
      var word = ""
      for _ in 0..<length {
        // About 3,500 characters are in use, some much more than others.
        let step = draw.rank(3_500) * 2_654_435 % 20_000
        word.unicodeScalars.append(Unicode.Scalar(UInt32(0x4E00 + step)) ?? "价")
      }
      chinese.append(word)
    }
    let starts = [
      "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "cl", "con",
      "re",
    ]
    let middles = ["a", "e", "i", "o", "u", "ea", "ou", "ai"]
    let ends = ["n", "r", "t", "l", "s", "ck", "nd", "ng", "rt", "m"]
    let tails = ["", "", "", "s", "ed", "ing", "ation", "er", "ly", "ment"]
    for _ in 0..<20_000 {
      var word = ""
      for _ in 0...Int(draw.next() % 2) {
        word +=
          starts[draw.rank(starts.count)] + middles[draw.rank(middles.count)] + ends[draw.rank(ends.count)]
      }
      english.append(word + tails[Int(draw.next()) % tails.count])
    }
  }
}

func page(_ number: Int, _ words: Vocabulary) -> SearchEntry {
  var draw = Draw(state: UInt64(number) &* 977 &+ 13)
  func chinese(_ bytes: Int) -> String {
    var text = ""
    var sinceMark = 0
    while text.utf8.count < bytes {
      text += words.chinese[draw.rank(words.chinese.count)]
      sinceMark += 1
      guard sinceMark > 5, draw.next() % 3 == 0 else { continue }
      text += draw.next() % 3 == 0 ? "。" : "，"
      sinceMark = 0
    }
    return text
  }
  func english(_ bytes: Int) -> String {
    var text = ""
    while text.utf8.count < bytes {
      text += words.english[draw.rank(words.english.count)] + (draw.next() % 9 == 0 ? ". " : " ")
    }
    return text
  }
  let sections = (0..<6).map { index in
    SearchEntry.Section(
      heading: index == 0 ? "" : chinese(15), anchor: index == 0 ? "" : "h\(index)",
      text: chinese(480) + "\n" + english(480))
  }
  return SearchEntry(
    group: .page, title: chinese(24), address: "playbooks/\(number)/index.html", note: "流程",
    badge: [.reviewed, .due, .expired][number % 3], keywords: [chinese(6), english(5)], sections: sections)
}

func usage() -> rusage {
  var usage = rusage()
  getrusage(__rusage_who_t(0), &usage)
  return usage
}

func cpu(_ usage: rusage) -> Double {
  Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[1]), let jobs = Int(arguments[3]) else { exit(64) }
let words = Vocabulary()
let entries = (1...count).map { page($0, words) }
let textBytes = entries.reduce(0) { $0 + $1.sections.reduce(0) { $0 + $1.text.utf8.count } }
let before = usage()
let start = ContinuousClock.now
let files = await searchFiles(entries, synonyms: [], jobs: jobs)
let wall = (ContinuousClock.now - start) / .seconds(1)
let after = usage()
mkdir(arguments[2], 0o755)
for file in files {
  guard let handle = fopen(arguments[2] + "/" + file.path, "w") else { exit(73) }
  fwrite(file.bytes, 1, file.bytes.count, handle)
  fclose(handle)
}
// A sentence more on one page, the files given from memory.
let byPath = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
var edited = entries[count / 2]
edited.sections[3].text += "\n" + entries[count / 3].sections[2].text.prefix(40)
let beforePatch = ContinuousClock.now
let patch = await patchedSearchFiles(
  manifest: byPath["manifest.js"] ?? [], changed: [(count / 2, edited)], synonyms: [], jobs: jobs
) { byPath[$0] }
let patchSeconds = (ContinuousClock.now - beforePatch) / .seconds(1)
let postings = files.filter { $0.path.hasPrefix("t") }
print(
  """
  {"pages": \(count), "textBytes": \(textBytes), "files": \(files.count), "shards": \(postings.count), \
  "bytes": \(files.reduce(0) { $0 + $1.bytes.count }), \
  "postingBytes": \(postings.reduce(0) { $0 + $1.bytes.count }), \
  "wall": \(wall), "cpu": \(cpu(after) - cpu(before)), "before": \(before.ru_maxrss / 1024), \
  "memory": \(after.ru_maxrss / 1024), "patch": \(patchSeconds), "patchFiles": \(patch?.count ?? 0)}
  """)
