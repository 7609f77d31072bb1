/// English words that say nothing of what a page is about; a page need not hold them.
let emptyWords = """
  a an the of to in is it its and or for on with at by from as be are was were am do does did how what why who \
  whom which when where whether can could should would will shall may i we me us my our you your he she they \
  them their his her this that these those if then there here not no so but about into than too very just say \
  says said tell get got have has had make need want
  """

/// Chinese words that make a question of what they stand beside; alternatives of a regular expression, those that
/// begin longer ones last.
let questionWords = """
  怎么办|怎么样|怎么说|怎么做|怎么回答|怎么应对|怎么|怎样|如何|为什么|为何|为啥|什么样|什么|哪些|哪个|哪里|\
  是否|是不是|能不能|要不要|可不可以|应该|应当|该|请问|的时候|的话|时候|吗|呢|吧|啊|咋办|咋
  """

/// What the script in the browser must know of the languages, by the names it has there.
let languageData: [(name: String, text: String)] = [
  ("empty", emptyWords), ("question", questionWords), ("stems", wholeWords.map(pair).joined(separator: " ")),
  ("long", longEndings.map(pair).joined(separator: " ")),
  ("middle", middleEndings.map(pair).joined(separator: " ")), ("last", lastEndings.joined(separator: " ")),
]

private func pair(_ word: String, _ replacement: String) -> String { "\(word)>\(replacement)" }
