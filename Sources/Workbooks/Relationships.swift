/// One reference from a part to another.
struct Relationship: Hashable {
  var id: String
  /// The last piece of its type's address, such as `worksheet`.
  var kind: String
  /// The name of the part that is meant, from the root of the archive.
  var target: String
}

/// Reads the references of `part`; none when the archive has no list of them.
func relationships(of part: String, in archive: Archive) throws(WorkbookFault) -> [Relationship] {
  let folder = part.split(separator: "/").dropLast().joined(separator: "/")
  let file = part.split(separator: "/").last.map(String.init) ?? ""
  let list = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
  guard archive.has(list) else { return [] }
  let listener = RelationshipListener(folder: folder)
  try parse(list, of: archive, for: listener)
  return listener.found
}

private final class RelationshipListener: PartListener {
  let folder: String
  var found: [Relationship] = []

  init(folder: String) { self.folder = folder }

  override func open(_ name: UnsafePointer<CChar>, _ attributes: Attributes) {
    guard isNamed(name, "Relationship"), attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    found.append(Relationship(id: id, kind: kind, target: partName(target, from: folder)))
  }
}

/// The name of the part that `target` means, seen from a part in `folder`: `../media/a.png`, `/xl/workbook.xml`.
func partName(_ target: String, from folder: String) -> String {
  var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
  for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
    if step == ".." {
      if !steps.isEmpty { steps.removeLast() }
    } else if step != "." {
      steps.append(String(step))
    }
  }
  return steps.joined(separator: "/")
}
