"""What goes on while the pictures are taken: downloads under way, an indexer that is down, an import that waits."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import APIRequestContext, Browser

from e2e.web.web_world import World, add_title, post

FINISHED = (
    *(("show", name) for name in ("The Lantern Keepers", "Kumo no Kenshi", "Paper Planets", "Quiet Engines")),
    *(("movie", name) for name in ("Tidal", "Bread Money", "Velvet Static", "Hollow Star", "The Glass Orchard")),
    *(("movie", name) for name in ("Café Minuit", "Iron Meridian")),
)
UNDER_WAY = (("show", "Northfold"), ("show", "Gravel and Gold"), ("movie", "Sommer in Blech"))
WAITING = (("show", "Das Stille Amt"), ("movie", "The Weight of Maps"))
"""Wanted, and not searched for."""
BYTES_PER_SECOND = 2_500
"""A download of the demo then takes some minutes."""
PATIENCE_SECONDS = 120


def set_the_scene(browser: Browser, world: World, login: str) -> dict[str, str]:
    """Wait until the finished titles are there, then begin all the rest. Gives the addresses of titles by name."""
    context = browser.new_context(storage_state=login)
    rest = context.request
    _await(lambda: _get(rest, world, "wanted")["total"] == 0)
    world.limit_upload(BYTES_PER_SECOND)
    paths = {name: add_title(rest, world, kind, name) for kind, name in UNDER_WAY}
    for kind, name in WAITING:
        add_title(rest, world, kind, name, search=False)
    for kind in ("show", "movie"):
        titles = _get(rest, world, f"{kind}s?limit=100")["items"]
        paths |= {title["name"]: f"/{kind}s/{title['title_id']}" for title in titles}
    _grab_a_worse_one(rest, world, paths["Tidal"].rsplit("/", 1)[1])
    world.set_indexer("Flaky", down=True)
    for _ in range(2):
        _search(rest, world, paths["Kumo no Kenshi"].rsplit("/", 1)[1])
    context.close()
    return paths | {"token": world.token}


def _grab_a_worse_one(rest: APIRequestContext, world: World, title_id: str) -> None:
    """Its import waits then, as what is there is better."""
    search = _search(rest, world, title_id)
    releases = _get(rest, world, f"searches/{search}/releases")["items"]
    worse = next(one for one in releases if "720p" in one["name"])
    post(rest, world, f"releases/{worse['release_id']}/grab", {"despite_rejections": True})


def _search(rest: APIRequestContext, world: World, title_id: str) -> str:
    search = post(rest, world, "searches", {"title_id": title_id})["search_id"]
    _await(lambda: _get(rest, world, f"searches/{search}")["state"] == "completed")
    return search


def _get(rest: APIRequestContext, world: World, path: str) -> Any:
    answer = rest.get(f"{world.url}/api/v1/{path}")
    assert answer.ok, f"{path}: {answer.text()}"
    return answer.json()


def _await(is_so: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not is_so() and time.monotonic() < ends_at:
        time.sleep(0.5)
