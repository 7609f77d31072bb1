import Diagnostics
import Effects
import Glibc

/// The terminal: results on standard output, messages on standard error.
enum Console {
  static func out(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  static func out(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

  static func error(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let put = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if put < 0 && errno == EINTR { continue }
      // A reader that has gone away (`| head`) wants no more.
      if put <= 0 { return }
      rest = rest.dropFirst(put)
    }
  }

  /// Prints the messages, unless they are to be kept quiet; errors are always printed.
  static func report(_ log: Diagnostics, _ language: MessageLanguage, quiet: Bool) {
    error(consoleText(quiet ? log.only(.error) : log, language))
  }
}
