"""From wish to file on everything that is real: as the demo shows it, and by REST as any client would use it."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest
import pytest_asyncio

from reelway.demo.releases.odd_releases import NOT_A_PROGRAM
from reelway.demo.releases.release import Release
from support.journey_plan import is_pack, is_single, only
from support.whole import Whole, until, whole_system

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]

KEEPERS, FAKE_EPISODE = "The Lantern Keepers", (2, 1)
MOVIE_STEPS = {
    "MovieAdded",
    "TargetWanted",
    "SearchCompleted",
    "ReleaseGrabbed",
    "DownloadStarted",
    "DownloadCompleted",
    "MediaImported",
    "TargetSatisfied",
    "ImportCompleted",
}


def exists(release: Release) -> bool:
    """A season comes as a pack only, two episodes in one file only, a movie as a hostile release only; and the fake is
    the best release of its episode.
    """
    match release.title.name:
        case "Tidal" | "Velvet Static":
            return True
        case "Northfold":
            return is_pack(release)
        case "The Lantern Keepers":
            return _is_of_keepers(release)
        case "Nine Tenths":
            return release.name.endswith("-HOSTILE")
        case _:
            return False


def _is_of_keepers(release: Release) -> bool:
    if release.name.endswith(("-FAKE", "-DOUBLE")):
        return True
    if (release.season, *release.episodes) == FAKE_EPISODE:
        return release.height == 720
    return is_single(release) and release.height == 1080 and (release.season, *release.episodes) not in ((1, 2), (1, 3))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Whole]:
    async with whole_system(tmp_path_factory.mktemp("journey"), plan=only(exists)) as running:
        yield running


async def _arrives(whole: Whole, path: str) -> None:
    title_id = path.rpartition("/")[2]

    async def is_here() -> bool:
        return await whole.count_wanted(title_id) == 0 and bool(await whole.visitor.items(f"{path}/files"))

    await until(f"{path} has all its files", is_here)


async def _timeline(whole: Whole, path: str) -> list[dict[str, object]]:
    return await whole.visitor.items(f"{path}/timeline", limit=500)


def _step(entry: dict[str, object]) -> str:
    return str(entry["type"]).split(".")[2]


async def _roots(whole: Whole) -> dict[str, Path]:
    return {f"library:{one['library_id']}": Path(str(one["root"])) for one in await whole.visitor.items("libraries")}


async def _on_disk(whole: Whole, path: str) -> list[Path]:
    roots = await _roots(whole)
    found = []
    for file in await whole.visitor.items(f"{path}/files", limit=500):
        place = file["path"]
        assert isinstance(place, dict)
        found.append(roots[place["root"]] / place["path"])
    return found


def _inodes(folder: Path) -> set[int]:
    return {path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def _all_names(folder: Path) -> Iterable[str]:
    return (name for _, folders, files in os.walk(folder) for name in (*folders, *files))


async def test_a_movie_comes_with_its_subtitles_and_one_whole_chain_of_causes(whole: Whole) -> None:
    path = f"movies/{await whole.wish_movie(whole.world.catalogue.get_movie('Tidal'))}"
    await _arrives(whole, path)
    (video,) = await _on_disk(whole, path)
    assert video.stat().st_ino in _inodes(whole.data.downloads)
    siblings = {sibling.name.removeprefix(video.stem) for sibling in video.parent.iterdir()}
    assert {".mkv", ".en.srt", ".de.forced.srt"} <= siblings
    assert not any("sample" in name.casefold() for name in siblings)

    async def is_told() -> bool:
        return {_step(entry) for entry in await _timeline(whole, path)} >= MOVIE_STEPS

    await until("the timeline tells every step", is_told)
    entries = await _timeline(whole, path)
    assert len({entry["correlation_id"] for entry in entries}) == 1
    assert {entry["actor"] for entry in entries} == {"key demo"}
    events = {entry["event_id"] for entry in entries}
    first = min(entries, key=lambda entry: str(entry["time"]))
    assert _step(first) == "MovieAdded"
    caused = [entry for entry in entries if _step(entry) in ("ReleaseGrabbed", "DownloadStarted", "MediaImported")]
    assert all(entry["causation_id"] for entry in caused)
    assert len(events) == len(entries)


async def test_a_season_comes_as_one_pack(whole: Whole) -> None:
    show = whole.world.catalogue.get_show("Northfold")
    path = f"shows/{await whole.wish_show(show)}"
    await _arrives(whole, path)
    files = await whole.visitor.items(f"{path}/files")
    assert len(files) == len(show.regular)
    grabbed = [entry["data"] for entry in await _timeline(whole, path) if _step(entry) == "ReleaseGrabbed"]
    assert len(grabbed) == 1
    videos = await _on_disk(whole, path)
    assert {video.stat().st_ino for video in videos} <= _inodes(whole.data.downloads)
    assert all(video.with_suffix(".en.srt").is_file() for video in videos)


async def test_one_file_serves_two_episodes_and_a_fake_is_replaced(whole: Whole) -> None:
    show = whole.world.catalogue.get_show(KEEPERS)
    title_id = await whole.wish_show(show)
    path = f"shows/{title_id}"
    await _arrives(whole, path)
    files = await whole.visitor.items(f"{path}/files", limit=500)
    (double,) = (file for file in files if str(file["release_name"]).endswith("-DOUBLE"))
    targets = double["target_ids"]
    assert isinstance(targets, list)
    assert len(targets) == 2
    served = [target for file in files if isinstance(file["target_ids"], list) for target in file["target_ids"]]
    assert len(served) == len(set(served)) == len(show.regular)

    (fake,) = (name for name in whole.world.seeded if name.endswith("-FAKE"))
    steps = [entry for entry in await _timeline(whole, path) if fake in json.dumps(entry["data"])]
    assert "ReleaseGrabbed" in {_step(entry) for entry in steps}
    assert {_step(entry) for entry in steps} & {"ImportBlocked", "DownloadFailed"}
    assert any("danger" in json.dumps(entry["data"]) for entry in steps)
    assert all(not str(file["release_name"]).endswith("-FAKE") for file in files)
    assert all(not name.endswith(".exe") for name in _all_names(whole.data.media))


async def test_a_fake_that_a_person_takes_in_spite_of_all_waits_with_its_reason(whole: Whole) -> None:
    movie = whole.world.catalogue.get_movie("Velvet Static")
    title_id = await whole.wish_movie(movie)
    await _arrives(whole, f"movies/{title_id}")
    search = await whole.visitor.post("searches", {"title_id": title_id})
    releases = f"searches/{search['search_id']}/releases"

    async def is_found() -> bool:
        return any(str(release["name"]).endswith("-TOOGOOD") for release in await whole.visitor.items(releases))

    await until("the search finds the fake", is_found)
    (fake,) = (one for one in await whole.visitor.items(releases) if str(one["name"]).endswith("-TOOGOOD"))
    await whole.visitor.post(f"releases/{fake['release_id']}/grab", {"despite_rejections": True})

    async def is_refused() -> bool:
        told = [entry for entry in await _timeline(whole, f"movies/{title_id}") if "TOOGOOD" in json.dumps(entry)]
        return any(_step(entry) in ("ImportBlocked", "DownloadFailed") and "danger" in str(entry) for entry in told)

    await until("the fake is refused", is_refused)
    (file,) = await whole.visitor.items(f"movies/{title_id}/files")
    assert not str(file["release_name"]).endswith("-TOOGOOD")
    programs = [path for path in whole.data.media.rglob("*") if path.is_file() and NOT_A_PROGRAM[:70] in _start(path)]
    assert programs == []


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


async def test_hostile_names_stay_inside_their_folder(whole: Whole) -> None:
    title_id = await whole.wish_movie(whole.world.catalogue.get_movie("Nine Tenths"))

    async def is_settled() -> bool:
        blocked = await whole.visitor.items("imports", title_id=title_id, state="blocked")
        return bool(blocked) or await whole.count_wanted(title_id) == 0

    await until("the hostile release is imported or blocked", is_settled)
    downloads = whole.data.downloads.resolve()
    hostile = [path for path in whole.data.path.parent.rglob("*") if path.name in ("escaped.mkv", "absolute.mkv")]
    assert hostile
    assert all(path.resolve().is_relative_to(downloads) for path in hostile)
    assert not Path("/etc/absolute.mkv").exists()
    for name in (*_all_names(whole.data.downloads), *_all_names(whole.data.media)):
        assert len(name.encode()) <= 255
        assert not any(ord(letter) < 32 for letter in name)
        assert not name.endswith((".", " "))
        assert name.partition(".")[0].upper() not in ("CON", "AUX", "NUL", "PRN")


async def test_the_event_stream_tells_it_all_in_order_and_goes_on_where_it_was_left(whole: Whole) -> None:
    history = await _history(whole)
    everything = await _read_stream(whole, {"after": "0"}, len(history))
    assert everything == history
    middle = len(history) // 2
    assert await _read_stream(whole, {}, len(history) - middle, last_seen=history[middle - 1]) == history[middle:]


async def _history(whole: Whole) -> list[int]:
    found: list[int] = []
    cursor: str | None = None
    while True:
        page = await whole.visitor.get("events/history", limit=500, **({"cursor": cursor} if cursor else {}))
        items = page["items"]
        assert isinstance(items, list)
        found += [item["seq"] for item in items]
        if page["next_cursor"] is None:
            return sorted(found)
        cursor = str(page["next_cursor"])


async def _read_stream(whole: Whole, params: dict[str, str], count: int, last_seen: int | None = None) -> list[int]:
    headers = {} if last_seen is None else {"Last-Event-ID": str(last_seen)}
    seen: list[int] = []
    async with (
        asyncio.timeout(60),
        whole.visitor.http.stream("GET", "events", params=params, headers=headers) as answer,
    ):
        async for line in answer.aiter_lines():
            if line.startswith("id: "):
                seen.append(int(line.removeprefix("id: ")))
                if len(seen) == count:
                    return seen
    raise AssertionError(f"the stream ended after {len(seen)} of {count} events")


async def test_nothing_was_given_up(whole: Whole) -> None:
    assert await whole.dead_letters() == []
    health = await whole.visitor.get("system/health")
    assert health["state"] != "failing", health  # one indexer of the demo world fails at times: that is a warning
    assert whole.told.deaths == []
