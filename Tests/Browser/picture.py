#!/usr/bin/env python3
"""Takes the README's picture of the overview: picture.py SITE FILE.png"""

import sys

from surroundings import browser, served


def main():
    site, file = sys.argv[1:3]
    with served(site) as home, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light", locale="en")
        page.goto(home + "en/index.html", wait_until="load")
        page.screenshot(path=file)


if __name__ == "__main__":
    main()
