"""The rules of axe-core, run in an open page."""

import pathlib

import axe_playwright_python

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})
  .then(result => result.violations)
"""


def axe_source():
    """Returns the script that comes with the Python package."""
    folder = pathlib.Path(axe_playwright_python.__file__).parent
    return next(folder.rglob("axe.min.js")).read_text("utf-8")


def problems_in_access(page, source):
    """Returns the violations in an open page, as sentences with the element at fault."""
    # Through the debugger, not as an element: the strict policy would refuse a script of ours.
    page.evaluate(source)
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:120]}"
        for violation in page.evaluate(RUN, RULES)
        for node in violation["nodes"]
    ]
