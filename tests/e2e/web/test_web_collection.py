"""A collection that has grown: what is missing or should be better, many titles changed at once, jumps by letter."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.web.conftest import House
from e2e.web.readable import serious_faults
from e2e.web.web_world import OpenPage, add_title

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
OFFERED, NEVER_OFFERED = "Northfold", ("Paper Planets", "What's Left?")
TRILOGY = ("Hollow Star", "Hollow Star: Afterlight", "Hollow Star: Ember")
MANY = 150
STAYED = "() => window.stayed === true"


@pytest.fixture
def page(own_house: House, open_page: OpenPage) -> Page:
    return open_page(state=own_house.state)


@pytest.fixture
def missing(page: Page, own_house: House) -> Iterator[dict[str, str]]:
    """The paths of shows of which nothing is there and nothing was searched for, by name."""
    paths = {name: add_title(page.request, own_house.world, "show", name, search=False) for name in NEVER_OFFERED}
    yield paths
    for path in paths.values():
        _remove(page, own_house, path)


@pytest.fixture
def trilogy(page: Page, own_house: House) -> Iterator[dict[str, str]]:
    """The paths of three movies without a file, by name; the library is open and shows them only."""
    paths = {name: add_title(page.request, own_house.world, "movie", name, search=False) for name in TRILOGY}
    page.goto(f"{own_house.world.url}/movies?q=Hollow")
    expect(page.get_by_text("3 titles", exact=True)).to_be_visible()
    page.evaluate("window.stayed = true")
    yield paths
    for path in paths.values():
        _remove(page, own_house, path)


def test_what_is_missing_is_searched_for_and_leaves_the_list_when_it_comes(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/wanted")
    expect(page.get_by_role("link", name="Missing")).to_have_attribute("aria-current", "page")
    page.evaluate("window.stayed = true")
    add_title(page.request, own_house.world, "show", OFFERED, search=False)
    group = _group(page, OFFERED)
    expect(group.get_by_role("listitem")).to_have_count(4)
    expect(group).to_contain_text("wanted since")
    assert serious_faults(page) == []
    group.get_by_role("button", name="Search").click()
    expect(page.get_by_text("The search is on its way")).to_be_visible()
    expect(group).to_have_count(0)
    assert page.evaluate(STAYED)


def test_all_that_is_missing_is_searched_for_at_once(
    page: Page, missing: dict[str, str], own_house: House, open_page: OpenPage
) -> None:
    page.goto(f"{own_house.world.url}/wanted")
    for name in missing:
        expect(_group(page, name)).to_be_visible()
    page.get_by_role("radio", name="Movies").check(force=True)
    expect(page.get_by_role("button", name="Search for all shown")).to_have_count(0)
    page.get_by_role("radio", name="Shows").check(force=True)
    page.get_by_role("button", name="Search for all shown").click()
    expect(page.get_by_text("The search is on its way")).to_be_visible()
    for path in missing.values():
        page.goto(own_house.world.url + path)
        expect(page.get_by_role("complementary", name="Timeline")).to_contain_text("Searching")


def test_files_below_the_cutoff_are_told_and_searched_for(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/wanted")
    page.get_by_role("link", name="Cut-off unmet").click()
    row = page.get_by_role("main").get_by_role("listitem").filter(has_text="Kumo no Kenshi").first
    expect(row).to_contain_text("1080p")
    expect(row).to_contain_text("goal: Bluray-1080p")
    expect(page.get_by_text(re.compile(r"^\d+ to be improved$"))).to_be_visible()
    assert serious_faults(page) == []
    place = row.get_by_role("button").get_attribute("aria-label")
    assert place
    assert re.fullmatch(r"Search for Kumo no Kenshi S\d\dE\d\d", place)
    for button in (row.get_by_role("button"), page.get_by_role("button", name="Search for all shown")):
        with page.expect_response(re.compile(r"/api/v1/shows/[^/]+/search$")) as asked:
            button.click()
        assert asked.value.ok
        wish = asked.value.request.post_data_json
        assert wish
        assert wish["target_ids"]
    expect(page.get_by_text("The search is on its way").first).to_be_visible()


def test_many_titles_get_another_profile_after_a_look_at_what_will_happen(
    page: Page, trilogy: dict[str, str], own_house: House
) -> None:
    _choose(page, *TRILOGY[:2])
    dialog = page.get_by_role("dialog", name="Set the profile of 2 titles")
    what = dialog.get_by_role("region", name="What will happen")
    page.get_by_role("region", name="Select titles").get_by_role("button", name="Set the profile").click()
    dialog.get_by_label("Quality profile").select_option(label="4K")
    expect(what).to_contain_text("2 titles change")
    expect(what).to_contain_text("2 episodes and movies are judged by the new profile")
    assert serious_faults(page) == []
    dialog.get_by_role("button", name="Set the profile").click()
    expect(dialog.get_by_role("status")).to_have_text("2 titles done")
    dialog.get_by_role("button", name="Close").last.click()
    expect(page.get_by_role("region", name="Select titles")).to_have_count(0)

    _choose(page, *TRILOGY)
    page.get_by_role("region", name="Select titles").get_by_role("button", name="Set the profile").click()
    dialog = page.get_by_role("dialog", name="Set the profile of 3 titles")
    dialog.get_by_label("Quality profile").select_option(label="4K")
    expect(dialog).to_contain_text("1 title changes")
    expect(dialog).to_contain_text("2 are so already")
    dialog.get_by_role("button", name="Cancel").click()
    profiles = {name: _profile_of(page, own_house, path) for name, path in trilogy.items()}
    assert profiles == {TRILOGY[0]: "4K", TRILOGY[1]: "4K", TRILOGY[2]: None}


def test_many_titles_are_removed_after_a_look_at_what_will_happen(page: Page, trilogy: dict[str, str]) -> None:
    _choose(page, *TRILOGY[1:])
    page.get_by_role("region", name="Select titles").get_by_role("button", name="Remove").click()
    dialog = page.get_by_role("dialog", name="Remove 2 titles")
    expect(dialog).to_contain_text("2 titles are forgotten with their history")
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("3 titles", exact=True)).to_be_visible()
    page.get_by_role("region", name="Select titles").get_by_role("button", name="Remove").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(dialog.get_by_role("status")).to_have_text("2 titles done")
    dialog.get_by_role("button", name="Close").last.click()
    expect(page.get_by_text("1 title", exact=True)).to_be_visible()
    left = page.get_by_role("main").get_by_role("listitem")
    expect(left).to_have_count(1)
    expect(left.get_by_role("link")).to_have_attribute("href", trilogy[TRILOGY[0]])
    assert page.evaluate(STAYED)


def test_letters_lead_into_a_long_list_by_mouse_and_by_keyboard(page: Page, own_house: House) -> None:
    own_house.world.fill(MANY)
    page.goto(f"{own_house.world.url}/movies")
    rail = page.get_by_role("toolbar", name="Jump to a letter")
    letters = page.request.get(f"{own_house.world.url}/api/v1/movies/letters").json()["items"]
    far, last = letters[len(letters) // 2], letters[-1]
    rail.get_by_role("button", name=f"{far['letter']}: ").click()
    expect(page.locator(f"[data-index='{far['offset']}']")).to_be_in_viewport()
    expect(page.locator("[data-index='0']")).not_to_be_in_viewport()
    assert serious_faults(page) == []

    rail.locator("button[tabindex='0']").focus()
    page.keyboard.press("End")
    expect(rail.get_by_role("button", name=f"{last['letter']}: ")).to_be_focused()
    page.keyboard.press("Enter")
    end = page.locator(f"[data-index='{last['offset']}']")
    expect(end).to_be_in_viewport()
    expect(end).to_contain_text(re.compile(f"^(The |A )?{last['letter']}", re.IGNORECASE))
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("[data-index='0']")).to_be_in_viewport()
    page.get_by_label("Sort").select_option("year")
    expect(rail).to_have_count(0)


def _group(page: Page, name: str) -> Locator:
    """What is wanted of one title."""
    return page.get_by_role("main").locator("section").filter(has=page.get_by_role("heading", name=name))


def _choose(page: Page, *names: str) -> None:
    page.get_by_role("button", name="Select titles").click()
    for name in names:
        page.get_by_role("checkbox", name=f"Select {name}", exact=True).check()
    expect(page.get_by_role("region", name="Select titles")).to_contain_text(f"{len(names)} selected")


def _profile_of(page: Page, house: House, path: str) -> str | None:
    """The name of the profile of a title's only slot; None for the default one."""
    slot = page.request.get(f"{house.world.url}/api/v1{path}").json()["slots"][0]
    profiles = page.request.get(f"{house.world.url}/api/v1/profiles").json()["items"]
    return next((one["name"] for one in profiles if one["profile_id"] == slot["profile_id"]), None)


def _remove(page: Page, house: House, path: str) -> None:
    """Is no error when the title is gone already."""
    gone = page.request.delete(f"{house.world.url}/api/v1{path}", headers={"Origin": house.world.url})
    assert gone.status in (204, 404), gone.text()
