"""What the web app's tests work with: a running Reelway, and pages in a browser."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import APIRequestContext, Browser, BrowserContext, ConsoleMessage, Page

PASSWORD = "a long enough password"
OWNER = "ada"
WAIT_MILLISECONDS = 60_000
WIDE, PHONE = (1440, 900), (390, 844)
WATCH_REQUESTS = """
window.pendingRequests = 0;
const send = window.fetch;
window.fetch = (...wish) => {
  window.pendingRequests += 1;
  return send(...wish).finally(() => setTimeout(() => (window.pendingRequests -= 1)));
};
"""
SETTLED = """
() => window.pendingRequests === 0 && document.fonts.status === 'loaded' && document.querySelector('main')
  && !document.querySelector('main [aria-busy=true], main .animate-pulse')
"""


@dataclass(frozen=True, slots=True)
class World:
    """A running Reelway without an owner yet, beside its demo world."""

    url: str
    link: str
    media: Path
    indexers: tuple[dict[str, str], ...]
    process: "subprocess.Popen[bytes]"

    @property
    def token(self) -> str:
        """Of the one-time link."""
        return parse_qs(urlsplit(self.link).query)["token"][0]

    def indexer(self, name: str) -> dict[str, str]:
        """One of the demo's indexers."""
        return next(one for one in self.indexers if one["name"] == name)

    def limit_upload(self, bytes_per_second: int) -> None:
        """Slow every download to that rate; 0 is without limit."""
        self._order(do="limit_upload", bytes_per_second=bytes_per_second)

    def set_indexer(self, name: str, *, down: bool) -> None:
        """Break an indexer, or mend it."""
        self._order(do="set_indexer", name=name, down=down)

    def fill(self, titles: int) -> None:
        """Bring the catalog to so many titles."""
        self._order(do="fill", titles=titles)

    def misspeak(self) -> None:
        """Send the indexer a command that it can't read, and wait until that is among the dead letters."""
        self._order(do="misspeak")

    def _order(self, **wish: object) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps(wish)}\n".encode())
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer.startswith(b'{"done"'), f"{wish} was answered by {answer!r}"


class OpenPage:
    """Pages of one test, each in a context of its own. An error in any of them, or something that the content policy
    forbids, fails the test.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def __call__(
        self,
        *,
        phone: bool = False,
        scheme: str = "dark",
        state: str | None = None,
        still: bool = False,
        language: str = "en-GB",
    ) -> Page:
        """A page; `state` is a file with somebody's login, `still` asks for reduced motion."""
        width, height = PHONE if phone else WIDE
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=phone,
            is_mobile=phone,
            color_scheme="light" if scheme == "light" else "dark",
            reduced_motion="reduce" if still else "no-preference",
            locale=language,
            storage_state=state,
            ignore_https_errors=True,
        )
        context.set_default_timeout(WAIT_MILLISECONDS)
        context.add_init_script(WATCH_REQUESTS)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._listen)
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def close(self) -> None:
        """End it all."""
        for context in self._contexts:
            context.close()
        assert not self.errors, "\n".join(self.errors)


def settle(page: Page) -> None:
    """Wait until a page shows all that it asked for."""
    page.wait_for_function(SETTLED)


def open_settled(page: Page, url: str) -> None:
    """Go there and wait until everything is shown."""
    page.goto(url)
    settle(page)


def log_in(page: Page, password: str = PASSWORD) -> None:
    """Fill in the login form."""
    page.get_by_label("Name").fill(OWNER)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def add_title(rest: APIRequestContext, world: World, kind: str, name: str, **more: object) -> str:
    """Add a title over REST; gives its path in the app."""
    found = rest.get(f"{world.url}/api/v1/metadata/search", params={"kind": kind, "query": name})
    assert found.ok, found.text()
    hit = next(item["hit"] for item in found.json()["items"] if item["hit"]["name"] == name)
    wish = {"source": hit["source"], "source_id": hit["source_id"], **more}
    made = post(rest, world, f"{kind}s", wish | ({"minimum_availability": "announced"} if kind == "movie" else {}))
    return f"/{kind}s/{made['title_id']}"


def post(rest: APIRequestContext, world: World, path: str, body: object) -> dict[str, str]:
    """The answer to a creation or an action over REST; empty where it says nothing."""
    answer = rest.post(f"{world.url}/api/v1/{path}", data=body, headers={"Origin": world.url})
    assert answer.ok, f"{path}: {answer.text()}"
    made: dict[str, str] = answer.json() if answer.body() else {}
    return made
