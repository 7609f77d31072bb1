import Testing

@testable import Search

@Suite struct TokenTests {
  @Test(arguments: [
    ("回款率", ["回", "回款", "款率"]),
    ("CRM系统3个月", ["crm", "系", "系统", "3", "个", "个月"]),
    ("太贵，怎么", ["太", "太贵", "怎", "怎么"]),
    ("客户 太贵", ["客", "客户", "太", "太贵"]),
    ("Follow-up calls", ["follow", "up", "calls"]),
    ("Q3 v1.2 1,234 元", ["q3", "v1.2", "1234", "元"]),
    ("don't 'quote'", ["don't", "quote"]),
    ("ＣＲＭ　１２", ["crm", "12"]),
    ("Café Müller", ["cafe", "muller"]),
    ("カナ仮名", ["カ", "カナ", "ナ仮", "仮名"]),
    ("𠮷野家", ["𠮷", "𠮷野", "野家"]),
    ("好👍的", ["好", "的"]),
    ("", []),
  ])
  func `parts Chinese into pairs and the rest into words`(text: String, expected: [String]) {
    #expect(TokenList(text).tokens == expected)
  }

  @Test func `sees through quotation marks and what is invisible`() {
    #expect(TokenList("说“太贵」了").tokens == ["说", "说太", "太贵", "贵了"])
    #expect(TokenList("价\u{200B}格").tokens == ["价", "价格"])
    #expect(TokenList("say \"hello\"there").tokens == ["say", "hello", "there"])
  }

  @Test func `cuts words that are too long`() {
    #expect(TokenList(String(repeating: "a", count: 90)).tokens == [String(repeating: "a", count: 40)])
    #expect(TokenList(String(repeating: "ж", count: 90)).tokens == [String(repeating: "ж", count: 40)])
  }
}

@Suite struct StemTests {
  // Pairs from the published sample vocabulary of the algorithm, and words of this trade.
  @Test(arguments: [
    ("consign", "consign"), ("consigned", "consign"), ("consignment", "consign"), ("consist", "consist"),
    ("consistency", "consist"), ("consolation", "consol"), ("consolatory", "consolatori"),
    ("conspicuously", "conspicu"), ("constancy", "constanc"), ("knack", "knack"), ("knaves", "knave"),
    ("knightly", "knight"), ("knitting", "knit"), ("knocked", "knock"), ("knotted", "knot"),
    ("caresses", "caress"), ("ties", "tie"), ("cries", "cri"), ("gas", "gas"), ("gaps", "gap"),
    ("kiwis", "kiwi"),
    ("luxuriated", "luxuri"), ("hopping", "hop"), ("hoping", "hope"), ("by", "by"), ("say", "say"),
    ("cry", "cri"), ("generously", "generous"), ("communication", "communic"), ("news", "news"),
    ("skies", "sky"), ("succeeded", "succeed"), ("agreed", "agre"), ("customer's", "custom"),
    ("negotiations", "negoti"), ("expensive", "expens"), ("pricing", "price"), ("objections", "object"),
    ("collected", "collect"), ("rational", "ration"), ("relational", "relat"), ("geology", "geolog"),
    ("hopefulness", "hope"), ("controll", "control"), ("rate", "rate"), ("early", "earli"),
  ])
  func `cuts a word to its stem`(word: String, stem: String) {
    #expect(String(decoding: englishStem(Array(word.utf8)), as: UTF8.self) == stem)
  }
}

@Suite struct PinyinTests {
  private func initials(_ title: String) -> [String] {
    PinyinInitials().initials(of: title).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `knows every usual reading`() {
    #expect(initials("王敏") == ["wm"])
    #expect(initials("回款率") == ["hkl", "hks"])
    #expect(Set(initials("重庆")) == ["zq", "cq"])
    #expect(initials("单雄信").contains("sxx"))
  }

  @Test func `keeps letters and digits, and says nothing of titles without Chinese`() {
    #expect(initials("A级客户3") == ["ajkh3"])
    #expect(initials("Win rate").isEmpty)
  }

  @Test func `lists each character once`() {
    let all = charactersByInitial.flatMap { Array($0.characters.unicodeScalars) }
    #expect(all.count > 6_700)
    #expect(Set(all).count == all.count)
    #expect(otherInitials.unicodeScalars.count.isMultiple(of: 2))
  }
}
