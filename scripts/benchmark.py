"""Builds synthetic sites and prints what that took as a Markdown table.

The sizes are whole companies: ten tables besides the deals, five records for each deal. The last case is the one that
the budget is about: nothing but a file of deals in twelve columns, and the playbooks.
"""

import csv
import json
import os
import pathlib
import sys
import time

SIZES = [(10_000, 100), (100_000, 1_000), (1_000_000, 10_000)]
# Of a million deals and ten thousand playbooks, from nothing and without changes.
BUDGET = {"wall": 1.0, "cpu": 2.0, "memory": 500, "rebuild": 0.5}


def run(arguments, folder):
    """Runs a program and returns seconds, processor seconds and the peak of memory in MB."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(arguments[0], arguments)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(arguments)}: ended with status {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        names = [line.split(":")[1].strip() for line in info if line.startswith("model name")]
    return names[0] if names else "unknown processor"


DEALS_ONLY = """\
title: {zh-CN: 恒川科技销售看板, en: Hengchuan Sales}
languages: [zh-CN, en]
timezone: Asia/Shanghai
currency: CNY
as_of: 2026-11-20
primary: bookings
stages:
  - {id: contact, names: [初步接触, Contact], probability: 10}
  - {id: discovery, names: [需求确认, Discovery], probability: 25}
  - {id: proposal, names: [方案报价, Proposal], probability: 50}
  - {id: negotiation, names: [商务谈判, Negotiation], probability: 75}
data:
  deals: {from: data/deals.csv, crm: fxiaoke}
"""
# The columns of a plain export of deals.
COLUMNS = [
    "商机编号", "商机名称", "客户名称", "负责人", "产品", "客户来源", "商机金额", "商机阶段", "阶段状态", "创建时间",
    "预计成交日期", "结单日期",
]


def keep_deals_alone(site):
    """Takes away all tables but the deals, and of these all columns but twelve."""
    (site / "quotabook.yml").write_text(DEALS_ONLY, "utf-8")
    (site / "metrics.yml").unlink(missing_ok=True)
    for file in (site / "data").iterdir():
        if file.name != "deals.csv":
            file.unlink()
    deals = site / "data" / "deals.csv"
    short = deals.with_suffix(".short")
    with open(deals, encoding="utf-8-sig", newline="") as source, open(short, "w", encoding="utf-8", newline="") as target:
        rows = csv.reader(source)
        header = next(rows)
        places = [header.index(column) for column in COLUMNS]
        writer = csv.writer(target)
        writer.writerow(COLUMNS)
        writer.writerows([row[place] for place in places] for row in rows)
    short.replace(deals)


def measure(program, folder, deals, playbooks, best_of, alone=False):
    """Returns the lines of the table for one size: a cold build and a rebuild without changes."""
    site = pathlib.Path(folder) / f"site-{deals}{'-alone' if alone else ''}"
    run([program, "sample", str(site), "--deals", str(deals), "--playbooks", str(playbooks)], folder)
    if alone:
        keep_deals_alone(site)
    megabytes = sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6
    lines = []
    for kind in ("cold", "unchanged"):
        best = None
        for attempt in range(best_of):
            # A cold build writes a folder that is not there yet.
            output = f"public-{site.name}-{attempt if kind == 'cold' else 0}"
            report = str(pathlib.Path(folder) / "report.json")
            command = [program, "build", str(site), "--quiet", "--output", output, "--report", report]
            result = run(command, folder)
            best = result if best is None or result[0] < best[0] else best
        pages = json.loads(pathlib.Path(report).read_text("utf-8"))["pages"]
        wall, cpu, memory = best
        lines.append(
            f"| {deals:,}{' alone' if alone else ''} | {playbooks:,} | {megabytes:,.0f} MB | {pages:,} | {kind} | {wall:.2f} s | {cpu:.2f} s "
            f"| {memory:,.0f} MB | {pages / wall:,.0f} |"
        )
    return lines


def main():
    program, folder, *options = sys.argv[1:]
    if any(option != "--quick" for option in options):
        sys.exit("usage: scripts/benchmark [--quick]")
    print(f"{processor()}, {len(os.sched_getaffinity(0))} processors, best of three\n")
    print("| Deals | Playbooks | Input | Pages | Build | Wall | CPU | Peak memory | Pages per second |")
    print("|---:|---:|---:|---:|---|---:|---:|---:|---:|")
    cases = [(deals, playbooks, False) for deals, playbooks in SIZES] + [(*SIZES[-1], True)]
    if options:
        cases = [(*SIZES[0], False), (*SIZES[0], True)]
    for deals, playbooks, alone in cases:
        for line in measure(program, folder, deals, playbooks, best_of=3, alone=alone):
            print(line, flush=True)
    print(
        f"\nBudget for {SIZES[-1][0]:,} deals alone and {SIZES[-1][1]:,} playbooks: wall ≤ {BUDGET['wall']} s, CPU ≤ {BUDGET['cpu']} s, "
        f"memory ≤ {BUDGET['memory']} MB; rebuild without changes ≤ {BUDGET['rebuild']} s."
    )


if __name__ == "__main__":
    main()
