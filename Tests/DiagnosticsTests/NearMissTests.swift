import Diagnostics
import Testing

@Suite struct NearMissTests {
  @Test(arguments: [
    ("langauges", "languages"), ("GTXPro", "GTX Pro"), ("win_rate", "win-rate"), ("WIN RATE", "win-rate"),
    ("bookigs", "bookings"), ("amout", "amount"),
  ])
  func `finds what a slip was meant to be`(text: String, meant: String) {
    #expect(nearMiss(of: text, among: ["languages", "GTX Pro", "win-rate", "bookings", "amount"]) == meant)
  }

  @Test func `counts swapped neighbours as one slip`() {
    #expect(nearMiss(of: "ab", among: ["ba"]) == "ba")
  }

  @Test(arguments: ["", "-", "happiness", "x"])
  func `is nil when nothing is near`(text: String) {
    #expect(nearMiss(of: text, among: ["win-rate", "bookings", "q"]) == nil)
  }

  @Test func `allows a third of the longer word to differ`() {
    #expect(nearMiss(of: "abcxyz", among: ["abcdyz"]) == "abcdyz")
    #expect(nearMiss(of: "abwxyz", among: ["abcdyz"]) == "abcdyz")
    #expect(nearMiss(of: "auwxyz", among: ["abcdyz"]) == nil)
  }

  @Test func `takes the nearest, and of equally near ones the first in order`() {
    #expect(nearMiss(of: "sales", among: ["sale", "sales-a", "males"]) == "males")
    #expect(nearMiss(of: "price", among: ["prices", "price"]) == "price")
  }
}
