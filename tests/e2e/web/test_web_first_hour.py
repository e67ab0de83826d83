"""A newcomer's first hour: from the one-time link to the file in the library, in a browser, on a wide screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.web.web_world import PASSWORD, OpenPage, World

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
STOPS = ("Wished", "Searching", "Downloading", "Importing", "Ready")
# The line moves fast in the demo: the page itself remembers every stop that it has shown.
REMEMBER_LINES = """
window.linesSeen = new Set();
new MutationObserver(() => {
  for (const line of document.querySelectorAll('[role=img][aria-label*=stop]')) linesSeen.add(line.ariaLabel);
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


def test_a_newcomer_comes_from_the_link_to_a_file(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(REMEMBER_LINES)
    page.goto(world.link)
    _make_owner(page)
    _add_libraries(page, world)
    expect(page.get_by_text(re.compile(r"^Shows come from \w+, movies from \w+\.$"))).to_be_visible()
    page.get_by_role("button", name="Next").click()
    _add_indexer(page, world)
    expect(page.get_by_role("region", name="Built-in BitTorrent client")).to_contain_text("Downloads folder")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("radio").first.wait_for()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("link", name="Add the first title").click()

    page.get_by_role("radio", name="Movies").check(force=True)
    page.get_by_role("searchbox").fill("Tidal")
    page.get_by_role("button", name="Add Tidal").first.click()
    page.get_by_role("dialog").get_by_label("Wanted from").select_option("announced")
    page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_role("heading", name="Tidal", level=1)).to_be_visible()
    timeline = page.get_by_role("complementary", name="Timeline")
    for stop in STOPS:
        expect(timeline.get_by_text(stop, exact=True).first).to_be_visible()
    expect(page.get_by_role("region", name="Files").get_by_role("listitem")).to_have_count(1)
    assert [path for path in world.media.rglob("*.mkv") if path.name.startswith("Tidal")]
    seen = page.evaluate("[...linesSeen].join()")
    assert "Downloading, stop 3" in seen or "Importing, stop 4" in seen


def test_the_link_works_once_and_leaves_the_address(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(world.link)
    expect(page.get_by_role("heading", name="Reelway has an owner already")).to_be_visible()


def test_a_login_leads_back_but_never_to_another_site(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{world.url}/wanted")
    expect(page.get_by_role("heading", name="Reelway")).to_be_visible()
    _log_in(page)
    page.wait_for_url(f"{world.url}/wanted")
    stranger = open_page()
    stranger.goto(f"{world.url}/login?next=//evil.test/x")
    _log_in(stranger)
    stranger.wait_for_url(f"{world.url}/")


def test_a_wrong_password_is_told(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{world.url}/login")
    page.get_by_label("Name").fill("nobody")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("wrong")


def _log_in(page: Page) -> None:
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


def _make_owner(page: Page) -> None:
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()


def _add_libraries(page: Page, world: World) -> None:
    for folder in ("shows", "movies"):
        page.get_by_label("Folder").fill(str(world.media / folder))
        expect(page.get_by_role("status", name="What was found")).to_contain_text("hardlinks work")
        page.get_by_role("button", name="Add a library").click()
        expect(page.get_by_text(str(world.media / folder), exact=True)).to_be_visible()
    assert "token" not in page.url
    page.get_by_role("button", name="Next").click()
    page.reload()


def _add_indexer(page: Page, world: World) -> None:
    indexer = world.indexer("Slowpoke")
    page.get_by_label("Name").fill(indexer["name"])
    page.get_by_label("Address").fill(indexer["url"])
    page.get_by_label("API key").fill(indexer["key"])
    page.get_by_role("button", name="Test", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="It works")).to_be_visible()
    page.get_by_role("button", name="Add an indexer").click()
    expect(page.get_by_text("Works", exact=True)).to_be_visible()
    page.get_by_role("button", name="Next").click()
