import Search
import Testing

@Suite struct InitialLetterTests {
  @Test(
    arguments: [
      ("Price", "P"), ("éclair", "E"), ("Ünal", "U"), ("赢单率", "Y"), ("王敏", "W"), ("“谈价格”", "T"),
      ("3 days", "D"), ("", nil), ("2026", nil), ("…", nil), ("Ж", nil), ("カナ", nil),
    ] as [(String, String?)])
  func `files a name under its first letter, Chinese by its pinyin`(name: String, letter: String?) {
    #expect(InitialLetters().letter(of: name) == letter)
  }
}
