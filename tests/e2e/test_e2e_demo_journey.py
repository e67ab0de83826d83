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
from support.whole import Whole, Wish, until, whole_system

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


async def _arrives(whole: Whole, name: str) -> Wish:
    catalogue = whole.world.catalogue
    wish = await whole.wish(next(title for title in catalogue.titles if title.name == name))
    await until(f"{name} has all its files", lambda: whole.is_complete(wish))
    return wish


def _step(entry: dict[str, object]) -> str:
    return str(entry["type"]).split(".")[2]


def _inodes(folder: Path) -> set[int]:
    return {path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def _all_names(folder: Path) -> Iterable[str]:
    return (name for _, folders, files in os.walk(folder) for name in (*folders, *files))


async def test_a_movie_comes_with_its_subtitles_and_one_whole_chain_of_causes(whole: Whole) -> None:
    wish = await _arrives(whole, "Tidal")
    (video,) = await whole.paths_of(wish)
    assert video.stat().st_ino in _inodes(whole.data.downloads)
    siblings = {sibling.name.removeprefix(video.stem) for sibling in video.parent.iterdir()}
    assert {".mkv", ".en.srt", ".de.forced.srt"} <= siblings
    assert not any("sample" in name.casefold() for name in siblings)

    async def is_told() -> bool:
        return {_step(entry) for entry in await whole.timeline_of(wish)} >= MOVIE_STEPS

    await until("the timeline tells every step", is_told)
    entries = await whole.timeline_of(wish)
    assert len({entry["event_id"] for entry in entries}) == len(entries)
    assert len({entry["correlation_id"] for entry in entries}) == 1
    assert {entry["actor"] for entry in entries} == {"key demo"}
    assert _step(min(entries, key=lambda entry: str(entry["time"]))) == "MovieAdded"
    caused = [entry for entry in entries if _step(entry) in ("ReleaseGrabbed", "DownloadStarted", "MediaImported")]
    assert all(entry["causation_id"] for entry in caused)


async def test_a_season_comes_as_one_pack(whole: Whole) -> None:
    wish = await _arrives(whole, "Northfold")
    videos = await whole.paths_of(wish)
    assert len(videos) == len(whole.world.catalogue.get_show("Northfold").regular)
    assert len([entry for entry in await whole.timeline_of(wish) if _step(entry) == "ReleaseGrabbed"]) == 1
    assert {video.stat().st_ino for video in videos} <= _inodes(whole.data.downloads)
    assert all(video.with_suffix(".en.srt").is_file() for video in videos)


async def test_one_file_serves_two_episodes_and_a_fake_is_replaced(whole: Whole) -> None:
    wish = await _arrives(whole, KEEPERS)
    files = await whole.files_of(wish)
    (double,) = (file for file in files if str(file["release_name"]).endswith("-DOUBLE"))
    assert len(_targets(double)) == 2
    served = [target for file in files for target in _targets(file)]
    assert len(served) == len(set(served)) == len(whole.world.catalogue.get_show(KEEPERS).regular)

    (fake,) = (name for name in whole.world.seeded if name.endswith("-FAKE"))
    about = [entry for entry in await whole.timeline_of(wish) if fake in json.dumps(entry["data"])]
    assert "ReleaseGrabbed" in {_step(entry) for entry in about}
    assert any(_is_refusal(entry) for entry in about)
    assert all(file["release_name"] != fake for file in files)
    assert all(not name.endswith(".exe") for name in _all_names(whole.data.media))


def _targets(file: dict[str, object]) -> list[str]:
    targets = file["target_ids"]
    return [str(target) for target in targets] if isinstance(targets, list) else []


def _is_refusal(entry: dict[str, object]) -> bool:
    return _step(entry) in ("ImportBlocked", "DownloadFailed") and "danger" in json.dumps(entry["data"])


async def test_a_fake_that_a_person_takes_in_spite_of_all_waits_with_its_reason(whole: Whole) -> None:
    wish = await _arrives(whole, "Velvet Static")
    search = await whole.visitor.post("searches", {"title_id": wish.title_id})

    async def find_fake() -> list[dict[str, object]]:
        releases = await whole.visitor.items(f"searches/{search['search_id']}/releases")
        return [release for release in releases if str(release["name"]).endswith("-TOOGOOD")]

    async def is_found() -> bool:
        return bool(await find_fake())

    await until("the search finds the fake", is_found)
    (fake,) = await find_fake()
    await whole.visitor.post(f"releases/{fake['release_id']}/grab", {"despite_rejections": True})

    async def is_refused() -> bool:
        about = [entry for entry in await whole.timeline_of(wish) if str(fake["name"]) in json.dumps(entry["data"])]
        return any(_is_refusal(entry) for entry in about)

    await until("the fake is refused", is_refused)
    (file,) = await whole.files_of(wish)
    assert file["release_name"] != fake["name"]
    files = [path for path in whole.data.media.rglob("*") if path.is_file()]
    assert all(NOT_A_PROGRAM[:60] not in _start(path) for path in files)


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


async def test_hostile_names_stay_inside_their_folder(whole: Whole) -> None:
    wish = await whole.wish(whole.world.catalogue.get_movie("Nine Tenths"))

    async def is_settled() -> bool:
        blocked = await whole.visitor.items("imports", title_id=wish.title_id, state="blocked")
        return bool(blocked) or await whole.is_complete(wish)

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
