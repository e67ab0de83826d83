"""The library, a title's episodes and the bus in a browser: many titles at once, panels that keep the list's place."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.web.conftest import House
from e2e.web.web_world import OpenPage

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
AXE = Path(__file__).parents[3] / "web/node_modules/axe-core/axe.min.js"
SERIOUS = """
async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(found => ['serious', 'critical'].includes(found.impact))
  .map(found => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`)
"""
KEEPERS = "The Lantern Keepers"


@pytest.fixture
def page(own_house: House, open_page: OpenPage) -> Page:
    return open_page(state=own_house.state)


def faults(page: Page) -> object:
    """What axe finds serious of what is shown now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(SERIOUS)


def choose_look(page: Page, name: str) -> None:
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("menuitemcheckbox", name=name, exact=True).click()
    page.keyboard.press("Escape")


def test_many_titles_are_changed_after_a_look_at_what_will_happen(own_house: House, page: Page) -> None:
    page.goto(f"{own_house.world.url}/shows")
    page.get_by_role("link", name=KEEPERS).first.focus()
    page.keyboard.press("x")
    page.get_by_role("button", name=re.compile("Select all")).click()
    bar = page.get_by_role("region", name="Select titles")
    expect(bar).to_contain_text("2 selected")
    bar.get_by_role("button", name="Stop monitoring").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("2 titles change")
    assert faults(page) == []
    dialog.get_by_role("button", name="Stop monitoring").click()
    expect(dialog.get_by_role("status")).to_have_text("2 titles done")
    dialog.get_by_role("button", name="Close").last.click()
    expect(bar).to_have_count(0)

    page.get_by_role("radio", name="Not monitored").check(force=True)
    page.wait_for_url("**/shows?state=unmonitored")
    keepers = page.get_by_role("link", name=KEEPERS).first
    expect(keepers).to_contain_text("Not monitored")
    keepers.focus()
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        page.keyboard.press("m")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("1 title")


def test_views_and_columns_are_kept_and_read_by_everyone(own_house: House, page: Page) -> None:
    page.goto(f"{own_house.world.url}/shows")
    page.get_by_role("link", name=KEEPERS).first.wait_for()
    choose_look(page, "Details")
    page.get_by_role("checkbox", name=f"Select {KEEPERS}").wait_for()
    assert faults(page) == []
    choose_look(page, "Table")
    choose_look(page, "Rating")
    page.reload()
    expect(page.get_by_role("columnheader", name="Rating")).to_be_visible()
    page.get_by_role("button", name="Year").click()
    expect(page.get_by_role("columnheader", name="Year")).to_have_attribute("aria-sort", "ascending")
    assert faults(page) == []


def test_an_episode_opens_beside_the_list_and_gives_the_focus_back(own_house: House, page: Page) -> None:
    page.goto(f"{own_house.world.url}/shows")
    page.get_by_role("link", name=KEEPERS).first.click()
    row = page.get_by_role("link", name=re.compile("^Episode 1,"))
    expect(page.get_by_role("region", name="Files").get_by_role("listitem").first).to_be_visible()
    row.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("region", name="File")).to_contain_text(".mkv")
    decisions = panel.get_by_role("region", name="Decisions").get_by_role("listitem")
    decisions.filter(has_text="Taken").first.get_by_role("button").click()
    expect(decisions.filter(has_text="Taken").first).to_contain_text("How the score came about")
    assert faults(page) == []
    page.reload()
    expect(panel.get_by_role("region", name="History")).to_contain_text("is in the library")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert "episode=" not in page.url
    row.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_a_title_is_judged_and_numbered_as_a_person_says(own_house: House, page: Page) -> None:
    page.goto(f"{own_house.world.url}/shows")
    page.get_by_role("link", name=KEEPERS).first.click()
    dialog = page.get_by_role("dialog")
    for profile, numbering in (("4K", "Day of airing"), ("The default profile", "As the source says")):
        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("menuitem", name="Edit", exact=True).click()
        dialog.get_by_label("Profile").select_option(label=profile)
        dialog.get_by_label("How releases number the episodes").select_option(label=numbering)
        assert faults(page) == []
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_have_count(0)
        page.reload()
        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("menuitem", name="Edit", exact=True).click()
        expect(dialog.get_by_label("Profile").locator("option:checked")).to_have_text(profile)
        numbered = dialog.get_by_label("How releases number the episodes").locator("option:checked")
        expect(numbered).to_have_text(numbering)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_the_past_passes_again_and_each_message_has_its_schema(own_house: House, page: Page) -> None:
    page.goto(f"{own_house.world.url}/bus")
    page.get_by_label("Owner").select_option("catalog")
    page.get_by_label("Message").select_option("catalog.evt.ShowAdded.v1")
    page.get_by_role("button", name="Replay").click()
    expect(page.get_by_role("status").first).to_contain_text("Replayed 2 events")
    rows = page.get_by_role("main").get_by_role("listitem")
    expect(rows).to_have_count(2)
    rows.first.get_by_role("button").first.click()
    rows.first.get_by_role("button", name="Schema").click()
    expect(page.get_by_role("dialog")).to_contain_text("title_id")
    assert faults(page) == []


def test_a_swipe_asks_before_it_removes(own_house: House, open_page: OpenPage) -> None:
    page = open_page(state=own_house.state, phone=True)
    page.goto(f"{own_house.world.url}/activity")
    page.get_by_role("checkbox").first.wait_for()
    row = page.get_by_role("main").get_by_role("listitem").first.bounding_box()
    assert row is not None
    x, y = row["x"] + row["width"] * 0.7, row["y"] + 20
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        moved = {"type": "touchMove", "touchPoints": [{"x": x - 10 * step, "y": y}]}
        finger.send("Input.dispatchTouchEvent", moved)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    dialog = page.get_by_role("dialog", name="Remove this download?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
