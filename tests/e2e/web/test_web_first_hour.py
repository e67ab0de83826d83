"""A newcomer's first hour: from the one-time link to the file in the library, in a browser, on a wide screen."""

import pytest
from playwright.sync_api import expect

from e2e.web.first_hour import SLOW_BYTES_PER_SECOND, Newcomer
from e2e.web.web_world import OpenPage, World, log_in

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]


def test_a_newcomer_comes_from_the_link_to_a_file(world: World, open_page: OpenPage) -> None:
    newcomer = Newcomer(open_page(), world, "click")
    newcomer.set_up()
    world.limit_upload(SLOW_BYTES_PER_SECOND)
    newcomer.wish_for_tidal()
    sight = newcomer.watch_it_come()
    assert sight.is_whole, sight


def test_the_link_works_once_and_leaves_the_address(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(world.link)
    expect(page.get_by_role("heading", name="Reelway has an owner already")).to_be_visible()


def test_a_login_leads_back(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{world.url}/wanted")
    expect(page.get_by_role("heading", name="Reelway")).to_be_visible()
    log_in(page)
    page.wait_for_url(f"{world.url}/wanted")


def test_a_wrong_password_is_told(world: World, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{world.url}/login")
    page.get_by_label("Name").fill("nobody")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("wrong")
