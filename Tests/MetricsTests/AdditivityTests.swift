import Diagnostics
import Metrics
import Periods
import Tables
import Testing

@Suite struct AdditivityTests {
  @Test func `sums and counts may be added up, means and quotients in money may not`() throws {
    let catalogue = try catalogue()
    for id in ["bookings", "pipeline-open", "units", "deals-won", "stale-open", "cascade-gap"] {
      #expect(try #require(catalogue[id]).isAdditive, "\(id)")
    }
    for id in ["deal-size", "deal-size-median", "revenue-per-head", "win-rate", "pipeline-velocity"] {
      #expect(try #require(catalogue[id]).isAdditive == false, "\(id)")
    }
  }

  @Test func `targets of parts add up for a sum and not for a mean`() async throws {
    let deals = try table(
      "deals", "status,closed:day,owner,team,amount:money\nwon,2026-11-03,a,t1,50\nwon,2026-11-04,b,t2,70\n")
    let targets = try table(
      "targets",
      """
      scope,name,metric,period,value,unit
      team,t1,deal-size,2026-11,40,
      team,t2,deal-size,2026-11,60,
      team,t1,bookings,2026-11,100,
      team,t2,bookings,2026-11,200,
      """)
    let (evaluation, log) = await evaluated(
      try catalogue(), Dataset(tables: ["deals": deals, "targets": targets]), try context(asOf: "2026-11-20"))
    #expect(log.entries.isEmpty)
    let november = try period("2026-11")
    #expect(evaluation.value("bookings", .company, november)?.target == 300)
    let company = try #require(evaluation.value("deal-size", .company, november))
    #expect(company.value == 60 && company.target == nil)
    #expect(evaluation.value("deal-size", Scope(kind: "team", name: "t1"), november)?.target == 40)
  }
}
