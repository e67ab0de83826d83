"""`python -m bench.web_visit FOLDER`: a browser visits a large Reelway and prints as JSON what it saw.

In a process of its own, so that the figures of a browser and of what it visits do not mix with the bench's.
"""

import json
import signal
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Browser, Page, sync_playwright

from bench.web_reference import bare_posters, tall_page
from e2e.web.pages import PAGES, WebPage
from e2e.web.readable import serious_faults
from e2e.web.running import furnish, launch, running_world
from e2e.web.web_world import SETTLED, WATCH_REQUESTS, World

TITLES = 10_000
POSTERS = 100
SCREEN_OF_POSTERS = (1600, 4000)
SCREEN = (1440, 900)
VISITS = 5
FURNITURE = (("show", "Kumo no Kenshi"), ("movie", "Tidal"))
WAIT_MILLISECONDS = 20_000
# The page notes by itself when it was done, as every question from outside would come late.
STOPWATCH = """
window.longestEnd = 0;
new PerformanceObserver(list => {
  for (const task of list.getEntries()) longestEnd = task.startTime + task.duration;
}).observe({type: 'longtask', buffered: true});
const look = () => {
  const posters = [...document.querySelectorAll('main li img')];
  if (posters.length >= COUNT && !window.drawnAt) window.drawnAt = performance.now();
  const shown = posters.filter(one => one.complete && one.naturalWidth).length;
  if (shown >= COUNT && !window.shownAt) window.shownAt = performance.now();
  if (!window.drawnAt || !window.shownAt) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
SCROLL = """
() => new Promise(done => {
  const stamps = [];
  const step = now => {
    stamps.push(now);
    scrollBy(0, 120);
    if (stamps.length < 240) requestAnimationFrame(step); else done(stamps);
  };
  requestAnimationFrame(step);
})
"""
FRAME_MILLISECONDS = 1000 / 60


class Load(TypedDict):
    """What a visit fetched."""

    name: str
    requests: int
    bytes: float
    unpacked_bytes: float


class Sight(TypedDict):
    """All that was seen: times in milliseconds, shares from 0 to 1."""

    first_load: Load
    usable: float
    shown: float
    bare_shown: float
    dropped: float
    bare_dropped: float
    pages: list[Load]
    faults: dict[str, list[str]]


def main(folder: Path) -> None:
    """Visit it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that everything that was started is stopped
    with sync_playwright() as playwright, running_world(folder, *(name for _, name in FURNITURE)) as world:
        browser = launch(playwright)
        login = furnish(browser, world, folder / "state.json", FURNITURE)
        with _page(browser, login) as page:
            page.goto(world.url)
            page.wait_for_function(SETTLED)
            page.wait_for_function("() => document.querySelectorAll('main li img').length > 1")
        world.fill(TITLES)
        print(json.dumps(_see(browser, world, login)), flush=True)


def _see(browser: Browser, world: World, login: str) -> Sight:
    first_load = _load(browser, None, world, WebPage("the first", "/login"))
    usable, shown = _time_posters(browser, login, f"{world.url}/movies")
    with _page(browser, login) as page, bare_posters(page, world, POSTERS) as bare:
        bare_shown = _time_posters(browser, None, bare)[1]
    with tall_page() as bare:
        bare_dropped = _scroll(browser, None, bare)
    return Sight(
        first_load=first_load,
        usable=usable,
        shown=shown,
        bare_shown=bare_shown,
        dropped=_scroll(browser, login, f"{world.url}/movies"),
        bare_dropped=bare_dropped,
        pages=[_load(browser, login, world, page) for page in PAGES],
        faults=_faults(browser, login, world),
    )


@contextmanager
def _page(browser: Browser, login: str | None, screen: tuple[int, int] = SCREEN) -> Iterator[Page]:
    """With nothing cached."""
    context = browser.new_context(storage_state=login, viewport={"width": screen[0], "height": screen[1]})
    context.set_default_timeout(WAIT_MILLISECONDS)
    context.add_init_script(WATCH_REQUESTS)
    yield context.new_page()
    context.close()


def _time_posters(browser: Browser, login: str | None, url: str) -> tuple[float, float]:
    """Medians of: titles drawn and no long task under way; all posters shown."""
    usable, shown = [], []
    for _ in range(VISITS):
        with _page(browser, login, SCREEN_OF_POSTERS) as page:
            page.add_init_script(STOPWATCH.replace("COUNT", str(POSTERS)))
            page.goto(url)
            page.wait_for_function("() => window.drawnAt && window.shownAt")
            drawn_at, shown_at, busy_until = page.evaluate("[drawnAt, shownAt, longestEnd]")
            usable.append(max(drawn_at, min(busy_until, shown_at)))
            shown.append(shown_at)
    return statistics.median(usable), statistics.median(shown)


def _scroll(browser: Browser, login: str | None, url: str) -> float:
    """The share of frames that were dropped on the way down."""
    with _page(browser, login) as page:
        page.goto(url)
        page.wait_for_function("() => document.documentElement.scrollHeight > 100000")
        stamps: list[float] = page.evaluate(SCROLL)
    due = (stamps[-1] - stamps[0]) / FRAME_MILLISECONDS
    return max(0.0, 1 - (len(stamps) - 1) / due)


def _load(browser: Browser, login: str | None, world: World, wanted: WebPage) -> Load:
    with _page(browser, login) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        packed: list[float] = []
        unpacked: list[float] = []
        session.on("Network.loadingFinished", lambda event: packed.append(event["encodedDataLength"]))
        session.on("Network.dataReceived", lambda event: unpacked.append(event["dataLength"]))
        page.goto(world.url + wanted.path)
        page.wait_for_function(SETTLED)
        return Load(name=wanted.name, requests=len(packed), bytes=sum(packed), unpacked_bytes=sum(unpacked))


def _faults(browser: Browser, login: str, world: World) -> dict[str, list[str]]:
    found = {}
    with _page(browser, login) as page:
        for name, path in PAGES:
            page.goto(world.url + path)
            page.wait_for_function(SETTLED)
            found[name] = serious_faults(page)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
