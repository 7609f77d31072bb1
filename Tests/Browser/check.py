#!/usr/bin/env python3
"""Looks at finished pages: check.py SITE [--pictures FOLDER] [--all] [PAGE …]

Opens one page of every kind (or the pages named, or all) in Chromium, wide and narrow, light and dark, under a strict
content security policy; then on paper, as a file and without JavaScript. Ends with status 1 when anything is wrong: an error or
warning in the console, a request that fails or leaves the site, sideways scrolling, a hole in the layout, a table cut off
on paper, a violation of an axe rule, a label that is cut off, covered, too small or too pale, invalid HTML.
"""

import argparse
import pathlib
import sys
import urllib.parse

from accessibility import axe_source, problems_in_access
from drawings import problems_in_drawings
from layout import problems_in_layout, problems_on_paper
from markup import problems_in_markup
from surroundings import browser, page_kinds, served

VIEWS = [(width, height, scheme) for width, height in ((1280, 900), (360, 780)) for scheme in ("light", "dark")]


def tell_console(message, problems):
    if message.type in ("error", "warning"):
        problems.append(f"console: {message.text} ({message.location.get('url', '')})")


def watch(page, home, problems):
    """Collects what the browser complains about."""
    page.on("console", lambda m: tell_console(m, problems))
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("requestfailed", lambda request: problems.append(f"failed request: {request.url}"))
    page.on(
        "request",
        lambda r: None if r.url.startswith((home, "data:")) else problems.append(f"leaves the site: {r.url}"),
    )


def look(chromium, home, path, view, axe, pictures):
    """Returns the problems of one page in one view."""
    width, height, scheme = view
    problems = []
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", locale="zh-CN"
    )
    page = context.new_page()
    watch(page, home, problems)
    page.goto(home + urllib.parse.quote(path), wait_until="load")
    surplus = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if surplus > 0:
        problems.append(f"scrolls sideways by {surplus} px")
    problems += problems_in_layout(page, height)
    problems += problems_in_drawings(page)
    problems += problems_in_access(page, axe)
    if pictures:
        name = f"{path.removesuffix('.html').replace('/', '_')}.{width}.{scheme}.png"
        page.screenshot(path=str(pictures / name), full_page=True)
    context.close()
    return problems


def look_on_paper(chromium, home, path):
    """Returns the problems of a page as it is printed on A4."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(home + urllib.parse.quote(path), wait_until="load")
    problems = problems_on_paper(page)
    context.close()
    return problems


def look_bare(chromium, site, path):
    """Returns the problems of a page opened from the disk, with JavaScript and without."""
    problems = []
    home = site.resolve().as_uri() + "/"
    for scripts in (True, False):
        context = chromium.new_context(java_script_enabled=scripts)
        page = context.new_page()
        watch(page, home, problems)
        page.goto(home + urllib.parse.quote(path), wait_until="load")
        if not page.locator("h1").first.inner_text().strip():
            problems.append("has no heading")
        context.close()
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--pictures", type=pathlib.Path, help="keep a screenshot of every view in this folder")
    parser.add_argument("--all", action="store_true", help="every page, not one of every kind")
    wanted = parser.parse_args()
    every = sorted(file.relative_to(wanted.site).as_posix() for file in wanted.site.rglob("*.html"))
    pages = wanted.pages or (every if wanted.all else page_kinds(wanted.site))
    if not pages:
        sys.exit(f"'{wanted.site}' has no pages")
    if wanted.pictures:
        wanted.pictures.mkdir(parents=True, exist_ok=True)
    count = 0

    def tell(path, view, problems):
        nonlocal count
        for problem in dict.fromkeys(problems):
            count += 1
            print(f"{path} [{view}]: {problem}", flush=True)

    axe = axe_source()
    with served(wanted.site) as home, browser() as chromium:
        for path in pages:
            for view in VIEWS:
                tell(path, f"{view[0]} {view[2]}", look(chromium, home, path, view, axe, wanted.pictures))
            tell(path, "paper", look_on_paper(chromium, home, path))
            # The page for wrong addresses names its files by the address of the site.
            if path != "404.html":
                tell(path, "file", look_bare(chromium, wanted.site, path))
    tell("markup", "html", problems_in_markup(wanted.site, pages))
    print(f"{len(pages)} pages looked at, {count} problems")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
