import Tables
import Testing

@testable import Ingest

@Suite struct HeaderTests {
  private let vocabulary = HeaderVocabulary([
    (column: "amount", headers: ["Amount", "金额", "商机金额"]),
    (column: "amount_converted", headers: ["Amount (Converted)"]),
    (column: "probability", headers: ["Probability (%)", "可能性(%)", "赢率"]),
    (column: "expected_close", headers: ["预计成交日期", "Closing Date"]),
  ])

  @Test(arguments: [
    ("AMOUNT", "amount"), (" amount ", "amount"), ("金额（万元）", "amount"), ("Amount (CNY)", "amount"),
    ("金额*", "amount"),
    ("Amount (Converted)", "amount_converted"), ("Probability", "probability"), ("可能性（％）", "probability"),
    ("Ｃｌｏｓｉｎｇ　Ｄａｔｅ", "expected_close"), ("closing_date", "expected_close"),
    ("Expected Close", "expected_close"),
  ])
  func `compares headers without case, blanks, width, punctuation and units`(header: String, column: String) {
    #expect(matchHeader(header, in: vocabulary) == .exact(column: column))
  }

  @Test func `suggests the near spelling without using it`() {
    #expect(
      matchHeader("Closng Date", in: vocabulary) == .near(column: "expected_close", spelling: "Closing Date"))
    #expect(matchHeader("预计成交日", in: vocabulary) == .near(column: "expected_close", spelling: "预计成交日期"))
  }

  @Test(arguments: ["Region", "", "税额", "()"]) func `finds nothing where nothing is near`(header: String) {
    #expect(matchHeader(header, in: vocabulary) == nil)
  }

  @Test func `a spelling that occurs twice belongs to the column named first`() {
    let vocabulary = HeaderVocabulary([
      (column: "closed", headers: ["Close Date"]), (column: "expected_close", headers: ["Close Date"]),
    ])
    #expect(matchHeader("close date", in: vocabulary) == .exact(column: "closed"))
  }

  @Test func `guesses what a column holds, with samples and the unreadable cells`() throws {
    let table = try table(
      """
      id,name,closed,amount,qty,serial
      00012,王敏,2026-01-02,￥12.50,3,x1
      00013,李强,2026-01-03,￥1万,4,x2
      00014,王敏,soon,￥7,5,x3
      00015,a,2026-01-03,8,6,x4
      00016,b,2026-01-03,8,6,x5
      00017,c,2026-01-03,8,6,x6
      00018,d,2026-01-03,8,6,x7
      00019,e,2026-01-03,8,6,x8
      00020,f,2026-01-03,8,6,x9
      00021,g,2026-01-03,8,6,x10
      """)
    let kinds = table.kinds()
    #expect(kinds.map(\.kind) == [.text, .text, .day, .money, .number, .text])
    #expect(kinds[2].unreadable == 1)
    #expect(kinds[2].readableShare == 0.9)
    #expect(kinds[1].samples == ["王敏", "李强", "a"])
    #expect(table.kinds(jobs: 2) == kinds)
  }
}
