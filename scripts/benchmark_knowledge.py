"""Builds knowledge bases of 1,000 and 10,000 pages of about 6 KB, half of them Chinese and half English in a site of one language, and prints what that took
as a Markdown table: from nothing, without changes, with one page edited (the result must equal a clean build), the size
of the search index; beside Hugo, when its program is named, rendering the same pages in a plain layout.

Run it on a quiet machine; the site lies in memory.
"""

import gzip
import hashlib
import pathlib
import random
import shutil
import sys
import tempfile

from benchmark import processor, run

SIZES = (1_000, 10_000)
CHINESE = (
    "客户需求报价合同回款折扣谈判竞品方案演示拜访跟进预算审批交付验收续费商机阶段预测目标团队主管培训话术异议价格质量服务现场设备产线停机"
    "能耗巡检数据看板网关平台接口安全权限计划风险信用账期发票付款条款法务采购决策技术试点案例证明问题答案步骤检查记录日期金额"
)
ENGLISH = (
    "customer price discount contract payment proposal meeting pipeline forecast target team lead training objection "
    "answer proof question budget approval delivery renewal stage quarter review visit follow decision pilot evidence "
    "risk credit terms invoice legal purchase engineer site downtime energy alarm dashboard gateway plan checklist"
).split()
CONFIGURATION = """\
title: 知识库
languages: [zh-CN]
as_of: 2026-11-20
data:
  deals: {from: data/deals.csv}
"""
HUGO = """\
baseURL = "https://example.org/"
title = "Knowledge"
disableKinds = ["taxonomy", "term", "RSS"]
"""
LAYOUT = """\
<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<header><a href="/">Knowledge</a></header><main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main></body></html>
"""


def sentence(chance, is_chinese):
    if is_chinese:
        return "".join(chance.choice(CHINESE) for _ in range(chance.randint(12, 30))) + "。"
    return " ".join(chance.choice(ENGLISH) for _ in range(chance.randint(8, 16))).capitalize() + ". "


def body(chance, is_chinese):
    """About 6 KB of Markdown: headings, paragraphs, lists, a table, emphasis, a quotation."""
    parts = []
    size = 0
    while size < 5_800:
        kind = chance.randrange(6)
        if kind == 0:
            text = "## " + sentence(chance, is_chinese)[:24]
        elif kind == 1:
            text = "\n".join("- " + sentence(chance, is_chinese) for _ in range(4))
        elif kind == 2:
            row = lambda: "| " + " | ".join(sentence(chance, is_chinese)[:14] for _ in range(3)) + " |"
            text = "\n".join([row(), "|---|---|---|", row(), row(), row()])
        elif kind == 3:
            text = "> " + sentence(chance, is_chinese)
        else:
            text = "".join(sentence(chance, is_chinese) for _ in range(3)) + "**" + sentence(chance, is_chinese)[:8] + "**"
        parts.append(text)
        size += len(text.encode())
    return "\n\n".join(parts) + "\n"


def page(number, is_chinese):
    chance = random.Random(number * 2 + is_chinese)
    kind = chance.choice(["objection", "process", "training", "guide", "case"])
    title = sentence(chance, is_chinese)[:20].strip("。. ") + f" {number}"
    head = (
        f"title: {title}\nkind: {'guide' if kind == 'objection' else kind}\nkpis: [win-rate]\n"
        f"tags: [t{number % 40}]\nowner: A\nreviewed: 2026-10-01\nreview_every: 90 days\n"
    )
    return title, head, body(chance, is_chinese)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make(folder, count):
    """Writes a site of so many pages, half of them Chinese, and the same pages for Hugo."""
    deals = ["商机编号,负责人,商机金额,阶段状态,创建时间,结单日期"]
    chance = random.Random(1)
    for number in range(300):
        month = 1 + number % 10
        deals.append(
            f"D{number},A,{chance.randint(1, 90)}000,{chance.choice(['赢单', '输单'])},2026-{month:02}-03,2026-{month:02}-20")
    write(folder / "site/data/deals.csv", "\n".join(deals) + "\n")
    write(folder / "site/quotabook.yml", CONFIGURATION)
    write(folder / "hugo/hugo.toml", HUGO)
    for name in ("single", "list", "home"):
        write(folder / f"hugo/layouts/_default/{name}.html", LAYOUT)
    for number in range(count):
        is_chinese = number % 2 == 0
        title, head, text = page(number, is_chinese)
        write(folder / f"site/playbooks/zh-CN/s{number % 50}/p{number}.md", f"---\n{head}---\n{text}")
        write(folder / f"hugo/content/s{number % 50}/p{number}.md", f'---\ntitle: "{title}"\n---\n{text}')


def digest(folder):
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            total.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    return total.hexdigest()


def weigh(folder):
    files = [file for file in folder.rglob("*.js")]
    return len(files), sum(file.stat().st_size for file in files), sum(len(gzip.compress(f.read_bytes())) for f in files)


def measure(program, hugo, count):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as scratch:
        folder = pathlib.Path(scratch)
        make(folder, count)
        build = [program, "build", "site", "--quiet", "--output", "out"]
        rows = [("quotabook, from nothing", run(build, folder)), ("quotabook, without changes", run(build, folder))]
        edited = next((folder / "site/playbooks/zh-CN").rglob("*.md"))
        edited.write_text(edited.read_text("utf-8") + "\n补一句：先问清楚再报价。\n", "utf-8")
        rows.append(("quotabook, one page edited", run(build, folder)))
        shutil.rmtree(folder / "site/.quotabook")
        run([program, "build", "site", "--quiet", "--output", "clean"], folder)
        equal = digest(folder / "out") == digest(folder / "clean")
        pages = sum(1 for _ in (folder / "out").rglob("*.html"))
        if hugo:
            rows.append(("Hugo, from nothing", run([hugo, "--source", "hugo", "--destination", str(folder / "hugo-out"), "--quiet"], folder)))
        for name, (seconds, processor_seconds, memory) in rows:
            print(f"| {count:,} | {name} | {seconds:.2f} s | {processor_seconds:.2f} s | {memory:.0f} MB |", flush=True)
        files, size, compressed = weigh(folder / "out/search")
        print(f"| {count:,} | pages {pages:,}; search index {files:,} files, {size / 1e6:.1f} MB, gzip {compressed / 1e6:.1f} MB; "
              f"edited equals clean: {'yes' if equal else 'NO'} | | | |", flush=True)
        if not equal:
            sys.exit("the site after one edit is not that of a clean build")


def main():
    program, hugo = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2] if len(sys.argv) > 2 else ""
    print(f"{processor()}\n\n| pages | what | wall | CPU | peak |\n|---:|---|---:|---:|---:|")
    for count in SIZES:
        measure(program, hugo, count)


if __name__ == "__main__":
    main()
