/// The stage that a header such as `Date entered "Contract Sent (Sales Pipeline)"` names, without its pipeline; `nil`
/// for any other header.
func stageEntered(_ header: String) -> String? {
  let start = "date entered "
  guard header.lowercased().hasPrefix(start) else { return nil }
  let quotes: Set<Character> = ["\"", "'", "“", "”", "‘", "’", " "]
  var name = header.dropFirst(start.count)
  while let first = name.first, quotes.contains(first) { name = name.dropFirst() }
  while let last = name.last, quotes.contains(last) { name = name.dropLast() }
  // The last bracket is the pipeline; a stage may have brackets of its own.
  if name.last == ")", let opening = name.lastIndex(of: "("), opening > name.startIndex {
    name = name[..<opening]
    while name.last == " " { name = name.dropLast() }
  }
  return name.isEmpty ? nil : String(name)
}
