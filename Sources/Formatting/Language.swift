/// The languages a site can be written in.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh-CN"
  case english = "en"
}
