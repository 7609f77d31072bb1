import Tables

/// The canonical tables: which columns they have and what those hold.
///
/// A table of the data may have more columns, or a column of another kind; what it has wins.
enum TableSchema {
  /// Table → column → kind.
  static let tables: [String: [String: ColumnKind]] = [
    "deals": columns(
      text:
        "id name account owner team region product source type currency stage status next_step lost_reason "
        + "competitor pipeline forecast_category",
      money: "amount list_amount cost", number: "quantity probability contacts amount_estimated",
      day: "created expected_close closed stage_changed last_activity modified"),
    "stage_history": columns(text: "deal stage", day: "entered"),
    "orders": columns(
      text: "id account owner team region product channel source currency", money: "unit_price amount cost",
      number: "quantity discount", day: "date"),
    "contracts": columns(
      text: "id account owner team region product deal currency", money: "amount", day: "signed"),
    "payment_plans": columns(
      text: "contract account owner team region product currency", money: "amount", day: "due"),
    "payments": columns(
      text: "id contract account owner team region product kind currency", money: "amount", day: "date"),
    "accounts": columns(text: "id name industry region tier source owner parent", day: "created"),
    "products": columns(text: "name category", money: "list_price cost"),
    "people": columns(text: "name id team manager region role", number: "fte", day: "started ended"),
    "targets": columns(
      text: "scope name metric period value unit owner", number: "baseline", day: "start end"),
    "activities": columns(
      text: "id rep team region kind account deal", number: "minutes", day: "date"),
    "training": columns(
      text: "rep team region course status kind", number: "score hours", day: "date"),
    "surveys": columns(
      text: "id kind account rep team region comment", number: "score scale", day: "date"),
    "reviews": columns(text: "period ratee rater_group item team region", number: "score"),
    "spend": columns(text: "kind channel", money: "amount", day: "month"),
    "observations": columns(text: "metric scope name period source", number: "value"),
    "rates": columns(text: "currency", number: "rate", day: "date"),
    "holidays": columns(text: "kind", day: "date"),
  ]

  private static func columns(
    text: String, money: String = "", number: String = "", day: String = ""
  ) -> [String: ColumnKind] {
    var kinds: [String: ColumnKind] = [:]
    for (names, kind) in [(text, ColumnKind.text), (money, .money), (number, .number), (day, .day)] {
      for name in names.split(separator: " ") { kinds[String(name)] = kind }
    }
    return kinds
  }

  /// The values of a column that the reading of records brings to a closed list; `nil` where any text may stand.
  static func values(of column: String, in table: String) -> [String]? {
    table == "deals" && column == "status" ? ["open", "won", "lost", "void"] : nil
  }

  /// The days between which a record of the table is "there", for stocks: first day and, where it has one, the
  /// day on which it is over. `nil` for a table without such days.
  static func life(of table: String) -> (start: String, end: String?)? {
    switch table {
    case "deals": ("created", "closed")
    case "people": ("started", "ended")
    case "accounts": ("created", nil)
    case "contracts": ("signed", nil)
    default: nil
    }
  }

  /// The column of a table that holds a dimension's members, or `nil` when the kind of scope is not known.
  static func column(of kind: String, in table: String) -> String? {
    switch kind {
    case "team", "region", "product", "source": kind
    case "rep":
      switch table {
      case "activities", "training", "surveys": "rep"
      case "people": "name"
      default: "owner"
      }
    default: nil
    }
  }
}
