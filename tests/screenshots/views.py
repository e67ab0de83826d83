"""What there is to see: one table of all pages and of what opens on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from playwright.sync_api import Page

from e2e.web.pages import PAGES
from e2e.web.web_world import settle

KEEPERS = "{The Lantern Keepers}"
Act = Callable[[Page], object]


@dataclass(frozen=True, slots=True)
class View:
    """A page, or what a click opens on it. `path` may hold `{token}` or the name of a title in braces."""

    name: str
    path: str
    when: Literal["new", "stranger", "inside"] = "inside"
    """Before there is an owner; to somebody who is not logged in; to the owner."""
    act: Act | None = None
    grows: bool = False
    """Whether many titles make it look different."""

    def filled(self, paths: Mapping[str, str]) -> "View":
        """With the addresses of titles for their names."""
        path = self.path
        for name, known in paths.items():
            path = path.replace(f"{{{name}}}", known)
        return replace(self, path=path)


def _open_palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("la")
    page.get_by_role("option").nth(3).wait_for()


def _choose_release(page: Page) -> None:
    page.get_by_role("button", name="Choose a release for episode 1").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("acceptable").first.wait_for()
    dialog.get_by_role("listitem").nth(1).get_by_role("button").first.click()


def _add(page: Page) -> None:
    page.get_by_role("button", name="Add Little Comet").first.click()
    page.get_by_role("dialog").wait_for()
    settle(page)


def _see(look: str) -> Act:
    def see(page: Page) -> None:
        page.get_by_role("button", name="View", exact=True).click()
        with page.expect_response(lambda answer: "/api/v1/movies?" in answer.url):
            page.get_by_role("menuitemcheckbox", name=look, exact=True).click()
        page.keyboard.press("Escape")
        settle(page)
        page.evaluate("setTimeout(() => localStorage.clear(), 300)")

    return see


def _edit(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_role("dialog").wait_for()
    settle(page)


def _open_menu(page: Page) -> None:
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("menu").wait_for()


def _block(page: Page) -> None:
    page.get_by_role("button", name="Block a release").click()
    page.get_by_role("dialog").wait_for()


GROWING = frozenset({"home", "shows", "movies", "wanted", "activity"})
VIEWS: tuple[View, ...] = (
    View("setup-owner", "/setup?token={token}", "new"),
    View("login", "/login", "stranger"),
    View("setup-without-link", "/setup", "stranger"),
    *(View(page.name, page.path, grows=page.name in GROWING) for page in PAGES),
    View("setup-resumed", "/setup"),
    View("show", KEEPERS),
    View("show-under-way", "{Northfold}"),
    View("movie", "{Tidal}"),
    View("choose-release", KEEPERS, act=_choose_release),
    View("add-dialog", "/add?kind=movie&q=little", act=_add),
    View("movies-table", "/movies", act=_see("Table"), grows=True),
    View("movies-details", "/movies", act=_see("Details")),
    View("edit-title", KEEPERS, act=_edit),
    View("block-release", "/settings/blocklist", act=_block),
    View("palette", "/", act=_open_palette),
    View("menu", "/settings/about", act=_open_menu),
    View("nothing-here", "/shows/00000000-0000-0000-0000-000000000000"),
    View("nothing-found", "/add?q=xyzzy"),
)
