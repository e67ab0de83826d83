"""The pictures in their folder, and a page to leaf through them."""

import time
from html import escape
from pathlib import Path

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from e2e.web.web_world import SETTLED, WATCH_REQUESTS, World
from screenshots.views import View

WAIT_MILLISECONDS = 20_000
# Every picture in sight is there, or will not come.
DRAWN = """
() => [...document.images].every(image => image.complete || image.getBoundingClientRect().top > innerHeight
  || image.getBoundingClientRect().left > innerWidth)
"""
TALLEST = 2600
"""Pixels of a page with few titles; a page with many would have no end."""
STYLE = (
    "body{font:15px system-ui;margin:24px;background:#888}figure{display:inline-block;margin:8px;vertical-align:top}"
)
LOOKS = "img{max-width:420px;max-height:640px;display:block}"


def _make_room(page: Page) -> None:
    """As tall as the page, so that bars which stay at the screen's edge stay at the picture's."""
    tall = page.evaluate("document.documentElement.scrollHeight")
    if page.viewport_size and tall > page.viewport_size["height"]:
        page.set_viewport_size({"width": page.viewport_size["width"], "height": min(tall, TALLEST)})


class Album:
    """Takes pictures until its time is over, and remembers what did not come out."""

    def __init__(self, folder: Path, *, ends_at: float) -> None:
        self._folder = folder
        self._ends_at = ends_at
        self._taken: dict[str, list[str]] = {}
        self._failed: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, context: BrowserContext, world: World, view: View, kind: tuple[str, str, str]) -> None:
        """One picture; one that does not come out is told at the end."""
        file = f"{view.name}.{'.'.join(kind)}.png"
        if time.monotonic() > self._ends_at:
            self._failed.append(f"{file}: no time was left")
            return
        page = context.new_page()
        page.set_default_timeout(WAIT_MILLISECONDS)
        page.add_init_script(WATCH_REQUESTS)
        try:
            page.goto(world.url + view.path.replace("{token}", world.token))
            page.wait_for_function(SETTLED)
            if view.act:
                view.act(page)
            if kind[0] == "few" and view.act is None:
                _make_room(page)
            page.wait_for_function(DRAWN)
            page.screenshot(path=self._folder / file, animations="disabled")
            self._taken.setdefault(view.name, []).append(file)
        except BrowserError as error:
            self._failed.append(f"{file}: {error.message.splitlines()[0]}")
        finally:
            page.close()

    def finish(self) -> str | None:
        """Write the index; gives what went wrong, if anything did."""
        parts = [f"<!doctype html><meta charset=utf-8><title>Reelway</title><style>{STYLE}{LOOKS}</style>"]
        for name, files in sorted(self._taken.items()):
            pictures = (f"<figure><a href={file}><img src={file} loading=lazy></a>{file}</figure>" for file in files)
            parts.append(f"<h2>{escape(name)}</h2>{''.join(pictures)}")
        (self._folder / "index.html").write_text("\n".join(parts), encoding="utf-8")
        print(f"{sum(map(len, self._taken.values()))} pictures: {self._folder / 'index.html'}")
        return "\n".join(self._failed) or None
