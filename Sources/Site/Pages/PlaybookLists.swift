import Diagnostics
import Periods
import Templates

/// Kinds of playbook pages that stand together, so that the home of the playbooks has at most seven elements.
struct PlaybookGroup: Sendable {
  var title: Phrase
  /// The kinds; the first names the group's files.
  var kinds: [String]

  static let all = [
    PlaybookGroup(title: Phrase(zh: "异议应对", en: "Objections"), kinds: ["objection"]),
    PlaybookGroup(title: Phrase(zh: "流程", en: "Process"), kinds: ["process", "meeting"]),
    PlaybookGroup(title: Phrase(zh: "培训与指南", en: "Training and guides"), kinds: ["training", "guide"]),
    PlaybookGroup(
      title: Phrase(zh: "产品与竞品", en: "Products and competitors"), kinds: ["product", "competitor"]),
    PlaybookGroup(title: Phrase(zh: "案例", en: "Cases"), kinds: ["case"]),
    PlaybookGroup(title: Phrase(zh: "岗位", en: "Roles"), kinds: ["role"]),
  ]

  /// So many pages are linked on the home of the playbooks; a larger group has lists of its own.
  static let mostAtHome = 12
  /// So many pages stand on one list, which keeps it quick on a phone.
  static let mostOnList = 300

  func members(of pages: [Playbook]) -> [Playbook] {
    pages.filter { kinds.contains($0.front.kind ?? "guide") }
  }

  /// How many lists a group of so many pages takes; none where the home links them all.
  static func lists(for count: Int) -> Int {
    count > mostAtHome ? (count + mostOnList - 1) / mostOnList : 0
  }

  /// The address of a list, counted from 0. Pages of authors are folders, so that no name can meet this one.
  func route(list: Int) -> Route {
    Route(["playbooks"], file: list == 0 ? "\(kinds[0]).html" : "\(kinds[0])-\(list + 1).html")
  }
}

/// Every page of a kind, some hundreds at a time.
enum PlaybookList {
  static func data(_ desk: Desk, _ group: PlaybookGroup, list: Int) -> PageContent {
    let members = group.members(of: desk.playbooks)
    let title = group.title[desk.language]
    let parts = stride(from: 0, to: members.count, by: PlaybookGroup.mostOnList)
      .map { $0..<min($0 + PlaybookGroup.mostOnList, members.count) }
    let shown = parts[list]
    let range = name(shown)
    var elements = [
      Element.links(id: "pages", title: range, note: "", members[shown].map(desk.link), span: .full)
    ]
    if parts.count > 1 {
      let items = parts.enumerated().map { place, part in
        LinkItem(
          label: name(part) + (place == list ? desk.say("（本页）", " (this page)") : ""),
          href: desk.address(group.route(list: place)),
          note: "\(members[part.lowerBound].title) … \(members[part.upperBound - 1].title)")
      }
      elements.append(
        Element.links(id: "lists", title: desk.say("其他部分", "Other parts"), note: "", items, span: .full))
    }
    var content = PageContent(
      title: parts.count > 1 ? "\(title) \(range)" : title,
      lead: desk.pageCount(members.count), description: title,
      trail: desk.playbookTrail([(title, nil)]), navigation: SiteMap.playbooks, elements: elements)
    // The other language may have fewer lists.
    content.twin = SiteMap.playbooks
    return content
  }

  private static func name(_ part: Range<Int>) -> String { "\(part.lowerBound + 1)–\(part.upperBound)" }
}

extension Desk {
  func pageCount(_ count: Int) -> String {
    let number = figures.number(Double(count))
    return say("\(number) 个页面", count == 1 ? "1 page" : "\(number) pages")
  }
}
