// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// A module of the house. It may import only modules of the floors below its own.
func room(_ name: String, _ below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: strict)
}

/// The tests of a module, which may use whatever the module itself may use.
func tests(_ name: String, _ others: [Target.Dependency] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: [.byName(name: name)] + others, swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let sqlite: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
]

let package = Package(
  name: "quotabook",
  products: [.executable(name: "quotabook", targets: ["quotabook"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System libraries and the one C call that Glibc hides.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CSystem"),

    // Floor 0
    room("Diagnostics"),
    room("Effects", ["CSystem"]),
    room("Markup"),
    room("Statistics"),
    room("Periods"),

    // Floor 1
    room("Tables", ["Diagnostics", "Periods"]),
    room("Settings", ["Diagnostics", "Periods", yams]),
    room("Formatting", ["Periods"]),
    room("Workbooks", ["Diagnostics", "Periods", "CZip", "CExpat"]),
    room("Databases", ["Diagnostics"] + sqlite),
    room("Publish", ["Diagnostics", "Effects"]),
    room("Signals", ["Statistics", "Periods"]),
    room("Sample", ["Periods"]),

    // Floor 2
    room("Ingest", ["Diagnostics", "Periods", "Tables", "Settings"]),
    room("Metrics", ["Diagnostics", "Periods", "Tables", "Settings", "Statistics", "Signals"]),
    room("Charts", ["Markup", "Formatting", "Periods"]),
    room("Markdown", ["Diagnostics", "CCmark"]),
    room("Templates", ["Markup", "Diagnostics"]),
    room("Search"),

    // Floor 3
    room(
      "Sales",
      ["Diagnostics", "Effects", "Periods", "Tables", "Settings", "Ingest", "Workbooks", "Databases"]),

    // Floor 4
    room(
      "Findings",
      ["Diagnostics", "Periods", "Tables", "Settings", "Statistics", "Formatting", "Signals", "Metrics"]),

    // Floor 5
    room(
      "Site",
      [
        "Diagnostics", "Effects", "Markup", "Statistics", "Periods", "Tables", "Settings", "Formatting",
        "Signals", "Metrics", "Charts", "Markdown", "Templates", "Search", "Sales", "Findings",
      ]),

    // Floor 6
    room(
      "Build",
      [
        "Diagnostics", "Effects", "Periods", "Tables", "Settings", "Publish", "Metrics", "Markdown",
        "Templates", "Search", "Sales", "Findings", "Site",
      ]),

    // Floor 7
    room(
      "Commands",
      [
        "Diagnostics", "Effects", "Periods", "Tables", "Settings", "Publish", "Ingest", "Metrics", "Markdown",
        "Templates", "Sales", "Findings", "Sample", "Site", "Build", argumentParser,
      ]),
    .executableTarget(name: "quotabook", dependencies: ["Commands"], swiftSettings: strict),
  ]
)

// Tests mirror the modules.
package.targets += [
  tests("Build", ["Diagnostics", "Effects", "Findings", "Metrics", "Periods", "Statistics"]),
  tests("Charts", ["Formatting", "Markup", "Periods"]),
  tests("Commands", ["Build", "Diagnostics", argumentParser]),
  tests("Databases", ["Diagnostics"] + sqlite),
  tests("Diagnostics"),
  tests("Effects"),
  tests(
    "Findings",
    [
      "Diagnostics", "Effects", "Metrics", "Periods", "Sales", "Sample", "Settings", "Signals", "Statistics",
      "Tables",
    ]),
  tests("Formatting", ["Periods"]),
  tests("Ingest", ["Diagnostics", "Periods", "Settings", "Tables"]),
  tests("Markdown", ["Diagnostics"]),
  tests("Markup"),
  tests("Metrics", ["Diagnostics", "Periods", "Settings", "Tables"]),
  tests("Periods"),
  tests("Publish", ["Diagnostics", "Effects"]),
  tests("Sales", ["Diagnostics", "Effects", "Periods", "Settings", "Tables"] + sqlite),
  tests("Sample", ["Periods"]),
  tests("Search"),
  tests("Settings", ["Diagnostics", "Periods", "Statistics"]),
  tests("Signals", ["Periods", "Statistics"]),
  tests("Site", ["Markdown", "Periods", "Sales", "Settings", "Tables", "Templates"]),
  tests("Statistics"),
  tests("Templates", ["Diagnostics"]),
  tests("Workbooks", ["Diagnostics"]),
]

// The readers under libFuzzer; scripts/fuzz asks for it, and nothing else builds it.
if Context.environment["QUOTABOOK_FUZZ"] == "1" {
  package.products.append(.executable(name: "fuzz", targets: ["Fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Diagnostics", "Ingest", "Markdown", "Metrics", "Periods", "Settings", "Tables", "Workbooks",
      ],
      path: "Tests/Fuzz", swiftSettings: strict,
      // GNU gold breaks down over the fuzzer's library.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
