import Diagnostics
import Effects
import Markdown
import Periods
import Publish
import Search
import Site

/// Writes what belongs to the knowledge base beside its pages: files that pages offer, the search index, the feeds.
///
/// - Returns: their paths.
func writeKnowledge(
  _ input: SiteInput, _ map: SiteMap, _ options: BuildOptions, _ publication: Publication?, _ disk: DiskFiles,
  _ log: inout Diagnostics
) async -> [String] {
  var paths: [String] = []
  for attachment in input.attachments {
    do {
      publication?.put(try disk.read(options.site + "/" + attachment.file), at: attachment.location.path)
      paths.append(attachment.location.path)
    } catch {
      log.report("file-missing", at: Position(file: attachment.file), ["path": attachment.file])
    }
  }
  for language in input.configuration.languages {
    if let bytes = feed(input, map, language) {
      publication?.put(bytes, at: map.feedLocation(language).path)
      paths.append(map.feedLocation(language).path)
    }
    let entries = searchEntries(input, map, language)
    if language == input.configuration.languages.last {
      for page in input.playbooks { page.dropPlainText() }
      trimMemory()
    }
    let folder = "search/\(language.rawValue)/"
    let files = await makeSearchFiles(
      entries, synonyms: input.configuration.synonyms, jobs: options.jobs
    ) { publication?.put($1, at: folder + $0) }
    paths += files.map { folder + $0 }
  }
  return paths
}

/// The day of the last commit of each file of the knowledge base, in the site's zone.
func changedDays(_ options: BuildOptions) -> [String: Day] {
  (lastChanges(of: "playbooks", in: options.site) ?? [:]).mapValues { seconds in
    Day(number: Int32((seconds + options.zoneOffset) / 86_400))
  }
}

/// A link from the knowledge base to another host. It is listed, never fetched.
package struct ExternalLink: Sendable {
  package var position: Position
  package var address: String
}

func externalLinks(_ pages: [Playbook]) -> [ExternalLink] {
  pages.flatMap { page in
    page.document.links.filter { $0.destination.contains("://") }.map {
      ExternalLink(
        position: Position(file: $0.file ?? page.file, line: $0.line, column: $0.column),
        address: $0.destination)
    }
  }
}
