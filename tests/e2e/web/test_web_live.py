"""The stream of events is cut and comes back: a page says so, and misses nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import APIRequestContext, expect

from e2e.web.conftest import House
from e2e.web.neighbours import line_to
from e2e.web.web_world import OpenPage, add_title, open_settled

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
MISSED = "Das Stille Amt"


@pytest.fixture
def elsewhere(house: House, open_page: OpenPage) -> Iterator[APIRequestContext]:
    """The owner at another machine, which stays connected; what was added goes at the end."""
    rest = open_page(state=house.state).request
    yield rest
    shows = f"{house.world.url}/api/v1/shows"
    for show in rest.get(shows, params={"query": MISSED}).json()["items"]:
        assert rest.delete(f"{shows}/{show['title_id']}", headers={"Origin": house.world.url}).ok


@pytest.mark.parametrize("path", ["/", "/shows", "/wanted"])
def test_what_happened_while_the_stream_was_cut_is_there_when_it_comes_back(
    house: House, open_page: OpenPage, elsewhere: APIRequestContext, path: str
) -> None:
    live, cut = "Live: changes show as they happen", "Not connected: trying again"
    page = open_page(state=house.state)
    with line_to(house.world.url) as line:
        open_settled(page, line.url + path)
        page.evaluate("window.stayed = true")
        expect(page.get_by_role("img", name=live)).to_be_visible()
        line.cut()
        expect(page.get_by_role("img", name=cut)).to_be_visible()
        add_title(elsewhere, house.world, "show", MISSED, search=False)
        line.mend()
        expect(page.get_by_role("img", name=live)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("link", name=MISSED).first).to_be_visible()
        assert page.evaluate("() => window.stayed === true")
