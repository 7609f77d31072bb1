"""Measures indexing, the size of the index, and in a browser the bytes and the time of first searches."""

import functools
import gzip
import json
import pathlib
import random
import re
import statistics
import subprocess
import sys
import urllib.parse

root = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "Tests" / "Browser"))

from search_index import entries, random_runs  # noqa: E402
from surroundings import browser, served  # noqa: E402

# Kilobytes that the first search may cost, compressed.
BUDGET = {1_000: 60, 10_000: 150}
PAGE = """<!DOCTYPE html>
<html lang="zh"><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,">
<form class="search" action="search/index.html" data-index="search/zh/" data-root="">
<input type="search" name="q" aria-label="Search"></form>
<script src="search.js"></script></html>
"""
# Answers when the results of a query stand there, with the milliseconds that took.
ASK = """async query => {
  const started = performance.now();
  const answer = await document.querySelector("form.search").searchFor(query, 7);
  return {ms: performance.now() - started, found: answer ? answer.full.count : 0};
}"""
TYPE = """async query => {
  const field = document.querySelector("form.search input"), panel = document.querySelector(".search-panel");
  field.value = query.slice(0, -1);
  const shown = () => new Promise(done => {
    const watch = new MutationObserver(() => { watch.disconnect(); done(); });
    watch.observe(panel, {childList: true, subtree: true, attributes: true});
    field.dispatchEvent(new InputEvent("input"));
  });
  await shown();
  await new Promise(done => setTimeout(done, 50));
  field.value = query;
  const started = performance.now();
  await shown();
  return performance.now() - started;
}"""


@functools.cache
def packed(file):
    return len(gzip.compress(file.read_bytes(), 6))


def first_search(chromium, home, folder, query):
    """Returns the compressed bytes of a search on a page just opened, by kind of file, and the time of asking again."""
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(urllib.parse.urlsplit(request.url).path.lstrip("/")))
    page.goto(home)
    page.evaluate(ASK, query)
    sizes = {}
    for path in asked:
        kind = re.sub(r"\d+", "", pathlib.Path(path).stem)
        if path.endswith(".js"):
            sizes[kind] = sizes.get(kind, 0) + packed(folder / path)
    # A second time all shards are there.
    milliseconds = page.evaluate(TYPE, query)
    context.close()
    return sizes, milliseconds


def indexing(program, count, folder, jobs):
    output = subprocess.run([program, str(count), str(folder), str(jobs)], check=True, capture_output=True, text=True)
    return json.loads(output.stdout)


def mixed_queries(pages):
    """Returns what readers ask, by kind: runs of Chinese, words, both, titles, questions, and what stands nowhere."""
    draw = random.Random(5)
    runs = random_runs(pages, 400, 11)
    lengths = {"2 characters": (2, 2), "3 or 4": (3, 4), "5 or 6": (5, 6), "7 or 8": (7, 8)}
    queries = {
        name: [run for run in runs if least <= len(run) <= most][:15] for name, (least, most) in lengths.items()
    }
    chosen = draw.sample(pages, 45)
    sentences = [page["texts"][-1].split("\n") for page in chosen]
    latin = [english.split() for _, english in sentences]
    queries["a sentence"] = [max(re.split("[，。]", chinese), key=len) for chinese, _ in sentences[:8]]
    queries["a title"] = [page["title"] for page in chosen[:8]]
    queries["a word"] = [words[0] for words in latin[:15]]
    queries["two words"] = [" ".join(words[3:5]) for words in latin[15:25]]
    queries["a phrase in quotes"] = [f'"{" ".join(words[3:6])}"' for words in latin[25:30]]
    queries["both"] = [f"{chinese[:3]} {words[0]}" for (chinese, _), words in zip(sentences[30:38], latin[30:38])]
    queries["a question"] = [run + "怎么办" for run in runs if len(run) > 3][-8:]
    queries["nowhere"] = [run[::-1] for run in runs if len(run) > 2][-8:]
    return queries


def at_share(values, share):
    """Returns the value below which that share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def first_searches(chromium, folder, pages, count):
    """Asks one query of the mix after the other on pages just opened, and prints what they cost."""
    results = {}
    with served(folder) as home:
        for kind, queries in mixed_queries(pages).items():
            results[kind] = [first_search(chromium, home, folder, query) for query in queries]
            totals = [sum(sizes.values()) / 1e3 for sizes, _ in results[kind]]
            print(f"  {kind}: median {statistics.median(totals):.1f} KB, most {max(totals):.1f} KB")
    everything = [result for some in results.values() for result in some]
    for name, kind in (("search.js", "search"), ("manifest", "manifest"), ("terms", "t"), ("pages", "p")):
        sizes = [sizes.get(kind, 0) / 1e3 for sizes, _ in everything]
        print(f"  {name}: median {statistics.median(sizes):.1f} KB, most {max(sizes):.1f} KB")
    totals = [sum(sizes.values()) / 1e3 for sizes, _ in everything]
    times = [milliseconds for _, milliseconds in everything]
    print(
        f"  first search, {len(totals)} queries, compressed: median {statistics.median(totals):.1f} KB, "
        f"95 of 100 below {at_share(totals, 0.95):.1f} KB, most {max(totals):.1f} KB (budget {BUDGET[count]}); "
        f"typing to result: median {statistics.median(times):.1f} ms, 95 of 100 below {at_share(times, 0.95):.1f} ms, "
        f"most {max(times):.1f} ms"
    )
    return max(totals) <= BUDGET[count]


def measure(program, scratch, chromium, count):
    folder = pathlib.Path(scratch) / f"site-{count}"
    (folder / "search").mkdir(parents=True)
    runs = {jobs: indexing(program, count, folder / "search" / "zh", jobs) for jobs in (1, 2)}
    for jobs, run in runs.items():
        print(
            f"{count:,} pages, {run['textBytes'] / 1e6:.1f} MB of text, {jobs} jobs: wall {run['wall']:.2f} s, "
            f"CPU {run['cpu']:.2f} s, memory {run['before']} MB with the pages, {run['memory']} MB at most; "
            f"a sentence more on one page: {run['patch'] * 1e3:.1f} ms, {run['patchFiles']} files"
        )
    files = list((folder / "search" / "zh").iterdir())
    terms = [packed(file) for file in files if file.name.startswith("t")]
    print(
        f"  {len(files):,} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB; "
        f"{len(terms):,} files of terms with {sum(terms) / 1e6:.1f} MB compressed, {max(terms) / 1e3:.1f} KB at most"
    )
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "search.js").write_bytes((root / "templates/assets/search.js").read_bytes())
    return first_searches(chromium, folder, entries(folder, "search/zh"), count)


def main():
    program, scratch = sys.argv[1:]
    with browser() as chromium:
        kept = [measure(program, scratch, chromium, count) for count in BUDGET]
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
