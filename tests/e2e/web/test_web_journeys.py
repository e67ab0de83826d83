"""What people do in a furnished Reelway: choose a release themselves, mend an indexer, change their mind."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.web.conftest import House
from e2e.web.web_world import OpenPage, add_title, post, settle

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
KEEPERS = "The Lantern Keepers"
FAILURES_THAT_TELL = 2
"""After one, an indexer is asked again at once; from the second on it is left alone for a while."""


@pytest.fixture
def keepers(house: House, open_page: OpenPage) -> Page:
    page = open_page(state=house.state)
    page.goto(f"{house.world.url}/shows")
    page.get_by_role("link", name=KEEPERS).first.click()
    page.get_by_role("heading", name=KEEPERS, level=1).wait_for()
    return page


def test_a_worse_release_grabbed_by_hand_becomes_a_problem_with_a_button(keepers: Page, house: House) -> None:
    season = keepers.get_by_role("listitem").filter(has=keepers.get_by_role("switch", name="Monitor episode 1"))
    expect(season).to_contain_text("Ready")
    keepers.get_by_role("button", name="Choose a release for episode 1").first.click()
    dialog = keepers.get_by_role("dialog")
    expect(dialog.get_by_role("status").first).to_contain_text(re.compile(r"\d+ releases?, \d+ acceptable"))
    row = dialog.get_by_role("listitem").filter(has_text="720p").first
    expect(row).to_contain_text("No:")
    row.get_by_role("button", name="Grab all the same").click()
    question = keepers.get_by_role("dialog", name="Grab all the same?")
    expect(question.get_by_role("listitem").first).to_contain_text("file in place")
    question.get_by_role("button", name="Grab all the same").click()
    expect(row).to_contain_text("Grabbed")
    keepers.keyboard.press("Escape")

    expect(keepers.get_by_label(re.compile("Waits for you")).first).to_be_visible()
    keepers.goto(f"{house.world.url}/problems")
    problem = keepers.get_by_role("main").get_by_role("listitem").filter(has_text="720p").first
    expect(problem).to_contain_text("as good as this")
    problem.get_by_role("button", name="Remove the download").click()
    question = keepers.get_by_role("dialog", name="Remove this download?")
    expect(question).to_contain_text("A file in the library stays")
    question.get_by_role("button", name="Remove the download").click()
    expect(keepers.get_by_text("The download is removed")).to_be_visible()
    expect(problem).to_have_count(0)


def test_a_release_is_chosen_by_hand_and_comes(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    path = add_title(page.request, house.world, "show", "Northfold", search=False)
    page.goto(house.world.url + path)
    page.get_by_role("button", name="Choose a release for episode 2").click()
    dialog = page.get_by_role("dialog")
    status = dialog.get_by_role("status").first
    expect(status).to_contain_text(re.compile(r"\d+ releases?, \d+ acceptable"))
    expect(status).to_contain_text("Slowpoke")
    row = dialog.get_by_role("listitem").filter(has_text="Take it").first
    name = row.get_by_text("Northfold")
    expect(name.first).to_have_attribute("title", "title")
    row.get_by_role("button", expanded=False).first.click()
    expect(row).to_contain_text("How the score came about")
    row.get_by_role("button", name="Grab").click()
    expect(row).to_contain_text("Grabbed")
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Files").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("complementary", name="Timeline")).to_contain_text("Ready")


def test_a_failing_indexer_is_seen_and_mended_on_problems(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    house.world.set_indexer("Slowpoke", down=True)
    page.goto(f"{house.world.url}/problems")
    problem = page.get_by_role("main").get_by_role("listitem").filter(has_text="Indexer Slowpoke")
    path = page.request.get(f"{house.world.url}/api/v1/shows?query=Lantern").json()["items"][0]["title_id"]
    for _ in range(FAILURES_THAT_TELL):
        post(page.request, house.world, "searches", {"title_id": path})
    expect(problem).to_contain_text("503")
    problem.get_by_role("link").first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Test", exact=True).click()
    expect(form.get_by_role("status")).to_contain_text("503")
    house.world.set_indexer("Slowpoke", down=False)
    form.get_by_role("button", name="Test", exact=True).click()
    expect(form.get_by_role("status")).to_contain_text("It works")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    page.goto(f"{house.world.url}/problems")
    settle(page)
    expect(problem).to_have_count(0)


def test_an_episode_is_no_longer_monitored(keepers: Page) -> None:
    switch = keepers.get_by_role("switch", name="Monitor episode 4")
    expect(switch).to_be_checked()
    switch.uncheck()
    keepers.reload()
    expect(keepers.get_by_role("switch", name="Monitor episode 4")).not_to_be_checked()
