"""What only a browser shows of Reelway's defences: what other sites, planted cookies and hostile names can do to it."""

from pathlib import Path

import pytest
from playwright.sync_api import Cookie, Page, expect

from e2e.web.conftest import House
from e2e.web.neighbours import hostile_site, tls_proxy
from e2e.web.pages import PAGES
from e2e.web.strangers import ATTACK, NAME
from e2e.web.web_world import OWNER, PASSWORD, OpenPage, add_title, log_in, open_settled, settle

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(300)]
SESSION = "reelway_session"
WRONG_TRIES = 5
WATCH_VIOLATIONS = """
window.violations = [];
addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective));
"""
SMUGGLE = """
() => {
  const script = document.createElement('script');
  script.textContent = 'window.hit = 1';
  document.body.append(script);
  document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.hit = 1">');
  return new Promise(done => setTimeout(() => done([...new Set(violations)].sort()), 200));
}
"""
# A form with this encoding can write a body that is JSON, and needs nobody's leave to be sent.
FORGERIES = """<!doctype html><title>win a prize</title>
<script>
const send = (path, body) => fetch(TARGET + path, {method: 'POST', mode: 'no-cors', credentials: 'include', body});
const ask = (method, path) =>
  fetch(TARGET + path, {method, credentials: 'include'}).then(() => 'let in', () => 'kept out');
async function attack() {
  await send('/api/v1/me/keys', JSON.stringify({name: 'forged by fetch', scope: 'admin'}));
  await send('/api/v1/logout', '');
  const reads = ask('GET', '/api/v1/me/keys');
  return Promise.all([reads, ask('DELETE', '/api/v1/indexers/1'), ask('PUT', '/api/v1/me/password')]);
}
</script>
<form method="post" enctype="text/plain" action="TARGET_URL/api/v1/me/keys">
<input name='{"name": "forged by form", "scope": "admin", "ignored": "' value='"}'><button>Win</button></form>
<form method="post" action="TARGET_URL/api/v1/logout"><button>Leave</button></form>
"""
INERT = "() => [window.hit, document.querySelectorAll('img[src=x], a[href^=javascript]').length]"


def test_the_policy_lets_no_script_in(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    page.add_init_script(WATCH_VIOLATIONS)
    answer = page.goto(house.world.url)
    assert answer is not None
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    settle(page)
    assert page.locator("script:not([src])").count() == 0
    assert page.evaluate(SMUGGLE) == ["script-src-attr", "script-src-elem"]
    assert page.evaluate("window.hit") is None
    assert len(open_page.errors) == 2
    open_page.errors.clear()


def test_the_login_of_a_plain_loopback_works_and_does_not_claim_to_be_secure(house: House, open_page: OpenPage) -> None:
    page = _logged_in(house.world.url, open_page)
    cookie = _cookie(page)
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (False, True, "Lax")
    assert page.evaluate("document.cookie") == ""


def test_behind_tls_the_cookie_never_leaves_it(house: House, open_page: OpenPage, tmp_path: Path) -> None:
    with tls_proxy(house.world.url, tmp_path) as url:
        page = _logged_in(url, open_page)
        cookie = _cookie(page)
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
        page.close()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"], ids=["another port", "another site"])
def test_another_site_can_change_nothing_with_this_browsers_login(house: House, open_page: OpenPage, host: str) -> None:
    page = _logged_in(house.world.url, open_page)
    html = FORGERIES.replace("TARGET_URL", house.world.url).replace("TARGET", f"'{house.world.url}'")
    with hostile_site(html) as port:
        page.goto(f"http://{host}:{port}/")
        assert set(page.evaluate("attack()")) == {"kept out"}
        for button in ("Win", "Leave"):
            with page.expect_navigation() as left:
                page.get_by_role("button", name=button).click()
            assert left.value
            assert left.value.status in (401, 403)
            page.goto(f"http://{host}:{port}/")
    open_settled(page, f"{house.world.url}/settings/account")
    expect(page.get_by_text("forged")).to_have_count(0)
    expect(page.get_by_role("button", name="Account of ada")).to_be_visible()


def test_another_site_can_not_log_somebody_in(house: House, open_page: OpenPage) -> None:
    page = open_page()
    form = f"""<form method=post enctype=text/plain action={house.world.url}/api/v1/login>
        <input name='{{"name": "{OWNER}", "password": "{PASSWORD}", "x": "' value='"}}'><button>Go</button></form>"""
    with hostile_site(form) as port:
        page.goto(f"http://localhost:{port}/")
        page.get_by_role("button", name="Go").click()
        page.wait_for_url(f"{house.world.url}/**")
        assert [one for one in page.context.cookies() if one["name"] == SESSION] == []


def test_another_site_can_not_frame_it(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    with hostile_site(f"<iframe src='{house.world.url}/settings/account'></iframe>") as port:
        page.goto(f"http://localhost:{port}/")
        (framed,) = page.main_frame.child_frames
        framed.wait_for_load_state()
        assert framed.url.startswith("chrome-error:")
    assert "frame-ancestors" in "".join(open_page.errors)
    open_page.errors.clear()


@pytest.mark.parametrize(
    "onward",
    ["//evil.test/x", "https://evil.test", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)", "%09//evil.test"],
)
def test_a_login_never_leads_to_another_site(house: House, open_page: OpenPage, onward: str) -> None:
    page = open_page()
    page.goto(f"{house.world.url}/login?next={onward}")
    log_in(page)
    page.wait_for_url(f"{house.world.url}/")
    expect(page.get_by_role("navigation").first).to_be_visible()


def test_a_planted_cookie_is_nobodys_login(house: House, open_page: OpenPage) -> None:
    planter, victim = _logged_in(house.world.url, open_page), open_page()
    planted = _cookie(planter)
    victim.context.add_cookies([{"name": SESSION, "value": planted["value"], "url": house.world.url}])
    victim.goto(f"{house.world.url}/login")
    log_in(victim)
    expect(victim.get_by_role("navigation").first).to_be_visible()
    assert _cookie(victim)["value"] != planted["value"]
    planter.goto(house.world.url)
    expect(planter.get_by_role("button", name="Log in")).to_be_visible()


def test_nothing_is_left_after_logging_out(house: House, open_page: OpenPage) -> None:
    page = _logged_in(house.world.url, open_page)
    page.get_by_role("button", name="Account of ada").click()
    page.get_by_role("menuitem", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    assert [one for one in page.context.cookies() if one["name"] == SESSION] == []


def test_guessing_a_password_is_slowed_down_and_the_page_says_so(house: House, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{house.world.url}/login")
    page.get_by_label("Name").fill("mallory")
    for _ in range(WRONG_TRIES):
        with page.expect_response("**/api/v1/login") as answer:
            page.get_by_label("Password").fill("a guess")
            page.keyboard.press("Enter")
        assert answer.value.status == 401
        expect(page.get_by_role("button", name="Log in")).to_be_enabled()
    page.get_by_label("Password").fill("a guess")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Too many wrong passwords; wait")


def test_hostile_names_are_shown_and_do_nothing(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    open_settled(page, f"{house.world.url}/add?kind=movie&q=needle")
    expect(page.get_by_text(NAME).first).to_be_visible()
    assert page.evaluate(INERT) == [None, 0]
    title = add_title(page.request, house.world, "movie", NAME, search=False)
    open_settled(page, house.world.url + title)
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page).to_have_title(f"{NAME} · Reelway")
    expect(page.get_by_role("main")).to_contain_text("javascript:window.hit=1")
    page.get_by_role("button", name="Choose a release").click()
    row = page.get_by_role("dialog").get_by_role("listitem").filter(has_text="-<b>XSS")
    expect(row).to_contain_text(ATTACK)
    row.get_by_role("button", expanded=False).first.click()
    assert page.evaluate(INERT) == [None, 0]
    row.get_by_role("button", name="Grab").click()
    expect(row).to_contain_text("Grabbed")
    page.keyboard.press("Escape")
    shown = []
    for name, path in PAGES:
        if name.startswith("settings"):
            continue
        open_settled(page, house.world.url + path)
        assert page.evaluate(INERT) == [None, 0], name
        if page.get_by_text("onerror=window.hit").count():
            shown.append(name)
    assert {"home", "movies", "bus"} <= set(shown)


def test_an_address_can_not_smuggle_a_script(house: House, open_page: OpenPage) -> None:
    page = open_page(state=house.state)
    open_settled(page, f"{house.world.url}/add?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E")
    expect(page.get_by_role("heading", name="No title is called")).to_be_visible()
    assert page.evaluate(INERT) == [None, 0]


def _logged_in(url: str, open_page: OpenPage) -> Page:
    page = open_page()
    page.goto(f"{url}/login")
    log_in(page)
    expect(page.get_by_role("navigation").first).to_be_visible()
    return page


def _cookie(page: Page) -> Cookie:
    return next(one for one in page.context.cookies() if one["name"] == SESSION)
