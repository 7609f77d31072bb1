"""A web server with the headers the site promises to work under, and a browser to look with."""

import contextlib
import functools
import http.server
import os
import pathlib
import re
import threading

from playwright.sync_api import sync_playwright

POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"


class StrictHandler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_):
        """A request is no news."""


@contextlib.contextmanager
def served(folder):
    """Yields the address of `folder` on a free port."""
    handler = functools.partial(StrictHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@contextlib.contextmanager
def browser():
    """Yields the system's Chromium; the variable CHROMIUM names another one."""
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--font-render-hinting=none"]
        )
        try:
            yield chromium
        finally:
            chromium.close()


def kind_of_playbook(parts):
    """Returns what tells a page of the knowledge base from its neighbours: its file, or the folder that it lies in."""
    if parts[0] != "playbooks" or len(parts) < 2:
        return ()
    if parts[-1] != "index.html":
        return (parts[-1].split("-")[0],)
    if parts[-2] == "print":
        return ("print",)
    return (parts[1],) if len(parts) > 3 else ()


def page_kinds(site):
    """Returns one page of every kind in every language, as paths below `site`.

    Pages of a kind lie side by side (`teams/…/index.html`), and so do periods of a length; of them the longest page is
    taken, as it has the most to go wrong. The knowledge base has a folder for each kind of its pages.
    """
    site = pathlib.Path(site)
    languages = [folder for folder in ("en", "zh-CN") if (site / folder / "index.html").exists()]
    longest = {}
    for file in sorted(site.rglob("*.html")):
        parts = list(file.relative_to(site).parts)
        language = parts.pop(0) if parts[0] in languages else ""
        periods = [re.sub(r"\d+", "0", part) for part in parts if re.fullmatch(r"\d{4}(-\w+)?", part)]
        first = "" if parts[0][:4].isdigit() else parts[0]
        kind = (language, first, min(len(parts), 4), *periods, *kind_of_playbook(parts))
        text = file.read_bytes()
        # Pages that only lead on from an earlier address show nothing.
        if b'http-equiv="refresh"' in text:
            continue
        size = len(text)
        if size > longest.get(kind, (0, None))[0]:
            longest[kind] = (size, file.relative_to(site).as_posix())
    return sorted(path for _, path in longest.values())
