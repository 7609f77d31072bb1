/// What an edit changes in the postings of a term.
struct TermChange {
  /// The weight of the term on a page before and after; `nil` where it does not stand.
  struct Posting: Equatable {
    var page: Int
    var old: Int?
    var new: Int?
  }

  var name: TermName
  /// In the order of their pages.
  var postings: [Posting]
}

/// An entry before and after an edit.
struct EntryEdit {
  var page: Int
  var old: SearchEntry
  var new: SearchEntry
}

/// Returns the terms whose postings differ after the edits.
///
/// - Parameter edits: in the order of their pages.
func termChanges(of edits: [EntryEdit], averageSize: RoundedSize) -> [TermChange] {
  let bytes = edits.reduce(0) { $0 + $1.old.size + $1.new.size }
  var indexer = PageIndexer(averageSize: averageSize, bytes: bytes, pinyin: PinyinInitials())
  // Before and after are two pages to the indexer: 0 and 1, 2 and 3 …
  for (index, edit) in edits.enumerated() {
    indexer.read(edit.old, page: index * 2)
    indexer.read(edit.new, page: index * 2 + 1)
  }
  return indexer.list.names.enumerated().compactMap { number, name in
    var postings: [TermChange.Posting] = []
    for (number, weight) in indexer.postings(of: number) {
      let page = edits[number / 2].page
      if postings.last?.page != page { postings.append(.init(page: page)) }
      let last = postings.count - 1
      if number.isMultiple(of: 2) { postings[last].old = weight } else { postings[last].new = weight }
    }
    postings.removeAll { $0.old == $0.new }
    return postings.isEmpty ? nil : TermChange(name: name, postings: postings)
  }
}
