import Glibc
import Testing

import Statistics

@Suite struct SeededGeneratorTests {
  @Test func `gives xoshiro256 of a SplitMix64 state`() {
    var generator = SeededGenerator(seed: 1)
    let drawn: [UInt64] = [generator.next(), generator.next(), generator.next(), generator.next()]
    #expect(drawn == [0xB3F2AF6D0FC710C5, 0x853B559647364CEA, 0x92F89756082A4514, 0x642E1C7BC266A3A7])
  }

  @Test func `exponential and logarithm agree with the library's`() {
    for step in 1...2000 {
      let x = Double(step) / 37
      #expect(isClose(deterministicLog(x), log(x), relative: 4e-15) || abs(deterministicLog(x)) < 1e-15)
      #expect(isClose(deterministicExp(x - 27), exp(x - 27), relative: 4e-15))
    }
  }

  @Test func `draws have the mean and spread asked for`() {
    var generator = SeededGenerator(seed: 5)
    func moments(_ draw: (inout SeededGenerator) -> Double) -> (Double, Double) {
      let values = (0..<20_000).map { _ in draw(&generator) }
      return (mean(values) ?? .nan, standardDeviation(values) ?? .nan)
    }
    let normal = moments { $0.normal() }
    #expect(abs(normal.0) < 0.03 && abs(normal.1 - 1) < 0.03)
    let poisson = moments { Double($0.poisson(640)) }
    #expect(abs(poisson.0 - 640) < 0.8 && abs(poisson.1 - 640.0.squareRoot()) < 0.6)
    let binomial = moments { Double($0.binomial(50, 0.3)) }
    #expect(abs(binomial.0 - 15) < 0.1 && abs(binomial.1 - 10.5.squareRoot()) < 0.1)
    let waiting = moments { $0.exponential(mean: 3) }
    #expect(abs(waiting.0 - 3) < 0.1 && abs(waiting.1 - 3) < 0.15)
    let index = moments { Double($0.index(weights: [1, 0, 3])) }
    #expect(abs(index.0 - 1.5) < 0.03)
  }

  @Test func `whole numbers stay below their limit and reach all of it`() {
    var generator = SeededGenerator(seed: 9)
    #expect(Set((0..<200).map { _ in generator.integer(below: 5) }) == [0, 1, 2, 3, 4])
    #expect(generator.integer(below: 0) == 0)
  }
}
