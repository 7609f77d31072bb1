"""What only the finished layout shows: holes in rows, news below the first screen, tables that paper cuts off."""

LAYOUT = """
height => {
  const problems = [];
  const halves = [...document.querySelectorAll('.grid > .half')].map(e => e.getBoundingClientRect());
  const grid = document.querySelector('.grid');
  for (const half of halves) {
    const isAlone = halves.filter(other => other.top < half.bottom && half.top < other.bottom).length === 1;
    if (isAlone && half.width < 0.6 * grid.getBoundingClientRect().width)
      problems.push('half a row is empty beside the element at ' + Math.round(half.top) + ' px');
  }
  const headline = document.querySelector('.headline');
  if (document.getElementById('happened') && innerWidth <= 820) {
    const box = headline?.getBoundingClientRect();
    if (!box || box.height === 0 || box.bottom > height)
      problems.push('the first screen does not say what happened');
  }
  return problems;
}
"""

PAPER = """
() => [...document.querySelectorAll('.scroll')]
  .filter(e => e.offsetParent !== null && e.scrollWidth > e.clientWidth + 1)
  .map(e => 'paper cuts off ' + (e.scrollWidth - e.clientWidth) + ' px of the table "' + e.ariaLabel + '"')
"""

# A4 without margins of 12 mm on both sides, at 96 px an inch.
PAPER_WIDTH = 703


def problems_in_layout(page, height):
    return page.evaluate(LAYOUT, height)


def problems_on_paper(page):
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    return page.evaluate(PAPER)
