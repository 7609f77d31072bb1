import Diagnostics
import Foundation
import Search
import Templates

/// Where is it? Results with JavaScript, every page in order without.
enum SearchPage {
  static func data(_ desk: Desk) -> PageContent {
    let initials = InitialLetters()
    // What begins with no letter stands first, under a sign.
    let groups = Dictionary(grouping: desk.everything()) { initials.letter(of: $0.label) ?? "#" }
    let letters = groups.keys.sorted()
    let list: TemplateValue = [
      "partial": "elements/all-pages", "title": .text(desk.say("全部页面", "All pages")),
      "jump": .text(desk.say("按首字母", "By first letter")),
      "letters": .list(
        letters.map { letter in
          [
            "letter": .text(letter), "anchor": .text(letter == "#" ? "letter-0" : "letter-\(letter)"),
            "items": .list(
              desk.ordered(groups[letter] ?? []).map {
                ["href": .text($0.href), "label": .text($0.label), "note": TemplateValue($0.note)]
              }),
          ]
        }),
    ]
    return PageContent(
      title: desk.say("搜索", "Search"),
      lead: desk.say("没有 JavaScript 时请用下面的目录。", "Without JavaScript use the list below."),
      description: desk.say("搜索全部页面", "Search all pages"),
      trail: [(desk.say(.overview), .home), (desk.say("搜索", "Search"), nil)], navigation: SiteMap.search,
      elements: [["partial": "elements/search-results"], list])
  }
}

extension Desk {
  /// Every page that a reader may look for by its name.
  fileprivate func everything() -> [LinkItem] {
    var items: [LinkItem] = []
    for metric in evaluation.available {
      items.append(
        LinkItem(
          label: metric.label[language], href: address(SiteMap.metric(metric.id)), note: say("指标", "metric")))
    }
    for kind in ["team", "region", "product", "rep"] {
      for scope in evaluation.members(of: kind) {
        guard let route = route(of: scope) else { continue }
        items.append(LinkItem(label: name(scope), href: address(route), note: dimensionWord(kind)))
      }
    }
    for page in playbooks {
      items.append(
        LinkItem(label: page.title, href: address(page.route), note: kindWords(page.kind).one))
    }
    return items
  }

  fileprivate func ordered(_ items: [LinkItem]) -> [LinkItem] {
    let locale = Locale(identifier: language == .chinese ? "zh_CN@collation=pinyin" : "en")
    return items.sorted {
      let order = $0.label.compare($1.label, options: [], range: nil, locale: locale)
      return order == .orderedSame ? $0.href < $1.href : order == .orderedAscending
    }
  }
}
