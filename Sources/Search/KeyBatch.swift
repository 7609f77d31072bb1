import Glibc

/// Keys that are gathered first and looked up together: the processor then waits for many places of memory at once.
struct KeyBatch: ~Copyable {
  private var keys: UnsafeMutablePointer<UInt64>
  private(set) var numbers: UnsafeMutablePointer<Int32>
  private(set) var count = 0
  private var room = 1024
  private var table = KeyTable()

  init() {
    keys = largeMemory(room, of: UInt64.self)
    numbers = largeMemory(room, of: Int32.self)
  }

  deinit {
    free(keys)
    free(numbers)
  }

  /// Forgets what was gathered and makes room for `count` keys.
  mutating func clear(room wanted: Int) {
    count = 0
    guard room < wanted else { return }
    free(keys)
    free(numbers)
    room = wanted * 2
    keys = largeMemory(room, of: UInt64.self)
    numbers = largeMemory(room, of: Int32.self)
  }

  @inline(__always)
  mutating func append(_ key: UInt64) {
    keys[count] = key
    count &+= 1
  }

  /// Finds the number of each key gathered; new ones get what `make` gives.
  mutating func look(_ make: (UInt64) -> Int32) {
    for index in 0..<count { numbers[index] = table.find(keys[index]) }
    for index in 0..<count where numbers[index] < 0 {
      var number = table.find(keys[index])
      if number < 0 {
        number = make(keys[index])
        table.add(keys[index], number: number)
      }
      numbers[index] = number
    }
  }
}
