"""The main path without a mouse: nothing here but keys, and each stop of the focus must be seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.web.conftest import House
from e2e.web.keys import Keyboard
from e2e.web.web_world import OWNER, PASSWORD, OpenPage

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
WISH, KNOWN = "Bread Money", "The Lantern Keepers"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_way_in(house: House, open_page: OpenPage, scheme: str) -> None:
    page = open_page(scheme=scheme)
    page.goto(f"{house.world.url}/wanted")
    keyboard = Keyboard(page)
    keyboard.fill(page.get_by_label("Name"), OWNER)
    keyboard.fill(page.get_by_label("Password"), PASSWORD)
    keyboard.use(page.get_by_role("button", name="Log in"))
    expect(page.get_by_role("navigation").first).to_be_visible()
    keyboard.go_to(page.get_by_role("link", name="Skip to the content"))
    keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    keyboard.use(page.get_by_role("navigation").get_by_role("link", name="Activity"))
    page.wait_for_url(f"{house.world.url}/activity")
    keyboard.use(page.get_by_role("button", name=f"Account of {OWNER}"))
    expect(page.get_by_role("menu")).to_be_visible()
    keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"Account of {OWNER}")).to_be_focused()


def test_a_title_is_found_added_and_watched(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    page.goto(house.world.url)
    page.get_by_role("main").wait_for()
    keyboard = Keyboard(page)
    keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    keyboard.write(WISH)
    option = page.get_by_role("option", name=re.compile(rf"^{WISH} \d")).first
    option.wait_for()
    while option.get_attribute("aria-selected") != "true":
        keyboard.press("ArrowDown")
    keyboard.press("Enter")
    keyboard.use(page.get_by_role("button", name=f"Add {WISH}").first)
    dialog = page.get_by_role("dialog")
    keyboard.go_to(dialog.get_by_label("Wanted from"))
    keyboard.write("Announce")
    keyboard.use(dialog.get_by_role("button", name="Add", exact=True))
    expect(page.get_by_role("heading", name=WISH, level=1)).to_be_visible()
    expect(page.get_by_role("region", name="Files").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("complementary", name="Timeline")).to_contain_text("Ready")


def test_a_release_is_looked_at_and_the_focus_comes_back(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    page.goto(house.world.url)
    page.get_by_role("main").wait_for()
    keyboard = Keyboard(page)
    keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    keyboard.write("lantern")
    expect(page.get_by_role("option", name=re.compile(rf"^{KNOWN} \d"))).to_be_visible()
    keyboard.press("Enter")
    expect(page.get_by_role("heading", name=KNOWN, level=1)).to_be_visible()
    choose = page.get_by_role("button", name="Choose a release for episode 1").first
    keyboard.use(choose)
    dialog = page.get_by_role("dialog")
    rows = dialog.get_by_role("listitem")
    expect(dialog.get_by_role("status").first).to_contain_text(re.compile(r"\d+ releases?, \d+ acceptable"))
    keyboard.use(rows.first.get_by_role("button", expanded=False).first)
    expect(rows.first.get_by_role("button", expanded=True).first).to_be_focused()
    keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(choose).to_be_focused()


def _command(keyboard: Keyboard, page: Page, text: str, name: str) -> None:
    """Open the palette, write, go down to the option and take it."""
    keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    keyboard.write(text)
    option = page.get_by_role("option", name=re.compile(rf"^{name}"))
    expect(option).to_have_count(1)
    while option.get_attribute("aria-selected") != "true":
        keyboard.press("ArrowDown")
    keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_have_count(0)


def test_commands_are_given_by_their_name(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    page.goto(house.world.url)
    page.get_by_role("main").wait_for()
    keyboard = Keyboard(page)
    _command(keyboard, page, "light", "Theme: Light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    _command(keyboard, page, "search missing", "Search for all that is missing")
    expect(page.get_by_text(re.compile(r"\d+ (is|are) searched for"))).to_be_visible()
    _command(keyboard, page, "pause", "Pause all downloads")
    expect(page.get_by_text(re.compile(r"\d+ downloads? paused"))).to_be_visible()
    _command(keyboard, page, "resume", "Resume all downloads")
    expect(page.get_by_text(re.compile(r"\d+ downloads? goe?s? on"))).to_be_visible()
    _command(keyboard, page, "lantern", f"Search now for {KNOWN}")
    expect(page.get_by_text("The search is on its way")).to_be_visible()
    _command(keyboard, page, "settings profil", "Profiles")
    page.wait_for_url(f"{house.world.url}/settings/profiles")


def test_commands_are_only_those_that_somebody_may_give(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state, language="de-DE")
    page.route("**/api/v1/me", lambda route: route.fulfill(json=route.fetch().json() | {"scope": "read"}))
    page.goto(house.world.url)
    page.get_by_role("main").wait_for()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option", name="Erscheinungsbild: Hell")).to_be_visible()
    expect(page.get_by_role("option", name="Alle Downloads anhalten")).to_have_count(0)
    page.keyboard.type("indexer")
    expect(page.get_by_text("Nichts gefunden")).to_be_visible()
