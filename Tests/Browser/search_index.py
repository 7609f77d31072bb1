"""Reads what a site's search shows of its pages, to know without the browser what it must find."""

import json
import pathlib
import random
import re

# Chinese characters, quotation marks and what is not seen: the marks do not part a run.
UNSEEN = re.compile("[\"'\u2018-\u201f\u3008-\u300f\u200b-\u200d\u2060\ufeff\u00ad]")
RUN = re.compile("[\u4e00-\u9fff]{2,}")


def entries(site, index):
    """Returns the entries of an index as dictionaries with address, title and texts."""
    found = []
    folder = pathlib.Path(site) / index
    for file in sorted(folder.glob("p*.js"), key=lambda file: int(file.stem[1:])):
        script = file.read_text("utf-8")
        data = json.loads(re.fullmatch(r'quotabookIndex\("p",\d+,(.*)\);\n', script, re.DOTALL).group(1))
        for title, address, note, badge, keywords, sections, *_ in data:
            texts = [title, *keywords]
            for place in range(0, len(sections), 3):
                texts += [sections[place], sections[place + 2]]
            seen = [UNSEEN.sub("", text) for text in texts]
            found.append({"title": title, "address": address, "texts": seen, "plain": texts})
    return found


def synonyms(site, index):
    """Returns the groups of words that find each other's pages."""
    script = (pathlib.Path(site) / index / "manifest.js").read_text("utf-8")
    return json.loads(re.fullmatch(r'quotabookIndex\("m",0,(.*)\);\n', script, re.DOTALL).group(1))["synonyms"]


def initials(site, index):
    """Returns the initials of pinyin by which something is found."""
    scripts = (file.read_text("utf-8") for file in sorted((pathlib.Path(site) / index).glob("t*.js")))
    return sorted({term[1:] for script in scripts for term in re.findall(r"[ \"](~[a-z]{3,12}) ", script)})


def pages_with(text, pages):
    """Returns the addresses of the pages on which a run of Chinese characters stands."""
    return {page["address"] for page in pages if any(text in one for one in page["texts"])}


def random_words(pages, count, seed):
    """Returns English words and numbers with the address of a page on which each stands."""
    draw = random.Random(seed)
    found = []
    for _ in range(count * 10):
        page = draw.choice(pages)
        words = re.findall(r"(?<![\w'’.,])(?:[A-Za-z]{2,30}|[0-9]+)(?![\w'’.,])", draw.choice(page["plain"]))
        if words and len(found) < count:
            found.append((draw.choice(words), page["address"]))
    return found


def random_runs(pages, count, seed, without=()):
    """Returns runs of 2 … 8 Chinese characters that stand on some page, the same ones at every call.

    None holds one of the words of `without`.
    """
    draw = random.Random(seed)
    texts = [text for page in pages for text in page["texts"] if RUN.search(text)]
    runs = []
    for _ in range(count * 10 if texts else 0):
        if len(runs) == count:
            break
        run = draw.choice(RUN.findall(draw.choice(texts)))
        length = min(len(run), draw.randint(2, 8))
        start = draw.randint(0, len(run) - length)
        part = run[start : start + length]
        if not any(word in part for word in without):
            runs.append(part)
    return runs
