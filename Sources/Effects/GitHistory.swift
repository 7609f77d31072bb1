import Foundation

/// Returns when each file below a folder was last changed in its Git repository, in seconds since 1970.
///
/// Git is asked once for all files.
///
/// - Parameter path: the folder below `folder` whose files are asked for.
/// - Returns: paths relative to `folder`; `nil` where there is no repository, no Git, or a history that was cut off, as
///   in a shallow clone: there every file would seem to have changed with the oldest commit.
package func lastChanges(of path: String, in folder: String) -> [String: Int]? {
  guard git(["rev-parse", "--is-shallow-repository"], in: folder) == "false\n",
    let log = git(
      [
        "-c", "core.quotePath=off", "log", "--format=%x01%ct", "--name-only", "--relative", "--no-renames",
        "--", path,
      ],
      in: folder)
  else { return nil }
  var changes: [String: Int] = [:]
  var time = 0
  for line in log.split(separator: "\n") {
    if line.utf8.first == 1 {
      time = Int(line.dropFirst()) ?? 0
    } else if changes[String(line)] == nil {
      // The log starts with the newest commit.
      changes[String(line)] = time
    }
  }
  return changes
}

private func git(_ arguments: [String], in folder: String) -> String? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git", "-C", folder] + arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  do {
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  } catch {
    return nil
  }
}
