"""What an owner does without any title yet: resume a set-up elsewhere, keys, the password, limits of downloads."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import APIRequestContext, Browser, Page, expect

from e2e.web.readable import serious_faults
from e2e.web.web_world import OWNER, PASSWORD, OpenPage, World, log_in, post

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
NEW_PASSWORD = "an even longer password"
UNMONITORED = {"selection": {"matching": {"kind": "show", "state": "unmonitored"}}, "change": {"action": "monitor"}}


@pytest.fixture(scope="module", autouse=True)
def _owner(world: World, browser: Browser) -> None:
    """Without libraries or indexers: the set-up has only begun."""
    context = browser.new_context()
    post(context.request, world, "setup", {"token": world.token, "name": OWNER, "password": PASSWORD})
    context.close()


@pytest.fixture
def page(world: World, open_page: OpenPage) -> Page:
    return _logged_in(world, open_page)


@pytest.fixture
def stranger(open_page: OpenPage) -> APIRequestContext:
    """Sends what it is told to, without anybody's login."""
    return open_page().request


@pytest.fixture
def _password_comes_back(world: World, open_page: OpenPage) -> Iterator[None]:
    yield
    rest = open_page().request
    post(rest, world, "login", {"name": OWNER, "password": NEW_PASSWORD})
    back = {"old": NEW_PASSWORD, "new": PASSWORD}
    assert rest.put(f"{world.url}/api/v1/me/password", data=back, headers={"Origin": world.url}).ok


def test_a_set_up_that_was_left_goes_on_in_the_same_and_in_another_browser(
    world: World, page: Page, open_page: OpenPage
) -> None:
    page.goto(f"{world.url}/setup")
    step = page.locator("[aria-current=step]")
    expect(step).to_have_text("Libraries")
    folder = str(world.media / "shows")
    page.get_by_label("Folder", exact=True).fill(folder)
    page.get_by_role("button", name="Add a library").click()
    expect(page.get_by_text(folder, exact=True)).to_be_visible()
    for name in ("Metadata", "Indexer"):
        page.get_by_role("button", name=re.compile("^(Next|Later)$")).click()
        expect(step).to_have_text(name)
    page.get_by_role("link", name="Go on later").click()
    page.get_by_role("link", name="Finish the set-up").click()
    expect(step).to_have_text("Indexer")

    other = open_page()
    other.goto(world.link)
    expect(other.get_by_role("heading", name="Reelway has an owner already")).to_be_visible()
    other.get_by_role("button", name="Log in").click()
    log_in(other)
    other.get_by_role("link", name="Finish the set-up").click()
    expect(other.locator("[aria-current=step]")).to_have_text("Metadata")
    other.get_by_role("button", name="Back").click()
    expect(other.get_by_text(folder, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("may", "allowed"),
    [("read", (True, False, False)), ("read and manage", (True, True, False)), ("do everything", (True, True, True))],
)
def test_a_key_does_what_it_may_until_it_is_void(
    world: World, page: Page, stranger: APIRequestContext, may: str, allowed: tuple[bool, bool, bool]
) -> None:
    page.goto(f"{world.url}/settings/account")
    key = _make_key(page, f"To {may}", may)
    assert _what_it_may(world, stranger, {"X-Api-Key": key}) == allowed
    assert _what_it_may(world, stranger, {"Authorization": f"Bearer {key}"}) == allowed
    page.get_by_role("button", name=f"Remove: To {may}", exact=True).click()
    expect(page.get_by_text(f"The key To {may} is void")).to_be_visible()
    assert _what_it_may(world, stranger, {"X-Api-Key": key}) == (False, False, False)


def test_a_key_is_shown_once_and_ends_with_its_day(world: World, page: Page) -> None:
    clock = page.context.new_cdp_session(page)
    clock.send("Emulation.setTimezoneOverride", {"timezoneId": "America/New_York"})
    page.goto(f"{world.url}/settings/account")
    key = _make_key(page, "phone", "read", ends="2090-03-05")
    assert serious_faults(page) == []
    page.reload()
    row = page.get_by_role("listitem").filter(has_text="phone")
    expect(row).to_contain_text(f"…{key[-4:]}")
    expect(row).to_contain_text("until 5 Mar 2090")
    assert key not in page.content()
    kept = page.request.get(f"{world.url}/api/v1/me/keys").json()["items"]
    assert [one["expires_at"] for one in kept if one["name"] == "phone"] == ["2090-03-06T04:59:59Z"]


def test_a_key_can_not_end_in_the_past(world: World, page: Page) -> None:
    page.goto(f"{world.url}/settings/account")
    page.get_by_label("Name").fill("too late")
    page.get_by_label("Ends on").fill("2020-01-01")
    page.get_by_role("button", name="Make a key").click()
    expect(page.get_by_text("A key can't end in the past")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="too late")).to_have_count(0)


@pytest.mark.usefixtures("_password_comes_back")
def test_a_new_password_ends_all_other_logins(world: World, page: Page, open_page: OpenPage) -> None:
    other = _logged_in(world, open_page)
    page.goto(f"{world.url}/settings/account")
    old, new = page.get_by_label("Old password"), page.get_by_label("New password")
    change = page.get_by_role("button", name="Change the password")
    old.fill("not the password")
    new.fill(NEW_PASSWORD)
    change.click()
    expect(old).to_have_accessible_description("The old password is wrong")
    expect(new).to_have_value(NEW_PASSWORD)
    assert serious_faults(page) == []
    old.fill(PASSWORD)
    change.click()
    expect(page.get_by_text("The password is changed; all other logins have ended")).to_be_visible()
    expect(old).to_have_value("")
    page.reload()
    expect(old).to_be_visible()

    other.goto(f"{world.url}/settings/account")
    other.wait_for_url(f"{world.url}/login?next=*")
    log_in(other, PASSWORD)
    expect(other.get_by_role("alert")).to_contain_text("wrong")
    log_in(other, NEW_PASSWORD)
    expect(other.get_by_role("button", name="Change the password")).to_be_visible()


def test_limits_of_downloads_are_checked_and_kept(world: World, page: Page) -> None:
    page.goto(f"{world.url}/settings/downloads")
    download, seeded = page.get_by_label("Download at most (MB/s)"), page.get_by_label("Seed to a ratio of")
    side_by_side, stalled = page.get_by_label("Downloads side by side"), page.get_by_label("Give up without a byte")
    magnets = page.get_by_role("switch", name="Find peers without a tracker")
    save = page.get_by_role("button", name="Save")
    stalled.fill("200000")
    save.click()
    expect(page.get_by_role("alert")).to_contain_text("stall_minutes")
    page.reload()
    expect(stalled).to_have_value("60")
    side_by_side.fill("0")
    save.click()
    assert side_by_side.evaluate("field => field.validity.rangeUnderflow")

    download.fill("2.5")
    side_by_side.fill("3")
    seeded.fill("")
    magnets.uncheck()
    save.click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    expect(download).to_have_value("2.5")
    expect(side_by_side).to_have_value("3")
    expect(seeded).to_have_value("")
    expect(magnets).not_to_be_checked()
    kept = page.request.get(f"{world.url}/api/v1/downloads/limits").json()
    assert (kept["download_bytes_per_second"], kept["active_downloads"]) == (2_500_000, 3)
    assert (kept["seeding"]["ratio"], kept["dht"], kept["stall_minutes"]) == (None, False, 60)


def _logged_in(world: World, open_page: OpenPage) -> Page:
    page = open_page()
    post(page.request, world, "login", {"name": OWNER, "password": PASSWORD})
    return page


def _make_key(page: Page, name: str, may: str, ends: str = "") -> str:
    page.get_by_label("Name").fill(name)
    page.get_by_label("May").select_option(may)
    page.get_by_label("Ends on").fill(ends)
    page.get_by_role("button", name="Make a key").click()
    fresh = page.get_by_role("status").filter(has_text="it is not shown again")
    expect(fresh).to_be_visible()
    return fresh.locator("code").inner_text()


def _what_it_may(world: World, rest: APIRequestContext, headers: dict[str, str]) -> tuple[bool, bool, bool]:
    """Whether it may read, manage and do everything."""
    limits = f"{world.url}/api/v1/downloads/limits"
    read = rest.get(limits, headers=headers)
    managed = rest.post(f"{world.url}/api/v1/titles/bulk/preview", data=UNMONITORED, headers=headers)
    changed = rest.put(limits, data={}, headers=headers)
    answers = (read, managed, changed)
    assert {answer.status for answer in answers} <= {200, 401, 403}
    return read.ok, managed.ok, changed.ok
