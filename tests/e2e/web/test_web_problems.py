"""A message that could not be handled, on Problems: read, handled again, forgotten."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.web.conftest import House
from e2e.web.readable import serious_faults
from e2e.web.web_world import OpenPage

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
COMMAND = "indexer.cmd.SearchRequested.v1"


@pytest.fixture
def page(house: House, open_page: OpenPage) -> Page:
    return open_page(state=house.state)


def test_a_message_that_no_one_can_handle_is_read_replayed_and_forgotten(page: Page, house: House) -> None:
    page.goto(f"{house.world.url}/problems")
    row = page.get_by_role("main").get_by_role("listitem").filter(has_text=f"indexer could not handle {COMMAND}")
    look_again = page.get_by_role("button", name="Look again")
    expect(look_again).to_be_visible()
    house.world.misspeak()
    look_again.click()
    expect(row).to_contain_text("title_id")
    assert serious_faults(page) == []

    row.get_by_role("button", name="Read it").click()
    letter = page.get_by_role("dialog", name="Message that could not be handled")
    expect(letter.get_by_role("region", name="What it says")).to_have_text('{"title_id": "no id"}')
    expect(letter).to_contain_text(re.compile("1 try by indexer"))
    assert serious_faults(page) == []
    letter.get_by_role("button", name="Close").last.click()

    (first,) = _sequences(page, house)
    row.get_by_role("button", name="Replay").click()
    expect(page.get_by_text("The message is handled again")).to_be_visible()
    _wait_for_another(page, house, first)
    look_again.click()
    row.get_by_role("button", name="Read it").click()
    expect(letter.get_by_role("region", name="What it says")).to_have_text('{"title_id": "no id"}')
    letter.get_by_role("button", name="Forget it").click()
    expect(letter.get_by_role("status")).to_contain_text("what it would have done stays undone")
    letter.get_by_role("button", name="Yes, forget it").click()
    expect(page.get_by_text("The message is forgotten")).to_be_visible()
    expect(row).to_have_count(0)
    assert _sequences(page, house) == []


def _sequences(page: Page, house: House) -> list[int]:
    """The numbers of all messages that could not be handled."""
    letters = page.request.get(f"{house.world.url}/api/v1/problems/dead-letters").json()["items"]
    return [letter["sequence"] for letter in letters]


def _wait_for_another(page: Page, house: House, first: int) -> None:
    """Until it failed again: what is replayed is handled behind the answer, and a failure has a number of its own."""
    for _ in range(120):
        if any(sequence != first for sequence in _sequences(page, house)):
            return
        page.wait_for_timeout(500)
    raise AssertionError("the message did not fail again")
