/// A team of the company, with the market it sells in.
struct Team: Sendable {
  var name: String
  var region: String
  var lead: String
  /// Its part of the deals, and of the sales people.
  var share: Double
}

enum TeamID {
  static let south = 2
  static let north = 3
  static let southwest = 4
  static let overseas = 5
}

let teams = [
  Team(name: "华东一部", region: "华东", lead: "陈立", share: 0.195),
  Team(name: "华东二部", region: "华东", lead: "赵倩", share: 0.185),
  Team(name: "华南部", region: "华南", lead: "李卓", share: 0.21),
  Team(name: "华北部", region: "华北", lead: "周岚", share: 0.25),
  Team(name: "西南部", region: "西南", lead: "吴昊", share: 0.12),
  Team(name: "海外部", region: "海外", lead: "林嘉", share: 0.04),
]

/// A product with its prices in yuan.
struct Product: Sendable {
  var name: String
  /// What it is called in the name of a deal.
  var short: String
  var category: String
  var price: Int
  var cost: Int
  /// How many are asked for at once.
  var quantities: ClosedRange<Int>
  /// How often it is asked for.
  var share: Double
}

let dashboard = 3

let products = [
  Product(
    name: "工业网关 300", short: "网关", category: "硬件", price: 6800, cost: 3900, quantities: 4...20, share: 0.22),
  Product(
    name: "边缘控制器", short: "控制器", category: "硬件", price: 28_000, cost: 16_500, quantities: 1...6, share: 0.2),
  Product(
    name: "云监控平台", short: "监控", category: "软件", price: 36_000, cost: 9000, quantities: 1...5, share: 0.2),
  Product(
    name: "数据看板", short: "看板", category: "软件", price: 52_000, cost: 12_000, quantities: 1...3, share: 0.2),
  Product(
    name: "实施服务", short: "实施", category: "服务", price: 45_000, cost: 27_000, quantities: 1...3, share: 0.1),
  Product(
    name: "年度维保", short: "维保", category: "服务", price: 18_000, cost: 7000, quantities: 1...6, share: 0.08),
]

/// Where deals come from, and how often.
let sources: [(name: String, share: Double)] = [
  ("官网", 0.24), ("展会", 0.16), ("老客户转介绍", 0.22), ("电话拓展", 0.2), ("渠道伙伴", 0.12), ("线上广告", 0.06),
]

/// The open stages with the chance in percent that the CRM shows.
let stages: [(id: String, name: String, english: String, percent: Int)] = [
  ("contact", "初步接触", "Contact", 10),
  ("discovery", "需求确认", "Discovery", 25),
  ("proposal", "方案报价", "Proposal", 50),
  ("negotiation", "商务谈判", "Negotiation", 75),
]

let lostReasons: [(name: String, share: Double)] = [
  ("价格", 0.34), ("选择竞品", 0.22), ("无预算", 0.18), ("需求变化", 0.14), ("长期无回复", 0.12),
]

let competitors = ["磐序智能", "岚度工控", "北澜数科"]

let nextSteps = ["约决策人演示", "回复需求确认单", "提交报价", "走合同审批", "现场勘点", "确认付款计划", "约下次时间"]

let tiers: [(name: String, share: Double)] = [("A", 0.12), ("B", 0.33), ("C", 0.55)]

let industries = ["精密", "机械", "电子", "食品", "化工", "水务", "纺织", "建材"]
let industryNames = ["装备制造", "装备制造", "电子", "食品饮料", "化工", "公用事业", "纺织", "建材"]

/// Where the customers of each team have their works; overseas ones bear names of their own.
let cities = [
  ["苏州", "无锡", "宁波", "南京", "合肥", "嘉兴", "常州", "杭州"],
  ["温州", "扬州", "绍兴", "镇江", "芜湖", "台州", "南通", "徐州"],
  ["佛山", "东莞", "中山", "珠海", "惠州", "南宁", "厦门", "泉州"],
  ["天津", "唐山", "保定", "太原", "济南", "沧州", "青岛", "潍坊"],
  ["成都", "重庆", "绵阳", "昆明", "贵阳", "宜宾", "德阳", "自贡"],
]

let firstSyllables = Array("恒泽瑞锦宏启明远盛和嘉博凯泰华鼎安卓立晨").map(String.init)
let secondSyllables = Array("岩川达峰澜诺源腾翔宁信昌业通维创新康桥诚").map(String.init)

let overseasNames = [
  "Nordvale", "Kestrin", "Lumora", "Bramwick", "Ostarra", "Velden Bay", "Tamsin", "Quillon", "Harrowby",
  "Mirelle",
  "Sandbrook", "Corvane", "Ellerby", "Pontier", "Zarelle", "Wexmoor",
]
let overseasTrades = ["Marine", "Foods", "Water", "Plastics", "Metals", "Textiles", "Energy", "Paper"]

let surnames = Array("王张刘杨黄徐朱马胡郭罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任").map(String.init)
let givenNames = [
  "子涵", "雨桐", "文博", "思远", "佳怡", "浩宇", "晓彤", "俊杰", "梦洁", "志远", "静雯", "天宇", "若曦", "明轩",
  "婉清", "泽楷", "诗雅", "景行", "可欣", "承宇", "安琪", "立群", "亦凡", "书瑶", "嘉木", "望舒", "知行", "沐阳",
  "清和", "予安", "致远", "采薇", "牧之", "听澜", "怀瑾", "青禾", "乐之", "以宁", "向晚",
]
