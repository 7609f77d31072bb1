/// Characters of traditional Chinese, as exports from Taiwan and Hong Kong have them in headers and stages.
private let traditional =
  "業丟爭產價會傳決幾劃創別動務區單歷發變號後員團圍場復複處備頭應廢開當錄態總報據擇數無時機標"
  + "來匯彙測滿點狀電畫碼確離種稱競簽類係繫約級線組細經結績維編職聯節範觀規觸計訂認訓議訊記訪證"
  + "評諾課調談負財責敗賬帳貨質購費資贏輸進達選銷鎖鐘銀長門閉問間隊階際項預領額饋驗實審對導層屬"
  + "崗幣歸戶關寫蹤轉郵畢體設話參與營貿運檢權條檔樣監協識詳說註個倉優眾傭補覽詢譯讀贈續籤網羅腦"
  + "慮見專東豐為書買從僅華賣縣雙啟國圖異戰戸斷準"

/// The simplified form of each of them, in the same order.
private let simplified =
  "业丢争产价会传决几划创别动务区单历发变号后员团围场复复处备头应废开当录态总报据择数无时机标"
  + "来汇汇测满点状电画码确离种称竞签类系系约级线组细经结绩维编职联节范观规触计订认训议讯记访证"
  + "评诺课调谈负财责败账账货质购费资赢输进达选销锁钟银长门闭问间队阶际项预领额馈验实审对导层属"
  + "岗币归户关写踪转邮毕体设话参与营贸运检权条档样监协识详说注个仓优众佣补览询译读赠续签网罗脑"
  + "虑见专东丰为书买从仅华卖县双启国图异战户断准"

private let simplifiedForms = Dictionary(
  uniqueKeysWithValues: zip(traditional.unicodeScalars, simplified.unicodeScalars))

/// The simplified form of a character that headers use; every other character as it is.
func simplifiedForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  (0x4E00...0x9FFF).contains(scalar.value) ? simplifiedForms[scalar] ?? scalar : scalar
}
