/// One thing that can be found: a page, or a KPI, a person, a product, a customer that has a page.
package struct SearchEntry: Sendable {
  /// What kind of thing was found; results stand together by it, in this order.
  package enum Group: String, Sendable, CaseIterable {
    case metric, page, person, customer
  }

  /// How far a page may be trusted.
  package enum Badge: String, Sendable, CaseIterable {
    case reviewed, due, expired
  }

  /// A part of a page that can be linked to.
  package struct Section: Sendable {
    /// Empty for what stands above the first heading.
    package var heading: String
    /// The id of the heading, empty for the top of the page.
    package var anchor: String
    /// Plain text; a line break parts words, also Chinese ones.
    package var text: String

    package init(heading: String, anchor: String, text: String) {
      self.heading = heading
      self.anchor = anchor
      self.text = text
    }
  }

  package var group: Group
  package var title: String
  /// The path of the file from the site's root, not percent-encoded.
  package var address: String
  /// One line that is shown below the title and not searched: the kind of page, a team.
  package var note: String
  package var badge: Badge?
  /// Tags and the names of KPIs it addresses.
  package var keywords: [String]
  /// Whether title and keywords are found by the initials of their pinyin too: hkl → 回款率.
  package var isControlled: Bool
  package var sections: [Section]

  package init(
    group: Group, title: String, address: String, note: String = "", badge: Badge? = nil,
    keywords: [String] = [], isControlled: Bool = false, sections: [Section] = []
  ) {
    self.group = group
    self.title = title
    self.address = address
    self.note = note
    self.badge = badge
    self.keywords = keywords
    self.isControlled = isControlled
    self.sections = sections
  }

  /// How many bytes of text have to be searched.
  var size: Int {
    sections.reduce(title.utf8.count) { $0 + $1.heading.utf8.count + $1.text.utf8.count }
  }
}
