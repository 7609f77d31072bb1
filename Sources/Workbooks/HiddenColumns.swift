extension SheetScanner {
  /// Takes from `<col min="2" max="3" hidden="1"/>` which columns are hidden.
  mutating func openColumn(_ attributes: Attributes) {
    guard hiddenColumns.count < lastColumn, let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), first >= 1, last >= first,
      let hidden = attributes["hidden"], hidden == "1" || hidden == "true"
    else { return }
    hiddenColumns.append((first - 1)...(last - 1))
  }
}
