import Diagnostics
import Templates

extension Desk {
  /// The search field of every page, with all words that its script shows.
  var searchForm: TemplateValue {
    let manifest = here.address(of: Location("search/\(language.rawValue)/manifest.js"))
    let words: TemplateValue = [
      "results": .text(say("搜索结果", "Search results")), "one": .text(say("1 个结果", "1 result")),
      "count": .text(say("{n} 个结果", "{n} results")),
      "none": .text(say("没有找到“{query}”", "Nothing found for “{query}”")),
      "partial": .text(say("没有一页同时含有全部词，部分匹配如下：", "No page has all the words; these have some of them:")),
      "all": .text(say("查看全部结果", "See all results")), "more": .text(say("更多结果", "More results")),
      "loading": .text(say("正在搜索…", "Searching…")),
      "failed": .text(
        say("搜索索引没有加载成功，请刷新页面再试。", "The search index could not be loaded; reload the page and try again.")),
      "metric": .text(say("指标", "Metrics")), "page": .text(say("页面", "Pages")),
      "person": .text(say("人员", "People")), "customer": .text(say("客户", "Customers")),
      "reviewed": .text(reviewWord(.reviewed)), "due": .text(reviewWord(.due)),
      "expired": .text(reviewWord(.expired)),
    ]
    return [
      "action": .text(address(SiteMap.search)),
      "index": .text(String(manifest.dropLast("manifest.js".count))),
      "root": .text(String(here.address(of: Location("index.html")).dropLast("index.html".count))),
      "label": .text(say("搜索", "Search")), "placeholder": .text(say("搜索（按 /）", "Search (press /)")),
      "words": words,
    ]
  }
}
