/// Why the system could not do what it was asked, in Chinese; a reason that is not known here has no better words.
func chineseReason(_ english: String) -> String { reasons[english] ?? "系统拒绝了这个操作" }

private let reasons = [
  "Permission denied": "没有权限", "Operation not permitted": "没有权限",
  "No such file or directory": "文件或文件夹不存在", "Not a directory": "路径中有一段是文件，不是文件夹",
  "Is a directory": "这是文件夹，不是文件", "File exists": "已有同名的文件",
  "No space left on device": "磁盘已满", "Disk quota exceeded": "超出了磁盘配额",
  "Read-only file system": "文件系统是只读的", "File name too long": "文件名太长",
  "File too large": "文件太大", "Too many open files": "打开的文件太多",
  "Too many open files in system": "打开的文件太多", "Too many levels of symbolic links": "符号链接互相指向",
  "Directory not empty": "文件夹不是空的", "Device or resource busy": "正被占用",
  "Invalid cross-device link": "跨越了两个文件系统", "Invalid argument": "文件系统不支持",
  "Function not implemented": "系统不支持", "Operation not supported": "系统不支持",
  "Input/output error": "磁盘读写出错", "Cannot allocate memory": "内存不足", "Text file busy": "正被占用",
  "No such device or address": "设备不存在", "Stale file handle": "网络磁盘上的文件已失效",
]
