"""Every page of a furnished Reelway: readable by all, on every screen, by keyboard alone, and safe."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.web.web_world import OpenPage, World

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
AXE = Path(__file__).parents[3] / "web/node_modules/axe-core/axe.min.js"
PAGES = (
    *("/", "/shows", "/movies", "/add?q=har", "/wanted", "/problems", "/bus"),
    *("/activity", "/activity?view=imports", "/activity?view=history"),
    *(f"/settings{name}" for name in ("", "/libraries", "/metadata", "/indexers", "/downloads", "/blocklist")),
    *(
        f"/settings/{name}"
        for name in ("profiles", "profiles/new?preset=1", "formats", "formats/new", "formats/import")
    ),
    *(
        f"/settings/{name}"
        for name in ("formats", "rules", "scoring", "sizes", "names", "system", "backups", "account", "about")
    ),
)
SERIOUS = """
async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(found => ['serious', 'critical'].includes(found.impact))
  .map(found => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`)
"""
KEEPERS = "The Lantern Keepers"


@pytest.fixture
def keepers(world: World, login_state: str, open_page: OpenPage) -> Page:
    page = open_page(state=login_state)
    page.goto(f"{world.url}/shows")
    page.get_by_role("link", name=KEEPERS).first.click()
    page.get_by_role("heading", name=KEEPERS, level=1).wait_for()
    return page


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_serious(world: World, login_state: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(state=login_state, scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(world.url + path)
        page.get_by_role("main").wait_for()
        page.wait_for_timeout(700)
        # Evaluated by the debugger, so the page's own policy stays as it is.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found[path] = page.evaluate(SERIOUS)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_no_page_is_wider_than_a_phone(world: World, login_state: str, open_page: OpenPage) -> None:
    page = open_page(state=login_state, phone=True)
    wide = {}
    for path in PAGES:
        page.goto(world.url + path)
        page.get_by_role("main").wait_for()
        page.wait_for_timeout(500)
        wide[path] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {path: over for path, over in wide.items() if over > 0} == {}


def test_a_worse_release_grabbed_by_hand_becomes_a_problem_with_a_button(keepers: Page, world: World) -> None:
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
    keepers.goto(f"{world.url}/problems")
    problem = keepers.get_by_role("main").get_by_role("listitem").filter(has_text="720p").first
    expect(problem).to_contain_text("as good as this")
    expect(problem.get_by_role("button", name="Try again")).to_be_enabled()


def test_an_episode_is_no_longer_monitored(keepers: Page) -> None:
    switch = keepers.get_by_role("switch", name="Monitor episode 4")
    expect(switch).to_be_checked()
    switch.uncheck()
    keepers.reload()
    expect(keepers.get_by_role("switch", name="Monitor episode 4")).not_to_be_checked()


def test_the_keyboard_is_enough(world: World, login_state: str, open_page: OpenPage) -> None:
    page = open_page(state=login_state)
    page.goto(world.url)
    page.get_by_role("heading", name="Now", exact=True).wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("lantern")
    expect(page.get_by_role("option", name=re.compile(KEEPERS))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=KEEPERS, level=1)).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_german_is_chosen_and_kept(world: World, login_state: str, open_page: OpenPage) -> None:
    page = open_page(state=login_state)
    page.goto(f"{world.url}/settings/account")
    page.get_by_label("Language").select_option("de")
    expect(page.get_by_role("link", name="Serien")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Serien")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"


def test_nothing_runs_that_the_policy_forbids(world: World, login_state: str, open_page: OpenPage) -> None:
    page = open_page(state=login_state)
    answer = page.goto(world.url)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text())
    page.goto(f"{world.url}/add?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E")
    expect(page.get_by_role("heading", name=re.compile("No title is called"))).to_be_visible()
    assert page.evaluate("window.hit") is None


def test_the_first_load_is_small(world: World, open_page: OpenPage) -> None:
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(world.url)
    page.get_by_role("button", name="Log in").wait_for()
    assert sum(sizes) < 250_000
