"""`python -m screenshots [NAME …] [--into FOLDER] [--few]`: pictures of the web app's pages, with an index to leaf.

Each page in light and dark, on a phone and on a wide screen, with few titles and with many. Names choose pages.
"""

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from e2e.web.running import furnish, launch, running_world
from e2e.web.web_world import PHONE, WIDE, World
from screenshots.album import Album
from screenshots.scene import FINISHED, set_the_scene
from screenshots.views import VIEWS, View

MANY = 10_000
SCHEMES = ("dark", "light")
SCREENS = {"wide": WIDE, "phone": PHONE}
MOST_SECONDS = 1800
"""When they are over, the rest is left out, and the command fails."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(view.name for view in VIEWS)}")
    parser.add_argument("--into", type=Path, default=Path("screenshots"), metavar="FOLDER")
    parser.add_argument("--few", action="store_true", help="leave out the pictures with many titles")
    wish = parser.parse_args()
    known = {view.name: view for view in VIEWS}
    if unknown := [name for name in wish.names if name not in known]:
        parser.error(f"no page called {', '.join(unknown)}")
    views = [known[name] for name in wish.names] or list(VIEWS)
    album = Album(wish.into, ends_at=time.monotonic() + MOST_SECONDS)
    with (
        tempfile.TemporaryDirectory(prefix="reelway-screenshots-", ignore_cleanup_errors=True) as folder,
        sync_playwright() as playwright,
        running_world(Path(folder)) as world,
    ):
        _fill(album, launch(playwright), world, Path(folder) / "state.json", views, many=not wish.few)
    raise SystemExit(album.finish())


def _fill(album: Album, browser: Browser, world: World, state: Path, views: list[View], *, many: bool) -> None:
    _shoot(album, browser, world, [view for view in views if view.when == "new"], "few", None)
    login = furnish(browser, world, state, FINISHED)
    paths = set_the_scene(browser, world, login)
    _shoot(album, browser, world, [view.filled(paths) for view in views if view.when == "stranger"], "few", None)
    inside = [view.filled(paths) for view in views if view.when == "inside"]
    _shoot(album, browser, world, inside, "few", login)
    if many:
        world.fill(MANY)
        _shoot(album, browser, world, [view for view in inside if view.grows], "many", login)


def _shoot(album: Album, browser: Browser, world: World, views: list[View], how_many: str, login: str | None) -> None:
    for scheme in SCHEMES:
        for screen, (width, height) in SCREENS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="light" if scheme == "light" else "dark",
                locale="en-GB",
                storage_state=login,
                has_touch=screen == "phone",
                is_mobile=screen == "phone",
            )
            for view in views:
                album.take(context, world, view, (how_many, screen, scheme))
            context.close()


if __name__ == "__main__":
    main()
