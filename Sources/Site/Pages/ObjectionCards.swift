import Diagnostics
import Markdown
import Templates

/// What do I answer? All objections as cards, to filter on a phone and to print.
enum ObjectionCards {
  static func data(_ desk: Desk) -> PageContent {
    let pages = desk.playbooks.filter { $0.kind == "objection" }
    let cards = pages.map { card(desk, $0) }
    let stages = values(pages.compactMap { $0.front.stage.map { desk.stageName(desk.stageTitle($0.text)) } })
    let products = values(pages.compactMap { $0.front.product?.text })
    let element: TemplateValue = [
      "partial": "elements/objection-cards", "cards": .list(cards),
      "hasFilters": .flag(stages.count > 1 || products.count > 1),
      "filters": .list(
        [
          filter("stage", desk.say("阶段", "Stage"), desk.say("全部阶段", "All stages"), stages),
          filter("product", desk.say(.product), desk.say("全部产品", "All products"), products),
        ].compactMap { $0 }),
      "counted": .text(desk.say("{n} 张卡片", "Cards: {n}")),
    ]
    var content = PageContent(
      title: desk.say("异议卡", "Objection cards"),
      lead: desk.say(
        "打印出来是 A6 卡片，正面是客户的话，背面是回答", "Prints as A6 cards: their words in front, the answer on the back"),
      description: desk.say("客户怎么说、怎么回应、反问一句", "What customers say, what to answer, what to ask back"),
      trail: desk.playbookTrail([(desk.say("异议卡", "Objection cards"), nil)]), navigation: SiteMap.playbooks,
      elements: [element])
    // A page may be an objection in one language only.
    let isEverywhere = desk.map.languages.allSatisfy { language in
      desk.map.shelf.pages(language).contains { $0.kind == "objection" }
    }
    if !isEverywhere { content.twin = SiteMap.playbooks }
    return content
  }

  private static func values(_ texts: [String]) -> [String] {
    var found: [String] = []
    for text in texts where !found.contains(text) { found.append(text) }
    return found
  }

  private static func filter(_ key: String, _ label: String, _ all: String, _ values: [String])
    -> TemplateValue?
  {
    guard values.count > 1 else { return nil }
    return [
      "key": .text(key), "label": .text(label), "all": .text(all),
      "values": .list(values.map { .text($0) }),
    ]
  }

  private static func card(_ desk: Desk, _ page: Playbook) -> TemplateValue {
    // The markup is moved as a whole, so its figures start from the page that it was made for.
    let home = Desk(desk.input, desk.map, desk.language, page.route)
    let parts = ObjectionParts(page.document(shownIn: desk.language)) { placeholder in
      placeholder.kind == .inline ? home.inlineValue(placeholder) : []
    }
    let moved = MovedMarkup(
      from: desk.map.location(page.route, desk.language), to: desk.here,
      prefix: page.path.replacing("/", with: "-") + "-",
      label: page.title + desk.say("：", ": "))
    func part(_ label: String, _ markup: [UInt8]?, _ style: String) -> TemplateValue? {
      guard let markup, !markup.isEmpty else { return nil }
      return ["label": .text(label), "body": .markup(moved.markup(markup)), "style": .text(style)]
    }
    let share = desk.facts(about: page).first { $0.label.contains(page.front.lostReason?.text ?? "\u{0}") }
    return [
      "href": .text(desk.link(page).href), "title": .text(page.title), "badge": desk.badge(page),
      "lang": .text(page.language.rawValue),
      "stage": .text(page.front.stage.map { desk.stageName(desk.stageTitle($0.text)) } ?? ""),
      "product": .text(page.front.product?.text ?? ""),
      "share": TemplateValue(share.map { "\($0.label)\(desk.say("：", ": "))\($0.text)" }),
      "parts": .list(
        [
          part(desk.say("客户怎么说", "They say"), parts.say, "say"),
          part(desk.say("为什么", "Why"), parts.why, "why"),
          part(desk.say("怎么回应", "Answer"), parts.answer, "answer"),
          part(desk.say("拿什么证明", "Proof"), parts.proof, "proof"),
          part(desk.say("反问一句", "Ask back"), parts.ask, "ask"),
        ].compactMap { $0 }),
    ]
  }
}

/// The parts of an objection page by their headings.
struct ObjectionParts {
  var say: [UInt8]?
  var why: [UInt8]?
  /// The words to say where the part has some, else the whole part.
  var answer: [UInt8]?
  var proof: [UInt8]?
  var ask: [UInt8]?

  /// What the headings of the parts may be, in lower case.
  static let headings: [(part: WritableKeyPath<ObjectionParts, [UInt8]?> & Sendable, names: [String])] = [
    (\.say, ["客户怎么说", "他们怎么说", "what they say", "they say"]),
    (\.why, ["为什么这么说", "为什么", "why they say it", "why"]),
    (\.answer, ["怎么回应", "怎么答", "what to answer", "answer"]),
    (\.proof, ["拿什么证明", "证明", "proof"]),
    (\.ask, ["反问一句", "反问", "ask back", "question to ask back"]),
  ]

  /// - Parameter fill: what stands for the figures that the text asks for.
  init(_ document: MarkdownDocument, fill: (Placeholder) -> [UInt8] = { _ in [] }) {
    let markup = document.html(filling: fill)
    for (heading, body) in ObjectionParts.chapters(of: document, markup) {
      let name = heading.text.lowercased()
      guard let part = ObjectionParts.headings.first(where: { $0.names.contains(name) })?.part else {
        continue
      }
      self[keyPath: part] = body
    }
    answer = answer.map { ObjectionParts.quotations(in: $0) ?? $0 }
  }

  /// The parts that are missing, by the first name of each in the language.
  func missing(_ language: MessageLanguage) -> [String] {
    ObjectionParts.headings.filter { self[keyPath: $0.part] == nil }
      .compactMap { entry in
        entry.names.first { $0.utf8.first.map { $0 >= 0x80 } == (language == .chinese) }
      }
  }

  /// The text below each heading of the second level, up to the next one.
  private static func chapters(of document: MarkdownDocument, _ markup: [UInt8]) -> [(Heading, [UInt8])] {
    let headings = document.headings.filter { $0.level <= 2 }
    var starts: [(heading: Heading, opening: Int, text: Int)] = []
    var place = 0
    for heading in headings {
      let opening = Array("<h\(heading.level) id=\"\(heading.anchor)\"".utf8)
      guard let start = find(opening, in: markup, from: place),
        let end = find(Array("</h\(heading.level)>".utf8), in: markup, from: start)
      else { continue }
      place = end + 5
      starts.append((heading, start, place))
    }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].opening : markup.count
      return (starts[index].heading, Array(markup[starts[index].text..<end]))
    }
  }

  /// The quotations of a part, one after the other; `nil` when there are none.
  private static func quotations(in markup: [UInt8]) -> [UInt8]? {
    let (opening, closing) = (Array("<blockquote>".utf8), Array("</blockquote>".utf8))
    var found: [UInt8] = []
    var place = 0
    while let start = find(opening, in: markup, from: place), let end = find(closing, in: markup, from: start)
    {
      found += markup[start..<(end + closing.count)]
      place = end + closing.count
    }
    return found.isEmpty ? nil : found
  }

  private static func find(_ bytes: [UInt8], in markup: [UInt8], from place: Int) -> Int? {
    guard markup.count >= bytes.count else { return nil }
    var index = place
    while index + bytes.count <= markup.count {
      if markup[index] == bytes[0], markup[index..<(index + bytes.count)].elementsEqual(bytes) {
        return index
      }
      index += 1
    }
    return nil
  }
}
