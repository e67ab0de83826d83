"""What the web app's tests work with: a running Reelway, and pages in a browser."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "a long enough password"
WAIT_MILLISECONDS = 60_000


@dataclass(frozen=True, slots=True)
class World:
    """A running Reelway without an owner yet, beside its demo world."""

    url: str
    link: str
    media: Path
    indexers: tuple[dict[str, str], ...]

    @property
    def token(self) -> str:
        """Of the one-time link."""
        return parse_qs(urlsplit(self.link).query)["token"][0]

    def indexer(self, name: str) -> dict[str, str]:
        """One of the demo's indexers."""
        return next(one for one in self.indexers if one["name"] == name)


class OpenPage:
    """Pages of one test, each in a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._errors: list[str] = []

    def __call__(self, *, phone: bool = False, scheme: str = "dark", state: str | None = None) -> Page:
        """A page; `state` is a file with somebody's login."""
        size = (390, 844) if phone else (1440, 900)
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=phone,
            color_scheme="light" if scheme == "light" else "dark",
            locale="en-GB",
            storage_state=state,
            bypass_csp=False,
        )
        context.set_default_timeout(WAIT_MILLISECONDS)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        return page

    def close(self) -> None:
        """End it all."""
        for context in self._contexts:
            context.close()
        assert not self._errors
