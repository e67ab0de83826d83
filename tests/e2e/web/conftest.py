"""A whole Reelway with its web app, and a real Chromium that uses it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIRequestContext, Browser, expect, sync_playwright

from e2e.web.web_world import PASSWORD, WAIT_MILLISECONDS, OpenPage, World

REPOSITORY = Path(__file__).parents[3]
BUILD = REPOSITORY / "web/build"
STOP_SECONDS = 60


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A fresh one for each file of tests."""
    if not (BUILD / "index.html").is_file():
        pytest.fail(f"{BUILD} is not built: run `npm ci && npm run build` in web/")
    command = [sys.executable, str(Path(__file__).with_name("world_process.py"))]
    folder = tmp_path_factory.mktemp("web")
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "tests")}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, str(folder), str(BUILD)], env=environment, stdout=subprocess.PIPE, stderr=log
        )
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
            return World(found["url"], found["link"], Path(found["media"]), tuple(found["indexers"]))
    pytest.fail(f"Reelway did not come up:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def login_state(world: World, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A furnished Reelway: an owner's login, libraries, indexers and a few titles, made over REST."""
    context = browser.new_context(extra_http_headers={"Origin": world.url})
    rest = context.request
    _post(rest, world, "setup", {"token": world.token, "name": "ada", "password": PASSWORD})
    for kind in ("show", "movie"):
        _post(rest, world, "libraries", {"kind": kind, "name": f"{kind}s", "root": str(world.media / kind)})
    for one in world.indexers:
        settings = {"name": one["name"], "kind": "torznab", "url": one["url"], "api_key": one["key"]}
        _post(rest, world, "indexers", settings | {"request_spacing_seconds": 0})
    for kind, name in (("show", "Kumo no Kenshi"), ("show", "The Lantern Keepers"), ("movie", "Tidal")):
        _add_title(rest, world, kind, name)
    file = tmp_path_factory.mktemp("login") / "state.json"
    context.storage_state(path=file)
    context.close()
    return str(file)


def _add_title(rest: APIRequestContext, world: World, kind: str, name: str) -> None:
    found = rest.get(f"{world.url}/api/v1/metadata/search", params={"kind": kind, "query": name}).json()
    hit = next(item["hit"] for item in found["items"] if item["hit"]["name"] == name)
    availability = {"minimum_availability": "announced"} if kind == "movie" else {}
    _post(rest, world, f"{kind}s", {"source": hit["source"], "source_id": hit["source_id"]} | availability)


def _post(rest: APIRequestContext, world: World, path: str, body: object) -> None:
    answer = rest.post(f"{world.url}/api/v1/{path}", data=body)
    assert answer.ok, f"{path}: {answer.text()}"
