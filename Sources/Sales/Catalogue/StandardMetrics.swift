/// The standard metrics in the format of `metrics.yml`: money and deals first, then how they come about.
package let standardMetrics: String =
  moneyMetrics + dealMetrics + pipelineMetrics + targetMetrics + peopleMetrics
