"""What keeps releases back: delay profiles, the grab policy, the blocklist, and indexers' budgets."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.web.conftest import House
from e2e.web.readable import serious_faults
from e2e.web.web_world import OpenPage, add_title, open_settled

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
HELD_SHOW = "Northfold"
YEAR_MINUTES = 525_600
BAD = "The.Lantern.Keepers.S01E01.1080p.WEB-DL.FAKE-NOBODY"


@pytest.fixture
def page(own_house: House, open_page: OpenPage) -> Page:
    return open_page(state=own_house.state)


@pytest.fixture
def title(page: Page, own_house: House) -> Iterator[str]:
    """The path of a show that came while a delay profile holds what is younger than a year. The queue is open."""
    url, origin = own_house.world.url, {"Origin": own_house.world.url}
    delay = {"torrent_minutes": YEAR_MINUTES}
    assert page.request.put(f"{url}/api/v1/delay-profiles", data=delay, headers=origin).ok
    open_settled(page, f"{url}/activity")
    path = add_title(page.request, own_house.world, "show", HELD_SHOW)
    yield path
    for _ in range(120):  # refused while an import of it runs
        if page.request.delete(f"{url}/api/v1{path}", headers=origin).ok:
            break
        page.wait_for_timeout(500)
    assert page.request.delete(f"{url}/api/v1/delay-profiles", headers=origin).ok


def test_a_held_release_is_seen_with_its_time_and_taken(
    page: Page, title: str, own_house: House, open_page: OpenPage
) -> None:
    rows = page.get_by_role("region", name="Held").get_by_role("listitem").filter(has_text=HELD_SHOW)
    expect(rows.first).to_contain_text(re.compile(r"in \d+ mo"))
    expect(rows.first).to_contain_text("Held by a delay profile")
    expect(rows.first).to_contain_text(re.compile(r"1080p.*\d+ points"))
    due = rows.first.locator("time").get_attribute("datetime")
    assert due
    assert datetime.now(UTC) < datetime.fromisoformat(due) < datetime.now(UTC) + timedelta(minutes=YEAR_MINUTES)
    expect(rows.first.get_by_role("link", name=HELD_SHOW)).to_have_attribute("href", re.compile(f"^{title}"))
    assert serious_faults(page) == []

    phone = open_page(state=own_house.state, phone=True)
    open_settled(phone, f"{own_house.world.url}/activity")
    take = phone.get_by_role("button", name=f"Take now: {HELD_SHOW}").first
    expect(take).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert serious_faults(phone) == []

    taken = rows.first.locator(".release").inner_text()
    rows.first.get_by_role("button", name="Take now").click()
    expect(page.get_by_role("checkbox", name=f"Select {taken}")).to_be_visible()
    expect(page.get_by_role("button", name=f"Take now: {taken}")).to_have_count(0)
    expect(phone.get_by_role("button", name=f"Take now: {taken}")).to_have_count(0)


def test_what_is_let_go_is_held_no_longer(page: Page, title: str, own_house: House) -> None:
    row = page.get_by_role("region", name="Held").get_by_role("listitem").filter(has_text=HELD_SHOW).first
    name = row.locator(".release").inner_text()
    row.get_by_role("button", name="Let go").click()
    question = page.get_by_role("dialog", name="Let this release go?")
    expect(question).to_contain_text(name)
    question.get_by_role("button", name="Let go").click()
    expect(page.get_by_role("button", name=f"Take now: {name}")).to_have_count(0)
    items = page.request.get(f"{own_house.world.url}/api/v1/releases/held").json()["items"]
    assert (title.rsplit("/", 1)[1], name) not in [(one["title_id"], one["release"]["name"]) for one in items]


def test_the_grab_policy_is_kept(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/rules")
    policy = page.get_by_role("region", name="Every release")
    save = policy.get_by_role("button", name="Save")
    expect(save).to_be_disabled()
    policy.get_by_label("Propers and repacks").select_option("Are as any other release")
    expect(policy.get_by_label("Replace files of up to")).to_be_disabled()
    policy.get_by_label("Largest release").fill("60")
    policy.get_by_role("switch", name="packs of several seasons").uncheck()
    _keep(page, save)
    page.reload()
    expect(policy.get_by_label("Propers and repacks")).to_have_value("do_not_prefer")
    expect(policy.get_by_label("Largest release")).to_have_value("60")
    expect(policy.get_by_role("switch", name="packs of several seasons")).not_to_be_checked()
    kept = page.request.get(f"{own_house.world.url}/api/v1/grab-policy").json()
    assert (kept["maximum_size_bytes"], kept["multi_season_packs"]) == (60_000_000_000, False)
    policy.get_by_label("Largest release").fill("")
    _keep(page, save)
    assert page.request.get(f"{own_house.world.url}/api/v1/grab-policy").json()["maximum_size_bytes"] is None


def _keep(page: Page, save: Locator) -> None:
    """Saves the policy. The button alone does not tell when it is kept: it rests while the request is under way too."""
    with page.expect_response(lambda answer: answer.request.method == "PUT") as kept:
        save.click()
    assert kept.value.ok
    expect(save).to_be_disabled()


def test_a_release_is_put_on_the_blocklist_and_let_in_again(page: Page, own_house: House) -> None:
    page.goto(f"{own_house.world.url}/settings/blocklist")
    page.get_by_role("button", name="Block a release").click()
    dialog = page.get_by_role("dialog", name="Block a release")
    dialog.get_by_label("Release name or info hash").fill(BAD)
    dialog.get_by_label("Reason").fill("out of sync")
    submit = dialog.get_by_role("button", name="Block a release")
    submit.click()
    expect(dialog.get_by_role("alert")).to_contain_text("Choose a title")
    title = dialog.get_by_label("Title")
    title.fill("Lantern")
    title.fill(str(dialog.locator("datalist option").first.get_attribute("value")))
    assert serious_faults(page) == []
    submit.click()
    entry = page.get_by_role("main").get_by_role("listitem").filter(has_text=BAD)
    expect(entry).to_contain_text("out of sync")
    expect(entry).to_contain_text("The Lantern Keepers")
    entry.get_by_role("button", name="Let it in again").click()
    expect(entry).to_be_hidden()


def test_an_indexer_tells_what_is_used_of_its_budgets(page: Page, own_house: House) -> None:
    url = own_house.world.url
    found = page.request.get(f"{url}/api/v1/indexers").json()["items"]
    indexer = next(one for one in found if one["name"] == "Slowpoke")
    page.goto(f"{url}/settings/indexers?edit={indexer['indexer_id']}")
    row = page.get_by_role("listitem").filter(has_text="Slowpoke")
    expect(row).to_contain_text(re.compile(r"\d+ requests? today"))
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("More settings").click()
    dialog.get_by_label("Requests a day").fill("500")
    dialog.get_by_label("Grabs an hour").fill("20")
    dialog.get_by_role("button", name="Save").click()
    expect(row).to_contain_text(re.compile(r"\d+ of 20 grabs in the last hour"))
    expect(row).to_contain_text(re.compile(r"\d+ of 500 requests in 24 hours"))
    expect(row).not_to_contain_text("today")
