import Tables

/// The ids under which the CRM knows accounts or products that other tables call by name.
struct RecordIDs: Sendable {
  private var idOf: [String: String] = [:]

  /// - Parameter table: the records with their ids and names; without it nothing is known.
  init(_ table: RecordTable?) {
    guard let table, let ids = table.text("id") else { return }
    let names = table.text("name")
    var ambiguous: Set<String> = []
    for row in 0..<table.rowCount {
      guard let id = ids[row], !id.isEmpty else { continue }
      for key in Set([id, names?[row] ?? id]) {
        if let known = idOf[key], known != id { ambiguous.insert(key) }
        idOf[key] = id
      }
    }
    for key in ambiguous { idOf[key] = nil }
  }

  /// The id of a record named or numbered so; `nil` when it is unknown, or several have the name.
  subscript(name: String) -> String? { idOf[name] }
}

/// Addresses of records in the CRM.
enum CRMLinks {
  /// The kind of record, as `links:` names it, that a table holds; `nil` for tables without an entry there.
  static func kind(of table: String) -> String? {
    let kinds = [
      "deals": "deal", "accounts": "account", "orders": "order", "contracts": "contract",
      "payment_plans": "payment_plan", "payments": "payment", "activities": "activity", "people": "person",
      "products": "product",
    ]
    return kinds[table]
  }

  /// The pattern with every `{id}` replaced by the id, encoded so that it stays one part of the path.
  static func address(_ pattern: String, id: String) -> String {
    pattern.replacing("{id}", with: encoded(id))
  }

  /// Every byte but the unreserved ones of RFC 3986 as `%XX`.
  private static func encoded(_ id: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Desk {
  /// The record's address in the CRM, or `nil` when the configuration names none.
  func crmAddress(_ kind: String, _ id: String) -> String? {
    guard let pattern = input.configuration.links[kind], !id.isEmpty else { return nil }
    return CRMLinks.address(pattern, id: id)
  }

  /// The address of an account called by name or id; `nil` without one, or when its id is unknown.
  func accountAddress(_ account: String) -> String? {
    map.accountIDs[account].flatMap { crmAddress("account", $0) }
  }

  /// The address of a person called by name; `nil` without one, or where people have no ids.
  func personAddress(_ name: String) -> String? {
    guard input.configuration.links["person"] != nil else { return nil }
    return input.sales.people.spans(name).last?.id.flatMap { crmAddress("person", $0) }
  }

  /// The address of a product called by name; `nil` without one, or when its id is unknown.
  func productAddress(_ product: String) -> String? {
    map.productIDs[product].flatMap { crmAddress("product", $0) }
  }
}
