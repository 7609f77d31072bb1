"""Builds synthetic sites and prints what that took as a Markdown table."""

import json
import os
import pathlib
import sys
import time

SIZES = [(10_000, 100), (100_000, 1_000), (1_000_000, 10_000)]
# Of the largest site, from nothing and without changes.
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


def measure(program, folder, deals, playbooks, best_of):
    """Returns the lines of the table for one size: a cold build and a rebuild without changes."""
    site = pathlib.Path(folder) / f"site-{deals}"
    run([program, "sample", str(site), "--deals", str(deals), "--playbooks", str(playbooks)], folder)
    megabytes = sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6
    lines = []
    for kind in ("cold", "unchanged"):
        best = None
        for attempt in range(best_of):
            # A cold build writes a folder that is not there yet.
            output = f"public-{deals}-{attempt if kind == 'cold' else 0}"
            report = str(pathlib.Path(folder) / "report.json")
            command = [program, "build", str(site), "--quiet", "--output", output, "--report", report]
            result = run(command, folder)
            best = result if best is None or result[0] < best[0] else best
        pages = json.loads(pathlib.Path(report).read_text("utf-8"))["pages"]
        wall, cpu, memory = best
        lines.append(
            f"| {deals:,} | {playbooks:,} | {megabytes:,.0f} MB | {pages:,} | {kind} | {wall:.2f} s | {cpu:.2f} s "
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
    for deals, playbooks in SIZES[:1] if options else SIZES:
        for line in measure(program, folder, deals, playbooks, best_of=3):
            print(line, flush=True)
    print(
        f"\nBudget for the largest: wall ≤ {BUDGET['wall']} s, CPU ≤ {BUDGET['cpu']} s, "
        f"memory ≤ {BUDGET['memory']} MB; rebuild without changes ≤ {BUDGET['rebuild']} s."
    )


if __name__ == "__main__":
    main()
