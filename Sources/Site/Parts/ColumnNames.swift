import Diagnostics
import Sales
import Tables

extension Desk {
  /// What readers call a column of a table of records; a column of the site's own keeps its name.
  func columnName(_ column: String) -> String { Self.columnNames[column]?[language] ?? column }

  /// What readers call a table of records.
  func tableName(_ table: String) -> String { TableSchema.named(table)?.title[language] ?? table }

  /// A status as people say it; anything else stays as it is.
  func statusName(_ status: String) -> String { Self.statusNames[status]?[language] ?? status }

  /// What readers of this page call stages, by the titles that stand in the data.
  var stageNames: [String: String] { input.sales.stages.names(language) }

  /// A stage as readers of this page call it; an unknown one keeps its title.
  func stageName(_ title: String) -> String { stageNames[title] ?? title }

  /// Why rows were left out, with columns, states and conditions in the words of Chinese readers; English reasons name
  /// them as the files do.
  func reason(_ reason: Phrase) -> String {
    guard language == .chinese else { return reason.english }
    var result = ""
    var word = ""
    func close() {
      result +=
        Self.columnNames[word]?.chinese ?? Self.statusNames[word]?.chinese ?? Self.conditionWords[word]
        ?? word
      word = ""
    }
    for character in reason.chinese {
      if character.isASCII, character.isLetter || character == "_" || (character == "-" && !word.isEmpty) {
        word.append(character)
      } else {
        close()
        result.append(character)
      }
    }
    close()
    return result
  }

  /// The words that join conditions.
  private static let conditionWords = [
    "and": "且", "or": "或", "not": "不是", "in": "属于", "is": "为", "empty": "空", "as_of": "统计日",
  ]

  /// Why a row was rejected; a reason without words of its own keeps the id of its message.
  func rejection(_ reason: String) -> String { rejectionReason(reason)[language] }

  private static let statusNames: [String: Phrase] = [
    "open": Phrase(zh: "进行中", en: "open"), "won": Phrase(zh: "赢单", en: "won"),
    "lost": Phrase(zh: "输单", en: "lost"), "void": Phrase(zh: "作废", en: "void"),
  ]

  private static let columnNames: [String: Phrase] = [
    "id": Phrase(zh: "编号", en: "ID"), "name": Phrase(zh: "名称", en: "Name"),
    "date": Phrase(zh: "日期", en: "Date"), "rep": Phrase(zh: "销售", en: "Rep"),
    "account": Phrase(zh: "客户", en: "Account"), "owner": Phrase(zh: "负责人", en: "Owner"),
    "manager": Phrase(zh: "主管", en: "Manager"), "team": Phrase(zh: "团队", en: "Team"),
    "region": Phrase(zh: "区域", en: "Region"), "product": Phrase(zh: "产品", en: "Product"),
    "source": Phrase(zh: "来源", en: "Source"), "type": Phrase(zh: "类型", en: "Type"),
    "kind": Phrase(zh: "类型", en: "Kind"), "stage": Phrase(zh: "阶段", en: "Stage"),
    "status": Phrase(zh: "状态", en: "Status"), "amount": Phrase(zh: "金额", en: "Amount"),
    "list_amount": Phrase(zh: "目录价金额", en: "List amount"), "list_price": Phrase(zh: "目录价", en: "List price"),
    "unit_price": Phrase(zh: "单价", en: "Unit price"), "quantity": Phrase(zh: "数量", en: "Quantity"),
    "discount": Phrase(zh: "折扣", en: "Discount"), "cost": Phrase(zh: "成本", en: "Cost"),
    "currency": Phrase(zh: "币种", en: "Currency"), "probability": Phrase(zh: "成交概率", en: "Probability"),
    "created": Phrase(zh: "创建日", en: "Created"), "closed": Phrase(zh: "成交日", en: "Closed"),
    "expected_close": Phrase(zh: "预计成交日", en: "Expected close"),
    "stage_changed": Phrase(zh: "阶段变更日", en: "Stage changed"),
    "last_activity": Phrase(zh: "最后跟进日", en: "Last activity"),
    "next_step": Phrase(zh: "下一步", en: "Next step"),
    "lost_reason": Phrase(zh: "输单原因", en: "Lost reason"), "competitor": Phrase(zh: "竞争对手", en: "Competitor"),
    "pipeline": Phrase(zh: "销售流程", en: "Pipeline"),
    "forecast_category": Phrase(zh: "预测类别", en: "Forecast category"),
    "contacts": Phrase(zh: "联系人", en: "Contacts"), "modified": Phrase(zh: "修改日", en: "Modified"),
    "deal": Phrase(zh: "商机", en: "Deal"), "entered": Phrase(zh: "进入日", en: "Entered"),
    "channel": Phrase(zh: "渠道", en: "Channel"), "signed": Phrase(zh: "签订日", en: "Signed"),
    "contract": Phrase(zh: "合同", en: "Contract"), "due": Phrase(zh: "到期日", en: "Due"),
    "industry": Phrase(zh: "行业", en: "Industry"), "tier": Phrase(zh: "级别", en: "Tier"),
    "parent": Phrase(zh: "上级客户", en: "Parent"), "category": Phrase(zh: "类别", en: "Category"),
    "role": Phrase(zh: "职位", en: "Role"), "started": Phrase(zh: "入职日", en: "Started"),
    "ended": Phrase(zh: "离职日", en: "Ended"), "fte": Phrase(zh: "折合人数", en: "FTE"),
    "scope": Phrase(zh: "范围", en: "Scope"), "metric": Phrase(zh: "指标", en: "Metric"),
    "period": Phrase(zh: "时段", en: "Period"), "value": Phrase(zh: "数值", en: "Value"),
    "unit": Phrase(zh: "单位", en: "Unit"), "start": Phrase(zh: "开始", en: "Start"),
    "end": Phrase(zh: "结束", en: "End"), "baseline": Phrase(zh: "基准", en: "Baseline"),
    "minutes": Phrase(zh: "分钟", en: "Minutes"), "course": Phrase(zh: "课程", en: "Course"),
    "score": Phrase(zh: "得分", en: "Score"), "hours": Phrase(zh: "小时", en: "Hours"),
    "scale": Phrase(zh: "满分", en: "Scale"), "comment": Phrase(zh: "评语", en: "Comment"),
    "ratee": Phrase(zh: "被评人", en: "Ratee"), "rater_group": Phrase(zh: "评价方", en: "Rater group"),
    "item": Phrase(zh: "项目", en: "Item"), "month": Phrase(zh: "月份", en: "Month"),
    "rate": Phrase(zh: "汇率", en: "Rate"),
  ]
}
