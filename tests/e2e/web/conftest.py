"""A whole Reelway with its web app, and a real Chromium that uses it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from e2e.web.web_world import OWNER, PASSWORD, WAIT_MILLISECONDS, OpenPage, World, add_title, post

REPOSITORY = Path(__file__).parents[3]
BUILD = REPOSITORY / "web/build"
STOP_SECONDS = 60
TITLES = (("show", "Kumo no Kenshi"), ("show", "The Lantern Keepers"), ("movie", "Tidal"))
RELEASED = (*(name for _, name in TITLES), "Northfold", "Bread Money")
"""Few, so that the world is up soon; what is more than the titles is for tests that add one."""


@dataclass(frozen=True, slots=True)
class House:
    """A Reelway with an owner, libraries, indexers and a few titles; `state` is a file with the owner's login."""

    world: World
    state: str


@contextmanager
def running_world(folder: Path, *names: str) -> Iterator[World]:
    """A fresh one, gone at the end; with releases of the titles with those names, or of all."""
    if not (BUILD / "index.html").is_file():
        pytest.fail(f"{BUILD} is not built: `make web` does it")
    command = [sys.executable, str(Path(__file__).with_name("world_process.py")), str(folder), str(BUILD), *names]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "tests")}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        try:
            yield _read_world(process, folder / "log")
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)


def _read_world(process: "subprocess.Popen[bytes]", log: Path) -> World:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(b"{"):
            found = json.loads(line)
            return World(found["url"], found["link"], Path(found["media"]), tuple(found["indexers"]), process)
    pytest.fail(f"Reelway did not come up:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Without an owner, of this file's own, and with releases of one movie."""
    with running_world(tmp_path_factory.mktemp("web"), "Tidal") as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium: the system's where there is one, else Playwright's own."""
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        if found is None and "CI" not in os.environ:
            pytest.skip("no Chromium on this machine; `apt-get install chromium` brings it")
        chromium = playwright.chromium.launch(executable_path=found)
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
        context = browser.new_context()
        rest = context.request
        post(rest, running, "setup", {"token": running.token, "name": OWNER, "password": PASSWORD})
        for kind in ("show", "movie"):
            root = str(running.media / kind)
            post(rest, running, "libraries", {"kind": kind, "name": f"{kind}s", "root": root})
        for one in running.indexers:
            settings = {"name": one["name"], "kind": "torznab", "url": one["url"], "api_key": one["key"]}
            post(rest, running, "indexers", settings | {"request_spacing_seconds": 0})
        for kind, name in TITLES:
            add_title(rest, running, kind, name)
        context.storage_state(path=folder / "state.json")
        context.close()
        yield House(running, str(folder / "state.json"))
