"""Settings that a person changes in a browser: formats and profiles, indexers, metadata keys, rules, sizes."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.web.conftest import House
from e2e.web.web_world import OpenPage, World

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
GUIDE = [
    {
        "name": "No lanterns",
        "trash_scores": {"default": -100},
        "specifications": [
            {"name": "The group", "implementation": "ReleaseGroupSpecification", "fields": {"value": "^LANTERN$"}}
        ],
    },
    {"name": "Broken", "specifications": [{"name": "Moon", "implementation": "MoonSpecification", "fields": {}}]},
]
GRABBED = "The.Lantern.Keepers.S01.1080p.WEB-DL.DDP5.1.H.264-LANTERN"


@pytest.fixture
def page(own_house: House, open_page: OpenPage) -> Page:
    return open_page(state=own_house.state)


def test_formats_from_guides_change_what_a_profile_takes(page: Page, own_house: House) -> None:
    _wait_for_grab(page, own_house.world)
    page.goto(f"{own_house.world.url}/settings/formats/import")
    page.get_by_label("Or paste JSON").fill(json.dumps(GUIDE))
    page.get_by_role("button", name="See what is in it").click()
    expect(page.get_by_role("heading", name="This would be taken")).to_be_visible()
    expect(page.get_by_text("1 new, 0 changed, 0 as they are")).to_be_visible()
    expect(page.get_by_text("1 can’t be taken")).to_be_visible()
    expect(page.get_by_text("MoonSpecification")).to_be_visible()
    page.get_by_role("button", name="Take 1").click()
    page.get_by_role("link", name="Use them in a profile").click()

    page.get_by_role("link", name=re.compile("HD .*Default")).click()
    page.get_by_role("button", name="Take suggested scores").click()
    expect(page.get_by_label("No lanterns")).to_have_value("-100")
    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="What this would change")
    expect(preview).to_contain_text(re.compile(r"[1-9]\d* known releases were judged"))
    change = preview.get_by_role("listitem").filter(has_text="The Lantern Keepers S01E04").first
    expect(change).to_contain_text("720p.HDTV.x264-TIDE")
    expect(change).to_contain_text("-LANTERN")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Profiles", level=1)).to_be_visible()

    page.goto(f"{own_house.world.url}/settings/names")
    page.get_by_label("Release name").fill(GRABBED)
    page.get_by_role("button", name="Judge it").click()
    verdict = page.get_by_role("status", name="What became of it")
    expect(verdict).to_contain_text("It would not be taken")
    expect(verdict).to_contain_text("-100 No lanterns · The group")


def test_a_failing_indexer_is_refused_with_the_reason_and_mended(page: Page, own_house: House) -> None:
    good = own_house.world.indexer("Slowpoke")
    page.goto(f"{own_house.world.url}/settings/indexers")
    page.get_by_role("button", name="Add an indexer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Far away")
    dialog.get_by_label("Address").fill("http://127.0.0.1:9/api")
    dialog.get_by_role("button", name="Test", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("can't be reached")
    dialog.get_by_role("button", name="Add an indexer").click()
    row = page.get_by_role("listitem").filter(has_text="Far away")
    expect(row).to_contain_text("Failing")
    expect(row).to_contain_text("can't be reached")
    row.get_by_role("button", name="Actions").click()
    page.get_by_role("menuitem", name="Read its feed now").click()
    expect(row).to_contain_text("Backing off")

    page.goto(f"{own_house.world.url}/problems")
    problem = page.get_by_role("listitem").filter(has_text="Indexer Far away is backing off")
    problem.get_by_role("button", name="Test again").click()
    expect(problem.get_by_role("status")).to_contain_text("can't be reached")
    problem.get_by_role("link", name="Change it").click()
    dialog.get_by_label("Address").fill(good["url"])
    dialog.get_by_label("API key").fill(good["key"])
    dialog.get_by_text("More settings").click()
    dialog.get_by_label("Freeleech", exact=True).check()
    dialog.get_by_label("Grabs a day").fill("5")
    dialog.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Works")
    kept = next(one for one in _indexers(page, own_house.world) if one["name"] == "Far away")
    assert (kept["required_flags"], kept["daily_grabs"]) == (["freeleech"], 5)
    page.goto(f"{own_house.world.url}/problems")
    expect(page.get_by_role("main")).not_to_contain_text("Far away")


def test_qualities_are_put_in_order_by_mouse_and_by_keyboard(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/profiles")
    page.get_by_role("button", name="Add a profile").click()
    page.get_by_role("dialog").get_by_role("link", name=re.compile("^Small")).first.click()
    page.get_by_label("Name", exact=True).fill("By hand")
    rows = page.get_by_role("list", name="Qualities").get_by_role("listitem")
    expect(rows.first).to_contain_text("Raw-HD")
    handle = page.get_by_role("button", name="Move BR-DISK")
    handle.focus()
    page.keyboard.press("ArrowUp")
    expect(rows.first).to_contain_text("BR-DISK")
    expect(handle).to_be_focused()
    _drag(page, page.get_by_role("button", name="Move Remux-2160p"), rows.first)
    expect(rows.first).to_contain_text("Remux-2160p")
    page.get_by_role("button", name="Actions: Remux-2160p").click()
    page.get_by_role("menuitem", name="Group with BR-DISK").click()
    expect(rows.first).to_contain_text("Remux-2160p = BR-DISK")
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Stay here").click()
    page.get_by_role("button", name="Add a profile").click()

    page.get_by_role("link", name=re.compile("By hand")).click()
    expect(rows.first).to_contain_text("Remux-2160p = BR-DISK")
    expect(rows.nth(1)).to_contain_text("Raw-HD")


def test_a_format_is_tried_while_it_is_written(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/formats/new")
    page.get_by_label("Release name").last.fill("Harbor.Lights.S01E02.1080p.WEB-DL.x265-TIDE")
    page.get_by_label("Name", exact=True).first.fill("HEVC")
    pattern = page.get_by_label("Pattern")
    pattern.fill("[xh]26(")
    expect(page.get_by_text("not a regular expression").first).to_be_visible()
    pattern.fill("[xh]265")
    expect(page.get_by_text("The format matches", exact=True)).to_be_visible()
    page.get_by_role("button", name="Add a condition").click()
    second = page.get_by_role("listitem", name="Condition 2")
    second.get_by_label("What it looks at").select_option("Source")
    second.get_by_label("Source", exact=True).select_option("bluray")
    expect(second).to_contain_text("Does not hold")
    expect(page.get_by_text("The format does not match")).to_be_visible()
    second.get_by_role("switch", name="Turn it round").check()
    expect(page.get_by_text("The format matches", exact=True)).to_be_visible()
    page.get_by_role("button", name="Add a format").click()
    expect(page.get_by_role("link", name=re.compile("HEVC"))).to_contain_text("2 conditions")


def test_a_metadata_key_is_tried_kept_and_forgotten_and_never_shown(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/metadata")
    card = page.get_by_role("listitem").filter(has=page.get_by_text("TMDB", exact=True))
    card.get_by_role("button", name="Set a key").click()
    card.get_by_label("Key of TMDB").fill("a-key-of-mine")
    card.get_by_role("button", name="Test", exact=True).click()
    expect(card.get_by_role("status")).to_contain_text("It works")
    card.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("Your key is kept")
    page.reload()
    expect(card).to_contain_text("Your key is kept")
    assert "a-key-of-mine" not in page.content()
    card.get_by_role("button", name="Forget the key").click()
    expect(card).to_contain_text("The relay has a key")


def test_rules_and_sizes_are_kept_and_contradictions_are_told(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/rules")
    page.get_by_role("region", name="Delays").get_by_role("button", name="Add").click()
    page.get_by_label("Torrents: minutes").fill("30")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="Delays")).to_contain_text("Torrents: held for 30 minutes")
    page.get_by_role("region", name="Delays").get_by_role("button", name="Add").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("There is one for this choice already")
    page.get_by_label("For which library").select_option(label="Movies")
    page.get_by_label("Torrents: minutes").fill("45")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    of_movies = page.get_by_role("listitem").filter(has=page.get_by_text("Movies", exact=True))
    expect(of_movies).to_contain_text("Torrents: held for 45 minutes")
    of_movies.get_by_role("button", name="Actions").click()
    page.get_by_role("menuitem", name="Remove").click()
    expect(of_movies).to_have_count(0)
    expect(page.get_by_role("region", name="Delays")).to_contain_text("Torrents: held for 30 minutes")
    page.get_by_role("region", name="Terms").get_by_role("button", name="Add").click()
    page.get_by_label("None of these may be there").fill("/(/")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("/(/")
    page.get_by_label("None of these may be there").fill("cam\n/\\bts\\b/")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="Terms")).to_contain_text("Must not hold: cam, /\\bts\\b/")

    page.goto(f"{own_house.world.url}/settings/sizes")
    page.get_by_label("WEBDL-1080p: Largest").fill("3")
    expect(page.get_by_role("row", name=re.compile("^WEBDL-1080p"))).to_contain_text("must be above the smallest")
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.get_by_label("WEBDL-1080p: Largest").fill("90")
    page.get_by_role("button", name="Save").click()
    page.reload()
    expect(page.get_by_label("WEBDL-1080p: Largest")).to_have_value("90")
    page.get_by_role("radio", name="Movies").check(force=True)
    expect(page.get_by_label("WEBDL-1080p: Largest")).not_to_have_value("90")


def test_removing_asks_first_and_tells_why_not(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/profiles")
    profile = page.get_by_role("listitem").filter(has=page.get_by_text("Default", exact=True))
    actions = profile.get_by_role("button", name="Actions")
    dialog = page.get_by_role("dialog", name=re.compile("^Remove "))
    for answer in ("Cancel", "Remove"):
        actions.click()
        page.get_by_role("menuitem", name="Remove").click()
        expect(dialog).to_contain_text("Only a profile that nothing uses can be removed.")
        dialog.get_by_role("button", name=answer, exact=True).click()
        expect(dialog).to_be_hidden()
    expect(page.get_by_text("Make another one the default first")).to_be_visible()
    expect(actions).to_be_focused()
    expect(profile).to_be_visible()

    page.goto(f"{own_house.world.url}/settings/formats/new")
    page.get_by_label("Name", exact=True).first.fill("Short lived")
    page.get_by_label("Pattern").fill("short")
    page.get_by_role("button", name="Add a format").click()
    row = page.get_by_role("listitem").filter(has_text="Short lived")
    trash = row.get_by_role("button", name="Remove: Short lived")
    trash.click()
    page.keyboard.press("Escape")
    expect(trash).to_be_focused()
    trash.click()
    dialog.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Short lived was removed")).to_be_visible()
    expect(row).to_be_hidden()


def test_settings_are_found_on_a_phone(own_house: House, open_page: OpenPage) -> None:
    page = open_page(state=own_house.state, phone=True)
    page.goto(f"{own_house.world.url}/settings")
    page.get_by_role("link", name=re.compile("^Sizes")).click()
    expect(page.get_by_role("heading", name="Sizes", level=1)).to_be_visible()
    page.get_by_role("link", name="Back to Settings").click()
    page.get_by_role("link", name=re.compile("^Health")).click()
    expect(page.get_by_role("main")).to_contain_text("Gateway")
    expect(page.get_by_role("main")).to_contain_text(".venv/bin/reelway doctor")


def _wait_for_grab(page: Page, world: World) -> None:
    for _ in range(120):
        found = page.request.get(f"{world.url}/api/v1/searches").json()["items"]
        if any(search["grabbed_release"] == GRABBED for search in found):
            return
        page.wait_for_timeout(500)
    raise AssertionError("nothing was grabbed")


def _indexers(page: Page, world: World) -> list[dict[str, object]]:
    items: list[dict[str, object]] = page.request.get(f"{world.url}/api/v1/indexers").json()["items"]
    return items


def _drag(page: Page, handle: Locator, onto: Locator) -> None:
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), onto.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2, end["y"], steps=12)
    page.mouse.up()
