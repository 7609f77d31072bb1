import Periods

/// What a synthetic site is to be like.
package struct SampleOptions: Sendable, Hashable {
  /// The number of deals, blemished copies apart.
  package var deals = 9000
  /// The number of sales people that the company has had; at least 12, so that every team has two.
  package var reps = 40
  /// The number of synthetic playbook pages, half of them Chinese.
  package var playbooks = 0
  package var seed: UInt64 = 1
  /// The day on which the extract was made; the data cover its month and the 35 before.
  package var asOf = Month(year: 2026, month: 11).first + 19
  /// Whether the data hold the truths and traps that `data/README.md` describes; without them all is chance.
  package var plantedTruths = true

  package init() {}
}

/// A file of a synthetic site; the path is relative to the site's folder.
package typealias SampleFile = (path: String, bytes: [UInt8])

/// The files of a synthetic site, in byte order of their paths: equal options give equal bytes everywhere.
package func sampleSite(_ options: SampleOptions) -> [SampleFile] {
  let company = Company(options)
  var files: [SampleFile] = [
    ("data/README.md", Array(dataDescription(company).utf8)),
    ("metrics.yml", Array(sampleMetrics.utf8)),
    ("quotabook.yml", Array(sampleConfiguration(options).utf8)),
  ]
  files += dealFiles(company) + moneyFiles(company) + peopleFiles(company) + customerFiles(company)
  files.append(("data/holidays.csv", holidayFile()))
  files.append(("data/targets.csv", targetFile(company)))
  files += playbookFiles(options)
  return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}
