extension Catalogue {
  static let buildMessages: [CatalogueEntry] = [
    CatalogueEntry(
      "foreign-output", .error,
      zh: Wording(
        "输出文件夹不是空的，也不是由 quotabook 写出的", fix: "用 --output 指定另一个文件夹，或先清空它",
        why: "quotabook 会整体替换输出文件夹。为了不误删别人的文件，只接受空文件夹，或带有 quotabook 的 data/build.json 的文件夹。"),
      en: Wording(
        "the output folder is not empty and was not written by quotabook",
        fix: "name another folder with --output, or empty this one",
        why:
          "quotabook replaces the output folder as a whole. To delete nobody's files, it accepts only an empty folder or one that holds data/build.json of quotabook."
      )),
    CatalogueEntry(
      "output-busy", .error,
      zh: Wording(
        "另一个 quotabook 正在写这个文件夹", fix: "等它结束后再运行",
        why: "两次生成不能同时写同一个输出文件夹。锁会随进程结束自动释放。"),
      en: Wording(
        "another quotabook is writing this folder", fix: "wait for it to end, then run again",
        why:
          "Two builds into one output folder exclude each other. The lock ends with the process that holds it."
      )),
    CatalogueEntry(
      "disk-failed", .error,
      zh: Wording(
        "磁盘操作失败：{reason_zh}", fix: "检查剩余空间和权限后重新运行；旧站点保持不变",
        why: "写文件、建文件夹或交换文件夹失败。常见原因：磁盘已满、没有写权限、输出位置只读。"),
      en: Wording(
        "the disk failed: {reason}",
        fix: "check free space and permissions, then run again; the old site is unchanged",
        why:
          "Writing a file, making a folder or exchanging folders failed. Usual causes: the disk is full, no permission to write, a read-only place."
      )),
    CatalogueEntry(
      "not-atomic", .warning,
      zh: Wording(
        "这个文件系统不能一步交换文件夹（{reason_zh}），已逐个文件替换",
        fix: "把输出放到支持 renameat2 交换的文件系统（ext4、xfs、btrfs、tmpfs），且不要让它本身是挂载点",
        why: "通常新站点在旁边写好后与旧站点一步交换，访问者看不到中间状态。此处做不到：替换期间新旧页面可能并存。"),
      en: Wording(
        "this file system cannot exchange folders in one step ({reason}); files were replaced one by one",
        fix:
          "put the output on a file system with renameat2 exchange (ext4, xfs, btrfs, tmpfs), and not on a mount point itself",
        why:
          "Normally the new site is written aside and exchanged with the old one in one step, so that visitors see no mixture. Here that was impossible: while files were replaced, old and new pages stood side by side."
      )),
    CatalogueEntry(
      "file-missing", .error,
      zh: Wording(
        "找不到文件 '{path}'", fix: "检查路径，或先导出这个文件", why: "命令或配置里写明的文件不存在，或无法读取。"),
      en: Wording(
        "there is no file '{path}'", fix: "check the path, or export the file first",
        why: "A file that a command or the configuration names does not exist or cannot be read.")),
    CatalogueEntry(
      "no-site", .error,
      zh: Wording(
        "'{path}' 里没有 quotabook.yml", fix: "写明站点文件夹，例如：quotabook build content；或用 quotabook init 新建一个",
        why: "站点文件夹里要有 quotabook.yml。不写站点时，先看当前文件夹，再看 content。"),
      en: Wording(
        "there is no quotabook.yml in '{path}'",
        fix: "name the site folder, as in: quotabook build content; or make one with quotabook init",
        why:
          "A site folder holds quotabook.yml. Without a name, the current folder is tried first, then content."
      )),
  ]
}
