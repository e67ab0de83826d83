"""Home's rows: what was added, what is to come, and what many watch now, to add from."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from e2e.web.conftest import House
from e2e.web.web_world import OpenPage, add_title, open_settled

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
TO_COME, TRENDING = "Saltmarsh Road", "Quiet Engines"
STAYED = "() => window.stayed === true"


@pytest.fixture
def page(house: House, open_page: OpenPage) -> Iterator[Page]:
    """Home; what a test added goes at its end."""
    page = open_page(state=house.state)
    open_settled(page, house.world.url)
    yield page
    shows = f"{house.world.url}/api/v1/shows"
    for name in (TO_COME, TRENDING):
        for show in page.request.get(shows, params={"query": name}).json()["items"]:
            assert page.request.delete(f"{shows}/{show['title_id']}", headers={"Origin": house.world.url}).ok


def test_a_title_shows_among_the_added_and_its_next_episode_among_what_is_to_come(page: Page, house: House) -> None:
    page.evaluate("window.stayed = true")
    added, upcoming = page.get_by_role("region", name="Recently added"), page.get_by_role("region", name="Upcoming")
    expect(added.get_by_role("link", name="Tidal")).to_be_visible()
    path = add_title(page.request, house.world, "show", TO_COME, search=False)
    expect(added.get_by_role("listitem").first).to_contain_text(TO_COME)
    expect(added.get_by_role("link", name=TO_COME)).to_have_attribute("href", path)
    episode = upcoming.get_by_role("link", name=TO_COME)
    expect(episode).to_contain_text("S02E04")
    assert page.evaluate(STAYED)
    episode.click()
    page.wait_for_url(f"{house.world.url}{path}")


def test_a_title_that_many_watch_is_added_from_its_row(page: Page, house: House) -> None:
    row = page.get_by_role("region", name="Shows that many watch now")
    row.get_by_role("button", name=f"Add {TRENDING}").click()
    dialog = page.get_by_role("dialog", name=f"Add {TRENDING}")
    dialog.get_by_label("Which episodes").select_option("pilot")
    dialog.get_by_role("switch", name="Search at once").uncheck()
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name=TRENDING, level=1)).to_be_visible()
    expect(page.get_by_role("switch", name="Monitor episode 1")).to_be_checked()
    expect(page.get_by_role("switch", name="Monitor episode 2")).not_to_be_checked()
    path = page.url.removeprefix(house.world.url)
    page.get_by_role("navigation").first.get_by_role("link", name="Home").click()
    added = page.get_by_role("region", name="Recently added")
    expect(added.get_by_role("link", name=TRENDING)).to_have_attribute("href", path)
    expect(row.get_by_role("button").first).to_be_visible()
    expect(row.get_by_role("button", name=f"Add {TRENDING}")).to_have_count(0)
