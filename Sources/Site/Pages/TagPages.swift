import Templates

/// Which subjects are there?
enum TagsPage {
  static func data(_ desk: Desk) -> PageContent {
    let tags = desk.map.tags(desk.language)
    let items = tags.map { tag, pages in
      LinkItem(
        label: tag, href: desk.address(SiteMap.tag(tag)), note: desk.number(pages.count))
    }
    var content = PageContent(
      title: desk.say("标签", "Tags"),
      lead: desk.say("\(desk.number(tags.count)) 个标签", desk.counted(tags.count, "tag", "tags")),
      description: desk.say("全部标签", "All tags"),
      trail: desk.playbookTrail([(desk.say("标签", "Tags"), nil)]), navigation: SiteMap.playbooks,
      elements: [
        Element.links(id: "tags", title: desk.say("标签", "Tags"), note: "", items, span: .full)
      ])
    content.twin = desk.tagsElsewhere
    return content
  }
}

/// Which pages have this tag?
enum TagPage {
  static func data(_ desk: Desk, _ tag: String) -> PageContent {
    let pages = desk.map.tags(desk.language).first { $0.tag == tag }?.pages ?? []
    let members = pages.map { desk.playbooks[$0] }
    let most = PlaybookGroup.mostOnList
    let elements = stride(from: 0, to: max(members.count, 1), by: most).map { first in
      let part = members[first..<min(first + most, members.count)]
      return Element.links(
        id: "pages-\(first / most + 1)",
        title: members.count > most ? "\(first + 1)–\(first + part.count)" : desk.say("页面", "Pages"),
        note: "",
        part.map(desk.link), span: .full)
    }
    var content = PageContent(
      title: desk.say("标签：\(tag)", "Tag: \(tag)"), lead: desk.pageCount(members.count), description: tag,
      trail: desk.playbookTrail([(desk.say("标签", "Tags"), SiteMap.tags), (tag, nil)]),
      navigation: SiteMap.playbooks, elements: elements)
    content.twin = desk.tagsElsewhere
    return content
  }
}

extension Desk {
  /// Where the switch of languages leads from tags: the other language has tags of its own, or none.
  fileprivate var tagsElsewhere: Route {
    map.languages.allSatisfy { !map.tags($0).isEmpty } ? SiteMap.tags : SiteMap.playbooks
  }
}
