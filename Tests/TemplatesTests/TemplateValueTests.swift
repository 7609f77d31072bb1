import Templates
import Testing

@Suite struct TemplateValueTests {
  @Test(arguments: [3, 40])
  func `finds each name of small and large objects`(count: Int) {
    let object = TemplateObject((0..<count).map { (TemplateName("key\($0)"), .number($0)) })
    for number in 0..<count {
      guard case .number(number)? = object[TemplateName("key\(number)")] else {
        Issue.record("key\(number) is not found")
        continue
      }
    }
    #expect(object["missing"].map { _ in true } == nil)
  }

  @Test(arguments: [2, 40])
  func `counts the last value of a name given twice`(count: Int) {
    let pairs = (0..<count).map { (TemplateName("key\($0)"), TemplateValue.null) }
    let object = TemplateObject(pairs + [("key1", "last")])
    #expect(object.count == count)
    #expect(lenient("{{key1}}", .object(object)) == "last")
  }

  @Test func `sets, removes and merges values`() {
    var object: TemplateObject = ["a": 1, "b": 2]
    object["b"] = 3
    object["c"] = 4
    object["a"] = nil
    #expect(object.names == ["b", "c"])
    #expect(lenient("{{b}}{{c}}{{d}}", .object(object.merging(["c": 5, "d": 6]))) == "356")
  }

  @Test func `keeps finding names while an object grows`() {
    var object = TemplateObject()
    for number in 0..<30 { object[TemplateName("k\(number)")] = .number(number) }
    #expect(lenient("{{k0}} {{k16}} {{k29}}", .object(object)) == "0 16 29")
  }
}
