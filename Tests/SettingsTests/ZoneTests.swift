import Settings
import Testing

@Suite struct ZoneTests {
  @Test(arguments: [
    // 2026-01-15 and 2026-07-15 at noon in UTC.
    ("America/New_York", -18_000, -14_400), ("Europe/Berlin", 3_600, 7_200),
    ("Asia/Shanghai", 28_800, 28_800),
    ("Asia/Kolkata", 19_800, 19_800), ("UTC", 0, 0), ("Nowhere/Atlantis", 0, 0),
  ])
  func `knows the offset of summer and of winter`(name: String, winter: Int, summer: Int) {
    let zone = ZoneOffsets(named: name)
    #expect(zone.offset(at: 1_768_478_400) == winter)
    #expect(zone.offset(at: 1_784_116_800) == summer)
  }

  @Test func `changes at the second at which the clocks do`() {
    // 2026-03-29 01:00 UTC is 02:00 in Berlin, when summer time begins.
    let zone = ZoneOffsets(named: "Europe/Berlin")
    #expect(zone.offset(at: 1_774_745_999) == 3_600)
    #expect(zone.offset(at: 1_774_746_000) == 7_200)
  }

  @Test(arguments: [
    // 2026-07-10T04:30Z is half past midnight in New York, 2026-01-10T04:30Z half past eleven of the day before.
    ("America/New_York", Int64(1_783_657_800), "2026-07-10"),
    ("America/New_York", 1_768_019_400, "2026-01-09"),
    // 2026-07-09T22:30Z and 2026-01-09T22:30Z: half past midnight in Berlin in summer, half past eleven in winter.
    ("Europe/Berlin", 1_783_636_200, "2026-07-10"), ("Europe/Berlin", 1_767_997_800, "2026-01-09"),
    ("UTC", -1, "1969-12-31"),
  ])
  func `gives the day that the zone's calendars show`(name: String, moment: Int64, day: String) {
    #expect(ZoneOffsets(named: name).day(at: moment).description == day)
  }
}
