import Diagnostics
import Metrics
import Sales
import Settings
import Tables

/// Reports heads of pages that name people, stages, courses, products or teams that the data do not know.
package func reportSubjects(
  _ pages: [Playbook], _ sales: SalesData, _ evaluation: Evaluation, _ log: inout Diagnostics
) {
  let subjects = KnownSubjects(sales, evaluation)
  for page in pages {
    func check(_ mention: FrontMatter.Mention?, _ key: String, _ known: [String]) {
      guard let mention, !known.isEmpty, !known.contains(mention.text) else { return }
      let near = nearMiss(of: mention.text, among: known)
      log.report(
        near == nil ? "page-subject-unknown" : "page-subject-misspelt", at: mention.position,
        ["key": key, "name": mention.text, "near": near ?? ""], excerpt: "\(key): \(mention.text)")
    }
    check(page.front.stage, "stage", subjects.stages)
    for stage in page.front.stages { check(stage, "stages", subjects.stages) }
    check(page.front.product, "product", subjects.products)
    check(page.front.competitor, "competitor", subjects.competitors)
    check(page.front.lostReason, "lost_reason", subjects.lostReasons)
    let head = page.front.position
    check(page.front.course.map { .init(text: $0, position: head) }, "course", subjects.courses)
    check(page.front.owner.map { .init(text: $0, position: head) }, "owner", subjects.people)
    for team in page.front.adopted.keys.sorted() {
      check(.init(text: team, position: head), "adopted", subjects.teams)
    }
    if page.kind == "objection" {
      let missing = ObjectionParts(page.document).missing(page.language)
      if !missing.isEmpty {
        log.report(
          "objection-part-missing", at: head,
          ["parts": missing.joined(separator: page.language == .chinese ? "、" : ", ")])
      }
    }
  }
}

/// The names that heads of pages may use; a list is empty where the data say nothing of its kind.
private struct KnownSubjects {
  var stages: [String]
  var products: [String]
  var competitors: [String]
  var lostReasons: [String]
  var courses: [String]
  var people: [String]
  var teams: [String]

  init(_ sales: SalesData, _ evaluation: Evaluation) {
    stages = sales.stages.stages.flatMap { [$0.id, $0.title] + $0.spellings }
    products = evaluation.members(of: "product").map(\.name)
    let deals = sales.dataset["deals"]
    competitors = KnownSubjects.names(deals, "competitor")
    lostReasons = KnownSubjects.names(deals, "lost_reason")
    courses = KnownSubjects.names(sales.dataset["training"], "course")
    // Managers and trainers may own pages without selling.
    people = sales.people.names.sorted() + evaluation.members(of: "rep").map(\.name)
    teams = evaluation.members(of: "team").map(\.name)
  }

  private static func names(_ table: RecordTable?, _ column: String) -> [String] {
    table?.text(column)?.entries.sorted() ?? []
  }
}
