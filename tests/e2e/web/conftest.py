"""A whole Reelway with its web app, and a real Chromium that uses it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from e2e.web.running import find_chromium, furnish, launch, running_world
from e2e.web.web_world import WAIT_MILLISECONDS, OpenPage, World
from support.lacking import skip_for_want_of

TITLES = (("show", "Kumo no Kenshi"), ("show", "The Lantern Keepers"), ("movie", "Tidal"))
RELEASED = (*(name for _, name in TITLES), "Northfold", "Bread Money")
"""Few, so that the world is up soon; what is more than the titles is for tests that add one."""


@dataclass(frozen=True, slots=True)
class House:
    """A Reelway with an owner, libraries, indexers and a few titles; `state` is a file with the owner's login."""

    world: World
    state: str


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Without an owner, and of this file's own."""
    with running_world(tmp_path_factory.mktemp("web"), *RELEASED) as running:
        yield running


@pytest.fixture(scope="module")
def own_house(world: World, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> House:
    """This file's world, furnished. For tests that change what others count on."""
    return House(world, furnish(browser, world, tmp_path_factory.mktemp("login") / "state.json", TITLES))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium: the system's where there is one, else Playwright's own."""
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        if find_chromium() is None:
            skip_for_want_of("no Chromium on this machine; `apt-get install chromium` brings it")
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages, and fails the test when one of them met an error of its own."""
    opened = OpenPage(browser)
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Shared by all files of tests, so none may count on what another has left there."""
    folder = tmp_path_factory.mktemp("house")
    with running_world(folder, *RELEASED) as running:
        yield House(running, furnish(browser, running, folder / "state.json", TITLES))
