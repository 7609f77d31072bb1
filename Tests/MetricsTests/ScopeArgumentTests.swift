import Metrics
import Testing

@Suite struct ScopeArgumentTests {
  private static let scopes = [
    Scope.company, Scope(kind: "team", name: "华北部"), Scope(kind: "team", name: "North East"),
    Scope(kind: "rep", name: "Ann Lee"),
  ]

  @Test(arguments: ["company", "team", "team 华北部", "team=North East", "rep Ann Lee"])
  func `a kind, or a kind with a name, is a scope`(text: String) {
    #expect(ScopeArgument(text).problem(among: Self.scopes) == nil)
  }

  @Test(arguments: [
    ("teams", "there is no scope 'teams'; did you mean 'team'?"),
    ("华北部", "there is no scope '华北部'; did you mean 'team 华北部'?"),
    ("Ann Lee", "there is no scope 'Ann Lee'; did you mean 'rep Ann Lee'?"),
    ("team North Est", "there is no scope 'team North Est'; did you mean 'team North East'?"),
    ("zzzzzzzzzz", "there is no scope 'zzzzzzzzzz'; write it like 'team 华北部' or company"),
    ("rep Xaver Quirk", "there is no scope 'rep Xaver Quirk'; write it like 'rep Ann Lee' or company"),
  ])
  func `what is none is answered with the form and the likeliest`(text: String, problem: String) {
    #expect(ScopeArgument(text).problem(among: Self.scopes) == problem)
  }
}
