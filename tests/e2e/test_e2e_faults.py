"""Whatever dies, and whenever: every wish ends in the library exactly once, and no event is lost or acted on twice."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from contracts.catalog.events import MediaImported, TargetSatisfied
from reelway.demo.releases.release import Release
from reelway.demo.titles.model import Movie, Title
from support.audit import EventLog, audit, come_to_rest, library_holds_exactly, satisfied_exactly_once
from support.journey_plan import is_pack, is_single, only, with_spares
from support.mishaps import kill_and_await_return, kill_at_random, wish_patiently
from support.small_disk import small_disk_at
from support.whole import Whole, Wish, until, whole_system

pytestmark = [
    pytest.mark.slow,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.xdist_group("e2e"),
    pytest.mark.timeout(600),
]
SEED = 20_260_731
SERVICES = ("gateway", "catalog", "indexer", "downloader", "metadata-relay")
SLOW_BYTES_PER_SECOND = 60_000
"""A download of the demo world then lasts some seconds, so that there is something to interrupt."""
CRAWLING_BYTES_PER_SECOND = 8_000
IMPATIENT = {"stall_minutes": 1, "metadata_minutes": 1}
"""A download whose peers were lost by a sudden death is given up after a minute, and the spare is taken."""
STOPPED_SECONDS = 20
PATIENCE_SECONDS = 240
ODD = ("-FAKE", "-DOUBLE", "-TOOGOOD", "-GONE", "-HOSTILE", "-SECOND", "-BLECH", "-CLOUDY")

FOR_NATS = ("Gravel and Gold",)
FOR_A_RESTART, FOR_A_CRASH = "What's Left?", "The Lantern Keepers"
BEHIND_OUR_BACK, FOR_A_FULL_DISK = "The Weight of Maps", "Nine Tenths"
FIFTY = (
    *("Orbital Bakery", "Ørsted & Sons", "Northfold", "Paper Planets", "Das Stille Amt"),
    *("Kumo no Kenshi", "The Glass Orchard", "Hollow Star", "Hollow Star: Ember", "Bread Money"),
    *("Bread Money 2: Sourdough", "Café Minuit", "Tidal", "1 Mile to Winter", "The Understudy's Understudy"),
    *("Iron Meridian", "Kawa no Oto", "Little Comet", "Velvet Static", "The Long Buffering", "Sommer in Blech"),
)
USED = {*FOR_NATS, FOR_A_RESTART, FOR_A_CRASH, BEHIND_OUR_BACK, FOR_A_FULL_DISK, *FIFTY}


def exists(release: Release) -> bool:
    """One release for each wish: a movie from the web, an episode by itself; of one show a whole season."""
    if release.title.name not in USED or release.height != 1080 or release.name.endswith(ODD):
        return False
    if isinstance(release.title, Movie):
        return "WEB-DL" in release.name
    return is_pack(release) if release.title.name == "Northfold" else is_single(release)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Whole]:
    settings = {"catalog": {"import_reserve_bytes": 0}}
    folder = tmp_path_factory.mktemp("faults")
    async with whole_system(folder, plan=with_spares(only(exists)), processes=True, settings=settings) as running:
        limits = await running.visitor.get("downloads/limits")
        await running.visitor.http.put("downloads/limits", json=limits | IMPATIENT)
        yield running


def titles(whole: Whole, *names: str) -> list[Title]:
    return [title for title in whole.world.catalogue.titles if title.name in names]


async def add(whole: Whole, *names: str) -> list[Wish]:
    """Libraries are named: there may be several."""
    libraries = {
        f"{one['kind']}s": one["library_id"] for one in await whole.visitor.items("libraries") if _is_usual(one)
    }
    found = []
    for title in titles(whole, *names):
        collection = "movies" if isinstance(title, Movie) else "shows"
        found.append(await wish_patiently(whole, title, library_id=libraries[collection]))
    return found


def _is_usual(library: dict[str, object]) -> bool:
    return library["name"] in ("Shows", "Movies")


async def arrive(whole: Whole, wishes: list[Wish]) -> None:
    async def are_here() -> bool:
        try:
            return all([await whole.is_complete(wish) for wish in wishes])
        except (httpx.TransportError, httpx.HTTPStatusError):
            return False  # a part is still coming up

    try:
        await until("all wishes are in the library", are_here, seconds=PATIENCE_SECONDS)
    except AssertionError as error:
        raise AssertionError(f"{error}: {json.dumps(await open_ends(whole), indent=1)}") from None


async def open_ends(whole: Whole) -> dict[str, list[dict[str, object]]]:
    """What a person would look at to see why something does not come."""
    return {
        "wanted": await whole.visitor.items("wanted", limit=500),
        "downloads": [one for one in await whole.visitor.items("downloads", limit=500) if one["imported_at"] is None],
        "imports": [one for one in await whole.visitor.items("imports", limit=500) if one["state"] != "completed"],
        "problems": await whole.visitor.items("problems"),
    }


async def judge(whole: Whole, wishes: list[Wish]) -> tuple[EventLog, int]:
    """The events and how many targets there were, once everything was found right."""
    await arrive(whole, wishes)
    await come_to_rest(whole, seconds=PATIENCE_SECONDS)
    log = await audit(whole)
    count = satisfied_exactly_once(log, wishes)
    await library_holds_exactly(whole, wishes)
    return log, count


async def test_fifty_journeys_survive_sudden_deaths_of_every_service(whole: Whole) -> None:
    whole.world.limit_upload(SLOW_BYTES_PER_SECOND)
    killing = asyncio.create_task(kill_at_random(whole, SERVICES * 3, SEED))
    wishes = await add(whole, *FIFTY)
    killed = await killing
    whole.world.limit_upload(0)
    _, targets = await judge(whole, wishes)
    assert targets >= 50
    assert len(killed) == 3 * len(SERVICES)


async def test_a_nats_that_hangs_and_then_dies_loses_nothing(whole: Whole) -> None:
    whole.world.limit_upload(SLOW_BYTES_PER_SECOND)
    wishes = await add(whole, *FOR_NATS)
    pid = whole.pid_of("NATS")
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    await asyncio.sleep(STOPPED_SECONDS)
    os.kill(pid, signal.SIGCONT)
    await asyncio.sleep(1)
    await kill_and_await_return(whole, "NATS")
    whole.world.limit_upload(0)
    await judge(whole, wishes)


@pytest.mark.parametrize(
    ("name", "number"),
    [(FOR_A_RESTART, signal.SIGINT), (FOR_A_CRASH, signal.SIGKILL)],
    ids=["restarted", "killed"],
)
async def test_a_postgresql_that_restarts_loses_nothing(whole: Whole, name: str, number: signal.Signals) -> None:
    whole.world.limit_upload(SLOW_BYTES_PER_SECOND)
    wishes = await add(whole, name)
    await asyncio.sleep(1)
    await kill_and_await_return(whole, "PostgreSQL", number)
    whole.world.limit_upload(0)
    _, targets = await judge(whole, wishes)
    assert targets > 0


async def test_a_download_that_is_deleted_behind_our_back_comes_all_the_same(whole: Whole) -> None:
    whole.world.limit_upload(CRAWLING_BYTES_PER_SECOND)
    (wish,) = await add(whole, BEHIND_OUR_BACK)

    async def is_on_disk() -> bool:
        downloads = await whole.visitor.items("downloads", title_id=wish.title_id)
        return any(int(str(one["done_bytes"])) > 0 for one in downloads) and bool(_files(whole, "Weight"))

    await until("the download has begun", is_on_disk)
    for file in _files(whole, "Weight"):
        file.unlink()
    whole.world.limit_upload(0)
    await arrive(whole, [wish])
    await come_to_rest(whole, seconds=PATIENCE_SECONDS)
    log = await audit(whole)
    of_wish = [one for one in log.all_of(TargetSatisfied) if str(one.title_id) == wish.title_id]
    assert len(of_wish) == 1
    assert len([one for one in log.all_of(MediaImported) if str(one.title_id) == wish.title_id]) == 1
    await library_holds_exactly(whole, [wish])


def _files(whole: Whole, word: str) -> list[Path]:
    return [path for path in whole.data.downloads.rglob("*") if path.is_file() and word in str(path)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with next to nothing on it: it has bytes, but takes no more files than these few."""
    with small_disk_at(tmp_path / "small", megabytes=64, files=40) as folder:
        yield folder


async def test_an_import_onto_a_full_disk_leaves_nothing_half_and_goes_on_when_there_is_room(
    whole: Whole, small_disk: Path
) -> None:
    library = await whole.visitor.post("libraries", {"kind": "movie", "name": "Small", "root": str(small_disk)})
    ballast = _fill(small_disk)
    (title,) = titles(whole, FOR_A_FULL_DISK)
    wish = await wish_patiently(whole, title, library_id=library["library_id"])

    async def has_failed() -> bool:
        found = await whole.visitor.items("imports", title_id=wish.title_id)
        return any(one["state"] in ("waiting", "blocked") for one in found) and _has_begun(whole)

    await until("the import met the full disk", has_failed)
    await asyncio.sleep(3)
    assert await whole.count_wanted(wish) == 1
    assert not list(small_disk.rglob(".reelway-*"))
    for file in ballast:
        file.unlink()
    await arrive(whole, [wish])
    await come_to_rest(whole, seconds=PATIENCE_SECONDS)
    satisfied_exactly_once(await audit(whole), [wish])
    (placed,) = await whole.paths_of(wish)
    assert placed.is_relative_to(small_disk)
    assert not list(small_disk.rglob(".reelway-*"))


def _fill(disk: Path) -> list[Path]:
    """Leave room for two folders and a file, so that the space runs out in the middle of the files."""
    ballast: list[Path] = []
    while os.statvfs(disk).f_ffree > 2:
        ballast.append(disk / f"ballast-{len(ballast)}")
        ballast[-1].touch()
    return ballast


def _has_begun(whole: Whole) -> bool:
    return "No space left" in whole.data.log("catalog").read_text(errors="replace")
