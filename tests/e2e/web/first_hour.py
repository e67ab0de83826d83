"""The steps of a newcomer, on any screen."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Locator, Page, expect

from e2e.web.web_world import OWNER, PASSWORD, World

STOPS = ("Wished", "Searching", "Downloading", "Importing", "Ready")
SLOW_BYTES_PER_SECOND = 50_000
"""A film of the demo then takes some seconds, so that one can watch it come."""
MOST_STEPS = 12
# The line moves fast in the demo: the page itself remembers every stop and every percentage that it has shown.
REMEMBER = """
window.linesSeen = new Set();
window.sharesSeen = [];
new MutationObserver(() => {
  for (const line of document.querySelectorAll('[role=img][aria-label*=stop]')) linesSeen.add(line.ariaLabel);
  const shown = (document.querySelector('main')?.innerText ?? '').match(/(\\d+)\\s?%/);
  if (shown && +shown[1] !== sharesSeen.at(-1)) sharesSeen.push(+shown[1]);
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
"""
Press = Literal["click", "tap"]


@dataclass(frozen=True, slots=True)
class Sight:
    """What a newcomer saw come: the files in the library, what the line said, and the percentages in their order."""

    files: list[str]
    lines: list[str]
    shares: list[int]

    @property
    def is_whole(self) -> bool:
        """Whether a file came, and its download was seen moving, and forward only."""
        was_seen = any("Downloading, stop 3" in line for line in self.lines)
        return bool(self.files) and was_seen and len(self.shares) > 1 and self.shares == sorted(self.shares)


class Newcomer:
    """Somebody who opened the one-time link: with a mouse, or with a finger (`tap`)."""

    def __init__(self, page: Page, world: World, how: Press) -> None:
        self.page = page
        self._world = world
        self._how = how
        self._known: dict[str, Callable[[], None]] = {
            "Libraries": self._add_libraries,
            "Folders": self._add_libraries,
            "Metadata": self._see_sources,
            "Indexer": self._add_indexer,
            "Downloads": self._see_client,
        }
        page.add_init_script(REMEMBER)

    def press(self, what: Locator) -> None:
        """By mouse or finger."""
        (what.tap if self._how == "tap" else what.click)()

    def set_up(self) -> None:
        """From the owner's account to the last step. A step that is not known here is passed by its own button."""
        self.page.goto(self._world.link)
        self.page.get_by_label("Name").fill(OWNER)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press(self.page.get_by_role("button", name="Make the account"))
        step, end = self.page.locator("[aria-current=step]"), self.page.get_by_role("link", name="Add the first title")
        expect(step).not_to_have_text("Owner")
        assert "token" not in self.page.url
        for _ in range(MOST_STEPS):
            name = step.inner_text()
            if name == "Done":
                break
            self._known.get(name, lambda: None)()
            self.press(self.page.get_by_role("button", name=re.compile("^(Next|Later)$")))
            expect(step).not_to_have_text(name)
        self.press(end)

    def _add_libraries(self) -> None:
        for folder in ("shows", "movies"):
            place = str(self._world.media / folder)
            self.page.get_by_label("Folder", exact=True).fill(place)
            expect(self.page.get_by_role("status", name="What was found")).to_contain_text("hardlinks work")
            self.press(self.page.get_by_role("button", name="Add a library"))
            expect(self.page.get_by_text(place, exact=True)).to_be_visible()

    def _see_sources(self) -> None:
        sources = re.compile(r"^Shows come from \w+, movies from \w+\.$")
        expect(self.page.get_by_text(sources)).to_be_visible()

    def _see_client(self) -> None:
        client = self.page.get_by_role("region", name="Built-in BitTorrent client")
        expect(client).to_contain_text("Downloads folder")

    def _add_indexer(self) -> None:
        indexer = self._world.indexer("Slowpoke")
        self.page.get_by_label("Name").fill(indexer["name"])
        self.page.get_by_label("Address").fill(indexer["url"])
        self.page.get_by_label("API key").fill(indexer["key"])
        self.press(self.page.get_by_role("button", name="Test", exact=True))
        expect(self.page.get_by_role("status").filter(has_text="It works")).to_be_visible()
        self.press(self.page.get_by_role("button", name="Add an indexer"))
        expect(self.page.get_by_text("Works", exact=True)).to_be_visible()

    def wish_for_tidal(self) -> None:
        """Add a movie; its page opens."""
        self.page.get_by_role("radio", name="Movies").check(force=True)
        self.page.get_by_role("searchbox").fill("Tidal")
        self.press(self.page.get_by_role("button", name="Add Tidal").first)
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label("Wanted from").select_option("announced")
        self.press(dialog.get_by_role("button", name="Add", exact=True))
        expect(self.page.get_by_role("heading", name="Tidal", level=1)).to_be_visible()

    def watch_it_come(self) -> Sight:
        """Stay on the title's page until the file is there."""
        timeline = self.page.get_by_role("complementary", name="Timeline")
        for stop in STOPS:
            expect(timeline.get_by_text(stop, exact=True).first).to_be_visible()
        expect(self.page.get_by_role("region", name="Files").get_by_role("listitem")).to_have_count(1)
        shares: list[int] = self.page.evaluate("sharesSeen")
        return Sight(
            files=[path.name for path in self._world.media.rglob("*.mkv") if path.name.startswith("Tidal")],
            lines=self.page.evaluate("[...linesSeen]"),
            shares=[share for share in shares if 0 < share < 100],
        )
