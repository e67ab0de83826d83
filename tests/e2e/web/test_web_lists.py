"""Lists and what lies over them: names, strips, filters, and the veil of the palette."""

import re

import pytest
from playwright.sync_api import expect

from e2e.web.conftest import House
from e2e.web.web_world import PHONE, OpenPage, open_settled

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]


def test_a_list_asks_for_the_names_of_its_titles_together(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_settled(page, f"{house.world.url}/activity?view=history")
    expect(page.get_by_role("main").get_by_role("link", name="The Lantern Keepers").first).to_be_visible()
    assert any("/api/v1/titles?ids=" in url for url in asked)
    assert not [url for url in asked if re.search(r"/api/v1/(shows|movies)/", url)]


def test_a_shows_strip_has_a_segment_for_each_season(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    open_settled(page, f"{house.world.url}/shows")
    tile = page.get_by_role("listitem").filter(has_text="The Lantern Keepers")
    strip = tile.get_by_role("img", name=re.compile("of 2 seasons complete"), include_hidden=True)
    expect(strip.locator("> div")).to_have_count(2)


def test_a_phone_filters_the_history_and_moves_nothing_sideways(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state, phone=True)
    open_settled(page, f"{house.world.url}/activity?view=history")
    choice = page.get_by_role("combobox", name="Show")
    choice.select_option("Removed")
    expect(page).to_have_url(re.compile("kind=removed"))
    box = choice.bounding_box()
    assert box
    assert box["x"] + box["width"] <= PHONE[0]
    expect(page.get_by_role("radiogroup", name="Show")).to_be_hidden()


def test_the_palettes_veil_covers_the_page_with_its_scrollbar(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    open_settled(page, f"{house.world.url}/")
    html = page.locator("html")
    expect(html).to_have_css("scrollbar-gutter", "stable")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(html).to_have_css("scrollbar-gutter", "auto")
    page.keyboard.press("Escape")
    expect(html).to_have_css("scrollbar-gutter", "stable")
