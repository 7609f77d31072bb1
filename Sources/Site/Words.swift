import Diagnostics

/// The words of the pages in both languages.
package enum Word: String, CaseIterable, Sendable {
  case skip, light, dark, navigation, trail, data, answer, overview, teams, reps, regions, products, pipeline,
    funnel
  case matrix, metrics, glossary, quality, playbooks, about, notFound, source, company, team, rep, region,
    product
  case asOf, whatHappened, nothingHappened, target, attainment, noTarget, noData, withinNoise, realChange,
    tooLittle
  case versusLastYear, openPage, period, contents, download, current, all

  package subscript(language: MessageLanguage) -> String {
    language == .chinese ? phrase.chinese : phrase.english
  }

  var phrase: Phrase {
    switch self {
    case .skip: Phrase(zh: "跳到正文", en: "Skip to content")
    case .light: Phrase(zh: "浅色", en: "Light")
    case .dark: Phrase(zh: "深色", en: "Dark")
    case .navigation: Phrase(zh: "主导航", en: "Main navigation")
    case .trail: Phrase(zh: "当前位置", en: "You are here")
    case .data: Phrase(zh: "查看数据", en: "Show data")
    case .answer: Phrase(zh: "对策：", en: "What helps:")
    case .overview: Phrase(zh: "总览", en: "Overview")
    case .teams: Phrase(zh: "团队", en: "Teams")
    case .reps: Phrase(zh: "销售人员", en: "Reps")
    case .regions: Phrase(zh: "区域", en: "Regions")
    case .products: Phrase(zh: "产品", en: "Products")
    case .pipeline: Phrase(zh: "商机池", en: "Pipeline")
    case .funnel: Phrase(zh: "阶段转化", en: "Funnel")
    case .matrix: Phrase(zh: "产品 × 区域", en: "Product × region")
    case .metrics: Phrase(zh: "指标", en: "Metrics")
    case .glossary: Phrase(zh: "术语表", en: "Glossary")
    case .quality: Phrase(zh: "数据质量", en: "Data quality")
    case .playbooks: Phrase(zh: "销售手册", en: "Playbooks")
    case .about: Phrase(zh: "关于", en: "About")
    case .notFound: Phrase(zh: "没有这个页面", en: "Page not found")
    case .source: Phrase(zh: "来源", en: "Source")
    case .company: Phrase(zh: "公司", en: "Company")
    case .team: Phrase(zh: "团队", en: "Team")
    case .rep: Phrase(zh: "销售", en: "Rep")
    case .region: Phrase(zh: "区域", en: "Region")
    case .product: Phrase(zh: "产品", en: "Product")
    case .asOf: Phrase(zh: "数据截至", en: "Data as of")
    case .whatHappened: Phrase(zh: "发生了什么", en: "What happened")
    case .nothingHappened:
      Phrase(zh: "没有超出正常波动的变化，也没有确定的未达标。", en: "No change beyond noise and no certain shortfall.")
    case .target: Phrase(zh: "目标", en: "Target")
    case .attainment: Phrase(zh: "达成", en: "attained")
    case .noTarget: Phrase(zh: "未设目标", en: "no target")
    case .noData: Phrase(zh: "没有数据", en: "no data")
    case .withinNoise: Phrase(zh: "噪声内", en: "within noise")
    case .realChange: Phrase(zh: "真实变化", en: "real change")
    case .tooLittle: Phrase(zh: "数据不足", en: "not enough data")
    case .versusLastYear: Phrase(zh: "同比", en: "on last year")
    case .openPage: Phrase(zh: "打开对策", en: "Open the answer")
    case .period: Phrase(zh: "时段", en: "Period")
    case .contents: Phrase(zh: "本页目录", en: "On this page")
    case .download: Phrase(zh: "下载 CSV", en: "Download CSV")
    case .current: Phrase(zh: "当前", en: "Current")
    case .all: Phrase(zh: "全部", en: "All")
    }
  }
}
