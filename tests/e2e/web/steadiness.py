"""How much of a page jumps while it comes: the browser's own measure, cumulative layout shift."""

from typing import NamedTuple

from playwright.sync_api import Page

WATCH_SHIFTS = """
window.shifted = {score: 0, what: []};
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) {
    if (shift.hadRecentInput) continue;
    window.shifted.score += shift.value;
    for (const { node, previousRect: from, currentRect: to } of shift.sources)
      window.shifted.what.push(`${shift.value.toFixed(3)}: ${node?.parentElement?.className ?? ''} > ` +
        `${node?.outerHTML?.slice(0, 80) ?? node?.nodeName} ${from.x},${from.y} ${from.width}x${from.height}` +
        ` -> ${to.x},${to.y} ${to.width}x${to.height}`);
  }
}).observe({type: 'layout-shift', buffered: true});
"""
GOOD = 0.1
"""What is no more than this is good, by https://web.dev/articles/cls."""


class Shift(NamedTuple):
    """The sum of all shifts of a page, and what moved from where to where."""

    score: float
    what: list[str]


def watch_shifts(page: Page) -> None:
    """Note from now on what moves on each page that is opened, as long as nobody touches it."""
    page.add_init_script(WATCH_SHIFTS)


def shift_of(page: Page) -> Shift:
    """What has moved on the open page so far."""
    seen = page.evaluate("() => window.shifted")
    return Shift(seen["score"], seen["what"])
