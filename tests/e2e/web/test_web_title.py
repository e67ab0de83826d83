"""A title's page: what is watched over, by show, season and episode, and the versions that are kept of it."""

import re
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.web.conftest import House
from e2e.web.readable import serious_faults
from e2e.web.web_world import OpenPage, add_title, open_settled, post

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
SHOW = "Gravel and Gold"
"""Three seasons of four episodes; nobody offers any of them."""


@pytest.fixture
def page(house: House, open_page: OpenPage) -> Iterator[Page]:
    """The page of a show of this test's own."""
    page = open_page(state=house.state)
    path = add_title(page.request, house.world, "show", SHOW, search=False)
    open_settled(page, house.world.url + path)
    expect(page.get_by_role("heading", name=SHOW, level=1)).to_be_visible()
    yield page
    assert page.request.delete(f"{house.world.url}/api/v1{path}", headers={"Origin": house.world.url}).ok


def test_seasons_and_episodes_are_watched_over_one_by_one(page: Page) -> None:
    season, episodes = page.get_by_role("switch", name="Monitor season 3"), _episodes(page)
    _expect(episodes, [True] * 4)
    _set(page, season, on=False)
    _expect(episodes, [False] * 4)
    _set(page, episodes.nth(1), on=True)
    page.reload()
    _expect(episodes, [False, True, False, False])
    expect(page.get_by_role("switch", name="Monitor season 2")).to_be_checked()
    page.get_by_role("button", name=re.compile("^Season 2")).click()
    _expect(episodes, [False, True, False, False, *[True] * 4])
    _set(page, season, on=True)
    _expect(episodes, [True] * 8)


def test_a_whole_show_is_watched_over_or_not(page: Page) -> None:
    monitored = page.get_by_role("button", name="Monitored", exact=True)
    expect(monitored).to_have_attribute("aria-pressed", "true")
    monitored.click()
    unmonitored = page.get_by_role("button", name="Not monitored")
    expect(unmonitored).to_have_attribute("aria-pressed", "false")
    page.reload()
    unmonitored.click()
    expect(monitored).to_have_attribute("aria-pressed", "true")


def test_another_version_is_kept_and_forgotten(page: Page) -> None:
    versions, dialog = page.get_by_role("radiogroup", name="Versions"), page.get_by_role("dialog")
    expect(versions).to_have_count(0)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Keep another version").click()
    dialog.get_by_label("Name of the version").fill("Grand")
    dialog.get_by_label("Quality profile").select_option(label="4K")
    dialog.get_by_role("switch", name="Search at once").uncheck()
    assert serious_faults(page) == []
    dialog.get_by_role("button", name="Add").click()
    expect(page.get_by_text("The version Grand is kept from now on")).to_be_visible()
    expect(versions.get_by_role("radio")).to_have_count(2)
    page.reload()
    versions.get_by_role("radio", name="Grand").check(force=True)
    _set(page, page.get_by_role("switch", name="Monitor the version Grand"), on=False)
    page.reload()
    versions.get_by_role("radio", name="Grand").check(force=True)
    expect(page.get_by_role("switch", name="Monitor the version Grand")).not_to_be_checked()

    for answer in ("Cancel", "Forget"):
        page.get_by_role("button", name="Actions: Grand").click()
        page.get_by_role("menuitem", name="Forget the version Grand").click()
        question = page.get_by_role("dialog", name="Forget the version Grand")
        expect(question).to_contain_text("One that holds files is not forgotten")
        question.get_by_role("button", name=answer, exact=True).click()
        expect(question).to_have_count(0)
    expect(page.get_by_text("The version Grand is forgotten")).to_be_visible()
    expect(versions).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="Seasons")).to_be_visible()
    expect(versions).to_have_count(0)


def test_a_version_that_holds_files_is_not_forgotten(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    movie = page.request.get(f"{house.world.url}/api/v1/movies", params={"query": "Tidal"}).json()["items"][0]
    path = f"movies/{movie['title_id']}"
    page.goto(f"{house.world.url}/{path}")
    expect(page.get_by_role("region", name="Files").get_by_role("listitem")).to_have_count(1)
    slot = post(page.request, house.world, f"{path}/slots", {"slot": {"name": "Grand"}, "search": False})
    page.reload()
    versions = page.get_by_role("radiogroup", name="Versions")
    expect(versions.get_by_role("radio", name="Main")).to_be_checked()
    page.get_by_role("button", name="Actions: Main").click()
    page.get_by_role("menuitem", name="Forget the version Main").click()
    question = page.get_by_role("dialog", name="Forget the version Main")
    question.get_by_role("button", name="Forget", exact=True).click()
    expect(page.get_by_text("Main holds files")).to_be_visible()
    question.get_by_role("button", name="Cancel").click()
    expect(versions.get_by_role("radio")).to_have_count(2)
    gone = f"{house.world.url}/api/v1/slots/{slot['slot_id']}"
    assert page.request.delete(gone, headers={"Origin": house.world.url}).ok


def _episodes(page: Page) -> Locator:
    """The switches of all episodes that are shown."""
    return page.get_by_role("switch", name="Monitor episode")


def _expect(switches: Locator, checked: Sequence[bool]) -> None:
    """There are so many, and each is as said."""
    expect(switches).to_have_count(len(checked))
    for place, is_on in enumerate(checked):
        expect(switches.nth(place)).to_be_checked(checked=is_on)


def _set(page: Page, switch: Locator, *, on: bool) -> None:
    """Turn it, and wait until that is kept."""
    with page.expect_response(lambda answer: answer.request.method in ("PUT", "PATCH")) as kept:
        switch.set_checked(on)
    assert kept.value.ok, kept.value.text()
