"""Starts a world with Reelway in it, a browser, and furnishes the house."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from e2e.web.web_world import OWNER, PASSWORD, World, add_title, post

REPOSITORY = Path(__file__).parents[3]
BUILD = REPOSITORY / "web/build"
STOP_SECONDS = 60


def find_chromium() -> str | None:
    """The system's Chromium, where there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def launch(playwright: Playwright) -> Browser:
    """Chromium: the system's, else Playwright's own."""
    return playwright.chromium.launch(executable_path=find_chromium())


@contextmanager
def running_world(folder: Path, *names: str) -> Iterator[World]:
    """A fresh one, gone at the end; with releases of the titles with those names, or of all."""
    assert (BUILD / "index.html").is_file(), f"{BUILD} is not built: `make web` does it"
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
    raise AssertionError(f"Reelway did not come up:\n{log.read_text(errors='replace')[-3000:]}")


def furnish(browser: Browser, world: World, state: Path, titles: Iterable[tuple[str, str]]) -> str:
    """An owner, libraries, indexers and titles, each a kind and a name, over REST. Gives the owner's login."""
    context = browser.new_context()
    rest = context.request
    post(rest, world, "setup", {"token": world.token, "name": OWNER, "password": PASSWORD})
    for kind in ("show", "movie"):
        root = str(world.media / f"{kind}s")
        post(rest, world, "libraries", {"kind": kind, "name": f"{kind.capitalize()}s", "root": root})
    for one in world.indexers:
        settings = {"name": one["name"], "kind": "torznab", "url": one["url"], "api_key": one["key"]}
        post(rest, world, "indexers", settings | {"request_spacing_seconds": 0})
    for kind, name in titles:
        add_title(rest, world, kind, name)
    context.storage_state(path=state)
    context.close()
    return str(state)
