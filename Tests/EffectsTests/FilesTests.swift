import Effects
import Foundation
import Testing

@Suite struct FilesTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "quotabook-" + UUID().uuidString
    try body(folder)
    try DiskFiles().remove(folder)
  }

  @Test func `reads back what it wrote, making the folders on the way`() throws {
    try withFolder { folder in
      let bytes: [UInt8] = [0, 255, 10, 13]
      try DiskFiles().write(bytes, to: folder + "/a/b/c")
      #expect(try DiskFiles().read(folder + "/a/b/c") == bytes)
    }
  }

  @Test(arguments: [1 << 24, 1 << 24 + 1, 20_000_003]) func `reads large files as they are`(size: Int) throws
  {
    try withFolder { folder in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
      try DiskFiles().write(bytes, to: folder + "/large")
      #expect(try DiskFiles().read(folder + "/large") == bytes)
    }
  }

  @Test func `lists files below a folder in byte order, without hidden ones`() throws {
    try withFolder { folder in
      for path in ["b", "a/z", "a.txt", "李/x", ".hidden", "a/.git/config"] {
        try DiskFiles().write([], to: folder + "/" + path)
      }
      #expect(DiskFiles().tree(folder) == ["a.txt", "a/z", "b", "李/x"])
    }
  }

  @Test func `behaves in memory as on the disk`() throws {
    let memory = MemoryFiles(["s/b": "1", "s/a/z": "2", "s/a.txt": "3"])
    #expect(memory.tree("s") == ["a.txt", "a/z", "b"])
    #expect(memory.kind("s/a") == .folder)
    #expect(memory.kind("s/a/z") == .file)
    #expect(memory.kind("s/q") == nil)
    try memory.remove("s/a")
    #expect(memory.tree("s") == ["a.txt", "b"])
  }

  @Test func `says which file is missing and why`() throws {
    #expect(throws: FileFailure.self) { try DiskFiles().read("/no/such/file") }
    #expect(throws: FileFailure.self) { try DiskFiles().read("/") }
    #expect(throws: FileFailure.self) { try MemoryFiles().read("nothing") }
    try withFolder { folder in try DiskFiles().remove(folder + "/nothing") }
  }

  @Test func `exchanges two folders in one step`() throws {
    try withFolder { folder in
      let disk = DiskFiles()
      try disk.write([1], to: folder + "/old/x")
      try disk.write([2], to: folder + "/new/x")
      do {
        try disk.exchange(folder + "/new", folder + "/old")
        #expect(try disk.read(folder + "/old/x") == [2])
        #expect(try disk.read(folder + "/new/x") == [1])
      } catch {
        // A file system without exchange says so and moves nothing.
        #expect(try disk.read(folder + "/old/x") == [1])
      }
    }
  }

  @Test func `gives a lock to one holder at a time`() throws {
    try withFolder { folder in
      let disk = DiskFiles()
      try disk.makeFolder(folder)
      let first = try #require(try disk.lock(folder + "/lock"))
      #expect(try disk.lock(folder + "/lock") == nil)
      first.release()
      try #require(try disk.lock(folder + "/lock")).release()
    }
  }

  @Test func `copies a file together with its time`() throws {
    try withFolder { folder in
      let disk = DiskFiles()
      try disk.write([7], to: folder + "/a")
      try disk.copy(folder + "/a", to: folder + "/b")
      #expect(try disk.read(folder + "/b") == [7])
      #expect(disk.modified(folder + "/a") == disk.modified(folder + "/b"))
    }
  }
}
