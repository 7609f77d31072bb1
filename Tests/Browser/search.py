#!/usr/bin/env python3
"""Searches a finished site as a reader does: search.py SITE [QUESTIONS]

In every language of the site, under the strict content security policy and from the disk: asks by keyboard alone and
opens a result; looks for random runs of Chinese taken from the pages and counts what is missed and what does not belong;
runs the questions of a file (language, question and the page's address, parted by tabs); takes the index away and looks
whether that is said. Ends with status 1 when anything is wrong.
"""

import pathlib
import re
import sys
import urllib.parse

from accessibility import axe_source, problems_in_access
from search_index import entries, initials, pages_with, random_runs, random_words, synonyms
from surroundings import browser, served

RUNS = 200
LEAST_PRECISION = 0.95
LEAST_FIRST, LEAST_FIRST_THREE = 0.90, 0.98
# A frame at sixty a second.
FRAME = 16.7
ASK = """async ([query, wanted]) => {
  const answer = await document.querySelector("form.search").searchFor(query, wanted);
  if (!answer) return {full: [], partial: []};
  const list = part => part ? part.results.map(result => result.page.address) : [];
  return {full: list(answer.full), partial: list(answer.partial)};
}"""
TYPING = """async query => {
  const field = document.querySelector("form.search input"), panel = document.querySelector(".search-panel");
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    field.value = query.slice(0, end);
    const started = performance.now();
    await new Promise(done => {
      const watch = new MutationObserver(() => { watch.disconnect(); done(); });
      watch.observe(panel, {childList: true, subtree: true, attributes: true, characterData: true});
      field.dispatchEvent(new InputEvent("input"));
      setTimeout(done, 2000);
    });
    times.push(performance.now() - started);
    await new Promise(done => setTimeout(done, 30));
  }
  return times;
}"""


def homes(site):
    """Returns language, address of the home page and folder of the index for each language that can be searched."""
    found = []
    for path in ("index.html", "en/index.html", "zh-CN/index.html"):
        file = site / path
        match = re.search(r'data-index="([^"]*)"', file.read_text("utf-8")) if file.exists() else None
        if match:
            index = urllib.parse.unquote(urllib.parse.urljoin(path, match.group(1)))
            found.append((pathlib.PurePosixPath(index).name, path, index))
    return found


def opened(chromium, address, problems, **options):
    """Returns a new page that tells `problems` what the browser complains about."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda m: problems.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.goto(address, wait_until="load")
    return page


def accessible(page):
    """Returns the violations in an open page; from the disk axe may not read the style sheets, and says so."""
    return problems_in_access(page, axe_source()) if page.url.startswith("http") else []


def results_shown(page):
    page.wait_for_selector(".search-panel:not([hidden]) a[role=option]")
    return page.locator(".search-panel a[role=option]:not(.all)")


def by_keyboard(chromium, home, path, query, problems):
    """Types a query and opens the first result without a mouse."""
    page = opened(chromium, home + path, problems)
    page.keyboard.press("/")
    page.keyboard.type(query)
    first = results_shown(page).first
    target = first.evaluate("link => link.href")
    if not page.locator("form.search mark").count():
        problems.append(f"'{query}': nothing is marked in the results")
    page.wait_for_timeout(500)
    if not re.search(r"\d|：|:", page.locator("form.search [role=status]").inner_text()):
        problems.append(f"'{query}': the number of results is not announced")
    page.keyboard.press("ArrowDown")
    active = page.locator("form.search input").get_attribute("aria-activedescendant")
    if active != first.get_attribute("id") or first.get_attribute("aria-selected") != "true":
        problems.append(f"'{query}': the arrow key chose '{active}'")
    problems += accessible(page)
    page.keyboard.press("Escape")
    if page.locator(".search-panel").is_visible():
        problems.append("Escape does not close the results")
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    results_shown(page)
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if page.url != target:
        problems.append(f"'{query}': Enter led to {page.url} and not to {target}")
    anchor = urllib.parse.unquote(urllib.parse.urlsplit(page.url).fragment)
    if anchor and not page.evaluate("id => Boolean(document.getElementById(id))", anchor):
        problems.append(f"'{query}': there is no '{anchor}' on {page.url}")
    page.context.close()


def by_touch(chromium, home, path, query, problems):
    """Searches on a phone in the dark."""
    page = opened(chromium, home + path, problems, has_touch=True, color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("form.search input").tap()
    page.keyboard.type(query)
    first = results_shown(page).first
    target = first.evaluate("link => link.href")
    problems += accessible(page)
    surplus = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if surplus > 0:
        problems.append(f"the results scroll a phone sideways by {surplus} px")
    small = page.locator(".search-panel a").evaluate_all("links => links.filter(a => a.offsetHeight < 24).length")
    if small:
        problems.append(f"{small} results are too low to be touched")
    with page.expect_navigation():
        first.tap()
    if page.url != target:
        problems.append(f"a touch led to {page.url} and not to {target}")
    page.context.close()


def on_the_search_page(chromium, home, path, query, problems):
    """Sends the form and looks at the page of results."""
    page = opened(chromium, home + path, problems)
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector(".search-results a")
    if page.locator("form.search input").input_value() != query:
        problems.append("the search page does not show what was asked")
    page.locator("form.search input").focus()
    page.keyboard.press("ArrowDown")
    if not page.evaluate("document.activeElement.closest('.search-results') !== null"):
        problems.append("the arrow key does not reach the results of the search page")
    more = page.locator(".search-results .more")
    if more.count():
        before = page.locator(".search-results a").count()
        more.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("before => document.querySelectorAll('.search-results a').length > before", arg=before)
        page.wait_for_function("document.activeElement.matches('.search-results a')")
    problems += accessible(page)
    page.context.close()


def without_index(chromium, home, path, query, problems):
    """Looks whether a reader is told that the index cannot be read."""
    own = []
    page = opened(chromium, home + path, own)
    page.route("**/search/**", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.wait_for_timeout(800)
    wanted = page.locator("form.search").get_attribute("data-failed")
    if not wanted or page.locator(".search-panel .message").inner_text() != wanted:
        problems.append("nothing is said where the index cannot be loaded")
    problems += [problem for problem in own if problem.startswith("script:")]
    page.context.close()


def random_substrings(page, pages, others, name, problems):
    """Looks for runs of Chinese that stand on pages, and counts."""
    missed, found, wrong = [], 0, 0
    runs = random_runs(pages, RUNS, 29, others)
    for run in runs:
        wanted = pages_with(run, pages)
        answer = set(page.evaluate(ASK, [run, 5_000])["full"])
        missed += [f"{run} ({address})" for address in wanted - answer]
        found += len(answer)
        wrong += len(answer - wanted)
    words = random_words(pages, RUNS, 31)
    for word, address in words:
        if address not in page.evaluate(ASK, [word, 5_000])["full"]:
            missed.append(f"{word} ({address})")
    precision = 1 - wrong / max(found, 1)
    print(f"{name}: {len(runs)} runs and {len(words)} words, {found} results, {len(missed)} missed, precision {precision:.3f}")
    problems += [f"not found: {one}" for one in missed[:10]]
    if precision < LEAST_PRECISION:
        problems.append(f"precision {precision:.3f} is below {LEAST_PRECISION}")


def other_words(page, pages, groups, letters, name, problems):
    """Looks whether synonyms find each other's pages, and initials of pinyin anything."""
    asked = 0
    for group in groups:
        for word, other in ((word, other) for word in group for other in group if word != other):
            wanted = pages_with(word, pages) if re.fullmatch("[\u4e00-\u9fff]{2,}", word) else set()
            missed = wanted - set(page.evaluate(ASK, [other, 5_000])["full"])
            asked += 1
            problems += [f"'{other}' does not find '{word}' on {address}" for address in sorted(missed)[:3]]
    step = max(1, len(letters) // 20)
    for one in letters[::step]:
        if not page.evaluate(ASK, [one, 7])["full"]:
            problems.append(f"the initials '{one}' find nothing")
    print(f"{name}: {asked} pairs of synonyms, {len(letters[::step])} initials of {len(letters)}")


def questions(page, file, language, name, problems):
    """Asks the questions of a language."""
    lines = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    lines = [line for line in lines if language.startswith(line[0])]
    if not lines:
        return
    places = []
    for _, question, wanted in lines:
        answer = page.evaluate(ASK, [question, 7])
        order = answer["full"] + [address for address in answer["partial"] if address not in answer["full"]]
        place = next((i for i, address in enumerate(order) if address.removesuffix("index.html").strip("/").endswith(
            wanted.removesuffix("index.html").strip("/"))), 99)
        places.append(place)
        if place:
            print(f"  {question}: expected {wanted}, place {place + 1 if place < 99 else 'none'}, first {order[:1]}")
    first = sum(place == 0 for place in places) / len(places)
    three = sum(place < 3 for place in places) / len(places)
    print(f"{name}: {len(places)} questions, first right {first:.0%}, in the first three {three:.0%}")
    if first < LEAST_FIRST or three < LEAST_FIRST_THREE:
        problems.append(f"questions: first right {first:.0%}, in the first three {three:.0%}")


def typing(page, query, name, problems):
    """Measures from a key to the results once everything is loaded."""
    page.keyboard.press("/")
    page.evaluate(TYPING, query)
    times = sorted(page.evaluate(TYPING, query))
    print(f"{name}: typing to result {times[len(times) // 2]:.1f} ms, at most {times[-1]:.1f} ms")
    if times[len(times) // 2] > FRAME:
        problems.append(f"typing to result takes {times[len(times) // 2]:.1f} ms")


def main():
    site = pathlib.Path(sys.argv[1])
    file = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).with_name("questions.tsv")
    languages = homes(site)
    problems = [] if languages else [f"no page of {site} has a search"]
    with served(site) as address, browser() as chromium:
        for language, path, index in languages:
            pages = entries(site, index)
            query = "客户" if language.startswith("zh") else "customer"
            for home in (address, site.resolve().as_uri() + "/"):
                name = f"{language}, {home.split(':')[0]}"
                own = []
                by_keyboard(chromium, home, path, query, own)
                on_the_search_page(chromium, home, path, query, own)
                page = opened(chromium, home + path, own)
                if home == address:
                    without_index(chromium, home, path, query, own)
                    groups = synonyms(site, index)
                    random_substrings(page, pages, [word for group in groups for word in group], name, own)
                    other_words(page, pages, groups, initials(site, index), name, own)
                    by_touch(chromium, home, path, query, own)
                    if file.exists():
                        questions(page, file, language, name, own)
                typing(page, query, name, own)
                page.context.close()
                problems += [f"{name}: {problem}" for problem in own]
    print("\n".join(problems) or "nothing wrong")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
