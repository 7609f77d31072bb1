import Ingest
import Tables

/// What the cells of a CRM's exports mean other than they say.
struct Quirks: Sendable {
  /// How the spellings of one record's id become one.
  var identifiers = IdentifierRule.asWritten
  /// Whether the currency of a money column stands in a column `<header> Currency` of its own.
  var pairsCurrencies = false
  /// Whether columns `Date entered "<stage> (<pipeline>)"` tell when a deal came into a stage.
  var hasStageDates = false
  /// Whether stages may be internal names such as `closedwon`, which stand for the default labels.
  var hasInternalStages = false
  /// The columns whose cells join several values by `;` of which the first is the one that counts.
  var firstOfSeveral: Set<String> = []
  /// The unit of `cycle`, the time from creation to the decision, in milliseconds; `nil` when there is none.
  var cycleUnit: Int64?
  /// Words of `life_status` and `state` that strike a record out, folded; besides those of ``voidWords``.
  var voids: Set<String> = []
  /// File word → what stands in an empty column of such a file: the visits of a check-in export have no kind.
  var constants: [(table: String, header: String, column: String, value: String)] = []

  /// The words that every CRM uses for a record that is struck out, folded.
  static let voidWords = Set(
    ["作废", "已作废", "无效", "已取消", "取消", "已删除", "invalid", "void", "cancelled", "canceled", "deleted"].map(
      foldedHeader))
}

/// How the spellings of one record's id become one.
enum IdentifierRule: Sendable {
  case asWritten
  /// `zcrm_554023000000` is `554023000000`; the prefix comes and goes with the kind of export.
  case withoutPrefix(String)
  /// The 15 characters of reports and the 18 of other exports are one id, in its longer form.
  case salesforce

  func normal(_ id: String) -> String {
    switch self {
    case .asWritten: return id
    case .withoutPrefix(let prefix): return id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id
    case .salesforce: return longSalesforceID(id) ?? id
    }
  }
}

/// The 18 characters of a Salesforce id of 15, or `nil` when the text is no such id.
///
/// The last three tell for each group of five which characters are capitals, the first one in the lowest bit;
/// ids of 15 characters are compared with their case, so `a` and `A` are two records.
func longSalesforceID(_ id: String) -> String? {
  let bytes = Array(id.utf8)
  guard bytes.count == 15 else { return nil }
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
  var suffix: [UInt8] = []
  for group in 0..<3 {
    var bits = 0
    for place in 0..<5 {
      let byte = bytes[group * 5 + place]
      switch byte {
      case 0x41...0x5A: bits |= 1 << place
      case 0x30...0x39, 0x61...0x7A: continue
      default: return nil
      }
    }
    suffix.append(alphabet[bits])
  }
  return id + String(decoding: suffix, as: UTF8.self)
}
