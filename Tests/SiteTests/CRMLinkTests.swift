import Tables
import Testing

@testable import Site

@Suite struct CRMLinkTests {
  @Test(arguments: [
    ("D-1_a.b~2", "D-1_a.b~2"), ("a/b?c#d", "a%2Fb%3Fc%23d"), ("50%41", "50%2541"), ("李 1", "%E6%9D%8E%201"),
    ("../x", "..%2Fx"), ("a&b=c", "a%26b%3Dc"),
  ])
  func `keeps an id one part of the path`(id: String, encoded: String) {
    #expect(
      CRMLinks.address("https://crm.example/{id}/view?of={id}", id: id)
        == "https://crm.example/\(encoded)/view?of=\(encoded)")
  }

  @Test(
    arguments: [
      ("deals", "deal"), ("accounts", "account"), ("orders", "order"), ("contracts", "contract"),
      ("payments", "payment"), ("payment_plans", "payment_plan"), ("activities", "activity"),
      ("people", "person"), ("products", "product"), ("surveys", nil), ("targets", nil),
    ] as [(String, String?)])
  func `links a table to its own kind of record, and others to none`(table: String, kind: String?) {
    #expect(CRMLinks.kind(of: table) == kind)
  }

  @Test func `finds the id of an account by its name, unless namesakes share it`() {
    var data = Dataset()
    data.tables["accounts"] = RecordTable(
      name: "accounts", rowCount: 4,
      columns: [
        "id": .text(TextColumn(["A1", "A2", "A3", nil])),
        "name": .text(TextColumn(["Acme", "Borg", "Borg", "Crux"])),
      ])
    let ids = RecordIDs(data["accounts"])
    #expect(ids["Acme"] == "A1")
    #expect(ids["A2"] == "A2")
    #expect(ids["Borg"] == nil)
    #expect(ids["Crux"] == nil)
    #expect(RecordIDs(nil)["Acme"] == nil)
  }
}
