/// How far it is to the target.
let targetMetrics = #"""
  attainment:
    label: {zh-CN: 目标完成率, en: Attainment}
    description: {zh-CN: 主指标实际值占目标的比例, en: What was reached of the target of the primary metric}
    words: {zh-CN: 实际 ÷ 目标, en: actual ÷ target}
    formula: attainment(primary)
    unit: percent
    better: higher
    perspective: financial

  pace:
    label: {zh-CN: 进度, en: Pace}
    description: {zh-CN: 与按工作日摊算到今天应完成的相比；100% 表示正好跟上, en: Against what should be reached by today if every working day brought the same; 100 % is on schedule}
    words: {zh-CN: 实际 ÷（目标 × 已过工作日 ÷ 工作日）, en: actual ÷ (target × elapsed working days ÷ working days)}
    formula: pace(primary)
    unit: percent
    better: higher
    perspective: financial

  required-run-rate:
    label: {zh-CN: 所需日均, en: Required run rate}
    description: {zh-CN: 剩下的每个工作日要完成多少才能达标, en: What every remaining working day must bring to reach the target}
    words: {zh-CN: （目标 − 实际）÷ 剩余工作日, en: (target − actual) ÷ remaining working days}
    formula: required(primary)
    unit: money_per_day
    better: lower
    perspective: financial

  cascade-gap:
    label: {zh-CN: 目标分解差额, en: Cascade gap}
    description: {zh-CN: 上级目标与下级目标之和的差，应为零, en: Difference between a target and the sum of its parts; should be zero}
    words: {zh-CN: 上级目标 − 下级目标之和, en: target − sum of the targets of its parts}
    formula: cascade-gap(primary)
    unit: money
    better: none
    perspective: financial

  """#
