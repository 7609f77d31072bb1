import Diagnostics

/// The files of a new site: a configuration, a few deals to be replaced, and one playbook page per language.
func starterSite(_ language: MessageLanguage) -> [(path: String, bytes: [UInt8])] {
  let isChinese = language == .chinese
  let languages = isChinese ? "[zh-CN, en]" : "[en, zh-CN]"
  let configuration = """
    title: {zh-CN: 销售看板, en: Sales}
    languages: \(languages)
    timezone: Asia/Shanghai
    currency: CNY
    as_of: newest
    primary: bookings
    goals: {win-rate: 0.30}

    """
  let deals = """
    id,name,account,owner,team,product,amount,stage,status,created,closed
    D-001,First deal,Acme,Li Na,East,Standard,120000,Won,won,2026-01-05,2026-02-10
    D-002,Second deal,Borealis,Wang Lei,East,Standard,80000,Lost,lost,2026-01-12,2026-02-20
    D-003,Third deal,Cobalt,Li Na,East,Premium,240000,Negotiation,open,2026-02-02,

    """
  let chinese = """
    ---
    title: 价格异议
    summary: 先问预算口径，再谈总成本
    kind: objection
    kpis: [win-rate]
    ---
    客户说“太贵了”，先问：**和什么相比？**

    - [ ] 问清比较对象
    - [ ] 问清预算口径

    """
  let english = """
    ---
    title: The price objection
    summary: Ask what the price is compared with, then talk total cost
    kind: objection
    kpis: [win-rate]
    ---
    When the customer says it is too expensive, ask first: **compared with what?**

    - [ ] Know the alternative
    - [ ] Know whose budget it is

    """
  return [
    ("quotabook.yml", Array(configuration.utf8)), ("data/deals.csv", Array(deals.utf8)),
    ("playbooks/zh-CN/objections/price.md", Array(chinese.utf8)),
    ("playbooks/en/objections/price.md", Array(english.utf8)),
  ]
}
