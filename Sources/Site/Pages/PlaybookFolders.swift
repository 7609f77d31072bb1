import Diagnostics
import Templates

/// What is in this section?
enum PlaybookFolderPage {
  static func data(_ desk: Desk, _ path: String) -> PageContent {
    let (pages, folders) = desk.map.shelf.folder(path, desk.language)
    let title = desk.folderTitle(path)
    var elements: [TemplateValue] = []
    if !folders.isEmpty {
      elements.append(
        Element.links(
          id: "folders", title: desk.say("分组", "Sections"), note: "",
          folders.map { folder in
            let count = desk.map.shelf.count(below: folder, desk.language)
            return LinkItem(
              label: desk.folderTitle(folder), href: desk.address(SiteMap.folder(folder)),
              note: desk.pageCount(count))
          }, span: .full))
    }
    for (place, part) in stride(from: 0, to: pages.count, by: PlaybookGroup.mostOnList).enumerated() {
      let members = pages[part..<min(part + PlaybookGroup.mostOnList, pages.count)]
      elements.append(
        Element.links(
          id: "pages-\(place + 1)",
          title: pages.count > PlaybookGroup.mostOnList
            ? "\(part + 1)–\(part + members.count)" : desk.say("页面", "Pages"), note: "",
          members.map(desk.link),
          span: .full))
    }
    if (1...SectionPrint.most).contains(pages.count) {
      elements.append(
        Element.line(
          id: "print", title: desk.say("打印", "Print"),
          text: desk.say(
            "这一部分的全部页面连成一页，适合打印或带走。", "All pages of this section in one, to print or to take along."),
          LinkItem(label: desk.say("打开", "Open"), href: desk.address(SiteMap.print(path)))))
    }
    return PageContent(
      title: title, lead: desk.pageCount(desk.map.shelf.count(below: path, desk.language)),
      description: title,
      trail: desk.trail(toFolder: path.split(separator: "/").dropLast().map(String.init))
        + [(title, nil)], navigation: SiteMap.playbooks, elements: elements)
  }
}

/// A whole section on one page.
enum SectionPrint {
  /// A longer section is printed page by page.
  static let most = 60

  static func data(_ desk: Desk, _ path: String) -> PageContent {
    let pages = desk.map.shelf.folder(path, desk.language).pages
    let title = desk.folderTitle(path)
    let elements = pages.enumerated().map { place, page -> TemplateValue in
      [
        "partial": "elements/chapter", "title": .text(page.title),
        "summary": TemplateValue(page.front.summary),
        "meta": .text(desk.trust(page)), "href": .text(desk.link(page).href),
        "bodyLang": .text(page.language.rawValue),
        "body": desk.body(page, prefix: "p\(place + 1)-"),
      ]
    }
    return PageContent(
      title: desk.say("\(title)（合订）", "\(title), bound"), lead: desk.pageCount(pages.count),
      description: title,
      trail: desk.trail(toFolder: path.split(separator: "/").map(String.init))
        + [(desk.say("合订", "Bound"), nil)], navigation: SiteMap.playbooks, elements: elements)
  }
}

extension Desk {
  /// The title of a folder: that of its own page, the group of the kind that all its pages are of, else its name.
  func folderTitle(_ path: String) -> String {
    if let own = map.shelf.page(path + "/index", language) ?? map.shelf.page(path, language) {
      return own.title
    }
    let isWhole = !path.utf8.contains(UInt8(ascii: "/"))
    if isWhole, let kind = map.shelf.onlyKind(path, language), let word = kindWords(kind).many { return word }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What pages of a kind are called, one and many.
  func kindWords(_ kind: String) -> (one: String, many: String?) {
    let word = Desk.kindWords[kind]
    return (word?.one[language] ?? kind, word?.many[language])
  }

  private static let kindWords: [String: (one: Phrase, many: Phrase)] = [
    "objection": (Phrase(zh: "异议应对", en: "Objection"), Phrase(zh: "异议应对", en: "Objections")),
    "process": (Phrase(zh: "流程", en: "Process guide"), Phrase(zh: "流程", en: "Process")),
    "training": (Phrase(zh: "培训", en: "Training"), Phrase(zh: "培训", en: "Training")),
    "product": (Phrase(zh: "产品", en: "Product"), Phrase(zh: "产品", en: "Products")),
    "competitor": (Phrase(zh: "竞品卡", en: "Competitor card"), Phrase(zh: "竞品", en: "Competitors")),
    "case": (Phrase(zh: "案例", en: "Case"), Phrase(zh: "案例", en: "Cases")),
    "role": (Phrase(zh: "岗位", en: "Role"), Phrase(zh: "岗位", en: "Roles")),
    "meeting": (Phrase(zh: "会议", en: "Meeting"), Phrase(zh: "会议", en: "Meetings")),
    "guide": (Phrase(zh: "指南", en: "Guide"), Phrase(zh: "指南", en: "Guides")),
  ]
}
