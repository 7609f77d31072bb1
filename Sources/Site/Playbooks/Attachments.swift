import Diagnostics
import Effects

/// A file that pages show or offer: a picture, a form, a slide.
package struct Attachment: Sendable {
  /// The file relative to the site folder.
  package var file: String
  /// Where it goes in the output.
  package var location: Location
}

/// The files below `playbooks/` that are no pages.
struct AttachmentShelf: Sendable {
  /// The path below `playbooks/` → the size of a picture, `nil` for other files.
  private var sizes: [String: ImageSize?] = [:]
  private let languages: [MessageLanguage]

  /// - Parameter paths: the files below `playbooks/` that are no Markdown.
  init(_ paths: [String], site: String, languages: [MessageLanguage], files: some Files) {
    self.languages = languages
    for path in paths {
      let isPicture = AttachmentShelf.pictures.contains { path.lowercased().hasSuffix($0) }
      sizes[path] = .some(isPicture ? AttachmentShelf.size("\(site)/playbooks/\(path)", files) : nil)
    }
  }

  private static let pictures = [".png", ".gif", ".jpg", ".jpeg", ".webp", ".svg"]

  private static func size(_ path: String, _ files: some Files) -> ImageSize? {
    do {
      return ImageSize(try files.read(path))
    } catch {
      // It is reported when it is copied.
      return nil
    }
  }

  var paths: [String] { sizes.keys.sorted() }

  func holds(_ path: String) -> Bool { sizes[path] != nil }

  func size(_ path: String) -> ImageSize? { sizes[path] ?? nil }

  /// Where a file goes: next to the pages of its language; files outside the languages' folders once for all.
  func location(_ path: String) -> Location {
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let language = languages.first(where: { $0.rawValue == parts[0] }) else {
      return Location("playbooks/" + path)
    }
    let below = "playbooks/" + parts[1]
    return Location(language == languages.first ? below : SiteMap.prefix(language) + "/" + below)
  }
}
