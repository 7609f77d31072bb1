import Sales
import Testing

@Suite struct TraditionalTests {
  @Test func `stages in traditional characters decide as those in simplified ones`() {
    let deals = "商機編號,商機名稱,商機階段,成交日期\n1,A,贏單,2026-05-01\n2,B,輸單,2026-05-02\n3,C,無效,\n4,D,商務談判,\n"
    let (data, log) = read(["data/商機.csv": deals])
    #expect(texts(data.dataset["deals"], "status") == ["won", "lost", "void", "open"])
    #expect(texts(data.dataset["deals"], "stage").first == "贏單")
    #expect(!log.hasErrors)
  }
}
