"""Every page of a furnished Reelway: readable by all, on every screen, in both languages, and small."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from e2e.web.conftest import House
from e2e.web.pages import OUTSIDE, PAGES, WebPage
from e2e.web.readable import serious_faults
from e2e.web.steadiness import GOOD, shift_of, watch_shifts
from e2e.web.web_world import PHONE, WIDE, OpenPage, open_settled, settle

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
FIRST_LOAD_BYTES = 250_000
TABLET = (820, 1180)
NOTHING_ON_ITS_WAY = "Nothing is on its way"
MOVING = "() => document.getAnimations().filter(one => one.playState === 'running').length"


def test_axe_finds_nothing_serious(house: House, open_page: OpenPage) -> None:
    found = {name: serious_faults(page) for name, page in _every_page(house, open_page)}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_finds_nothing_serious_in_the_light(house: House, open_page: OpenPage) -> None:
    """Only colours differ from the dark."""
    pages = _every_page(house, open_page, scheme="light")
    found = {name: serious_faults(page, only=("color-contrast", "link-in-text-block")) for name, page in pages}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_phone_shows_everything_and_no_page_is_wider(house: House, open_page: OpenPage) -> None:
    found, wide = {}, {}
    for name, page in _every_page(house, open_page, phone=True):
        found[name] = serious_faults(page)
        wide[name] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert {name: over for name, over in wide.items() if over > 0} == {}


def _every_page(
    house: House, open_page: OpenPage, *, scheme: str = "dark", phone: bool = False
) -> Iterator[tuple[str, Page]]:
    """Every page with all that it shows, one after the other; first those that a stranger sees."""
    stranger = open_page(scheme=scheme, phone=phone)
    for name, path in OUTSIDE:
        open_settled(stranger, house.world.url + path)
        yield name, stranger
    page = open_page(state=house.state, scheme=scheme, phone=phone)
    for name, path in PAGES:
        open_settled(page, house.world.url + path)
        yield name, page
        if name in ("shows", "movies"):
            page.get_by_role("main").locator(f"a[href^='{path}/']").first.click()
            page.get_by_role("heading", level=1).and_(page.locator(":not(.sr-only)")).wait_for()
            settle(page)
            yield f"one of the {name}", page


@pytest.mark.parametrize("screen", [WIDE, TABLET, PHONE], ids=["wide", "tablet", "phone"])
def test_nothing_jumps_while_a_page_comes(own_house: House, open_page: OpenPage, screen: tuple[int, int]) -> None:
    page = open_page(state=own_house.state, phone=screen == PHONE)
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(own_house.world.url)
    expect(page.get_by_text(NOTHING_ON_ITS_WAY)).to_be_visible()  # what is on its way moves by right
    titles = [_one_of(page, own_house.world.url, kind) for kind in ("show", "movie")]
    watch_shifts(page)
    moved = {}
    for name, path in (*PAGES, *titles):
        open_settled(page, own_house.world.url + path)
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        moved[name] = shift_of(page)
    assert {name: shift for name, shift in moved.items() if shift.score > GOOD} == {}


def _one_of(page: Page, url: str, kind: str) -> WebPage:
    answer = page.request.get(f"{url}/api/v1/{kind}s", params={"limit": 1})
    assert answer.ok, answer.text()
    return WebPage(f"one of the {kind}s", f"/{kind}s/{answer.json()['items'][0]['title_id']}")


def test_nothing_moves_for_those_who_asked_for_that(house: House, open_page: OpenPage) -> None:
    lively, still = open_page(state=house.state), open_page(state=house.state, still=True)
    for page in (lively, still):
        page.goto(house.world.url)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div class=animate-pulse>loading</div>')")
    assert lively.evaluate(MOVING) > 0
    assert still.evaluate(MOVING) == 0
    still.get_by_role("button", name="Account of").press("Enter")
    expect(still.get_by_role("menu")).to_be_visible()
    assert still.evaluate(MOVING) == 0


def test_german_is_chosen_and_kept_and_complete(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    page.goto(f"{house.world.url}/settings/account")
    page.get_by_label("Language").select_option("de")
    expect(page.get_by_role("link", name="Serien")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Serien")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"
    for path, words in (("/wanted", "Filme"), ("/activity", "Verlauf"), ("/problems", "Probleme")):
        open_settled(page, house.world.url + path)
        expect(page.get_by_text(words).first).to_be_visible()


def test_what_services_say_is_said_in_german(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state, language="de-DE")
    open_settled(page, f"{house.world.url}/activity?view=history")
    expect(page.get_by_text("wurde hinzugefügt").first).to_be_visible()
    page.goto(f"{house.world.url}/shows/{uuid4()}")
    expect(page.get_by_text("Es gibt keinen Titel")).to_be_visible()


def test_the_browsers_language_is_spoken_to_strangers(house: House, open_page: OpenPage) -> None:
    page = open_page(language="de-DE")
    open_settled(page, f"{house.world.url}/login")
    expect(page.get_by_role("button", name="Anmelden")).to_be_visible()
    assert serious_faults(page) == []


def test_the_first_load_is_small(house: House, open_page: OpenPage) -> None:
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(house.world.url)
    page.get_by_role("button", name="Log in").wait_for()
    settle(page)
    assert sum(sizes) < FIRST_LOAD_BYTES
