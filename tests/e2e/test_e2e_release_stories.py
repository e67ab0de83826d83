"""What becomes of a release that appears when something is in place: each story from the feed to the library."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from reelway.demo.releases.naming import dotted, group_of, movie_stem, season_code
from reelway.demo.releases.plan import season_pack
from reelway.demo.releases.release import PlannedFile, Release, Video
from reelway.demo.titles.model import Episode, Movie, Show
from support.journey_plan import is_single, only
from support.whole import Whole, Wish, until, whole_system

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]

INDEXER = "Slowpoke"
UPGRADED, EQUAL, PROPERED, REPACKED, EDITED = "Tidal", "Bread Money", "Hollow Star", "Iron Meridian", "Little Comet"
MIXED_SHOW = "The Lantern Keepers"
HELD, UNWATCHED = "The Glass Orchard", "Velvet Static"
WEB_720, WEB_1080 = "720p.WEB-DL.AAC2.0.H.264", "1080p.WEB-DL.DDP5.1.H.264"
_FIRST = {UPGRADED: WEB_720, EDITED: WEB_720, EQUAL: WEB_1080, PROPERED: WEB_1080, REPACKED: WEB_1080}


def exists(release: Release) -> bool:
    """Each movie at first in the one quality that its story begins with; of the season only single episodes, the
    first of them already in the quality of the pack to come.
    """
    match release.title.name:
        case name if name in (UPGRADED, EDITED):
            return WEB_720 in release.name
        case name if name in (EQUAL, PROPERED, REPACKED, UNWATCHED):
            return WEB_1080 in release.name
        case name if name == MIXED_SHOW:
            height = 1080 if release.episodes == (1,) else 720
            return (
                release.season == 2 and is_single(release) and release.height == height and "-FAKE" not in release.name
            )
        case _:
            return False


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Whole]:
    async with whole_system(tmp_path_factory.mktemp("stories"), plan=only(exists)) as running:
        yield running


async def _has_movie(whole: Whole, name: str) -> tuple[Movie, Wish]:
    movie = whole.world.catalogue.get_movie(name)
    wish = await whole.wish(movie)
    await until(f"{name} is in the library", lambda: whole.is_complete(wish))
    return movie, wish


async def _appears(
    whole: Whole, title: Movie, tail: str, height: int = 1080, *, age: timedelta = timedelta()
) -> Release:
    """A release is published, and the feed read."""
    name = f"{movie_stem(title)}.{tail}"
    video = PlannedFile(f"{name}.mkv", Video(height, title.runtime_minutes, name))
    release = Release(name, title, height, (video,), datetime.now(UTC))
    await _publish(whole, release, age=age)
    return release


async def _publish(whole: Whole, release: Release, *, age: timedelta = timedelta()) -> None:
    await whole.world.publish(replace(release, indexers=frozenset({INDEXER})), age=age)
    (indexer,) = (one for one in await whole.visitor.items("indexers") if one["name"] == INDEXER)
    await whole.visitor.post(f"indexers/{indexer['indexer_id']}/feed", {})


async def _names(whole: Whole, wish: Wish) -> set[str]:
    return {str(file["release_name"]) for file in await whole.files_of(wish)}


async def _what_comes_with(whole: Whole, wish: Wish, release: Release) -> set[str]:
    """What stands in the library once the release is there."""

    async def is_here() -> bool:
        return release.name in await _names(whole, wish)

    await until(f"{release.name} stands in the library", is_here)
    return await _names(whole, wish)


async def _refusals(whole: Whole, wish: Wish, release: Release) -> set[str]:
    """By which rules it was refused for the file that is there, once it is judged."""
    (target_id,) = await _targets(whole, wish)
    rules: set[str] = set()

    async def is_judged() -> bool:
        for decision in await whole.visitor.items(f"targets/{target_id}/decisions"):
            if release.name in json.dumps(decision):
                rejections = decision["rejections"]
                assert isinstance(rejections, list)
                rules.update(str(rejection["rule"]) for rejection in rejections)
        return bool(rules)

    await until(f"{release.name} is judged", is_judged)
    return rules


async def _targets(whole: Whole, wish: Wish) -> set[str]:
    found: set[str] = set()
    for file in await whole.files_of(wish):
        targets = file["target_ids"]
        assert isinstance(targets, list)
        found.update(map(str, targets))
    return found


async def test_an_upgrade_that_happens(whole: Whole) -> None:
    movie, wish = await _has_movie(whole, UPGRADED)
    (old,) = await whole.paths_of(wish)
    better = await _appears(whole, movie, f"{WEB_1080}-LANTERN")
    assert await _what_comes_with(whole, wish, better) == {better.name}
    (new,) = await whole.paths_of(wish)
    assert new.is_file()
    assert new == old or not old.exists()
    assert await whole.count_wanted(wish) == 0


async def test_an_upgrade_that_must_not_happen(whole: Whole) -> None:
    movie, wish = await _has_movie(whole, EQUAL)
    before = await _names(whole, wish)
    equal = await _appears(whole, movie, f"{WEB_1080}-SOMEBODY")
    assert "disk_format_score" in await _refusals(whole, wish, equal)
    worse = await _appears(whole, movie, f"{WEB_720}-SOMEBODY", 720)
    assert "disk_better_quality" in await _refusals(whole, wish, worse)
    assert await _names(whole, wish) == before


async def test_a_proper_replaces_the_same_quality_once(whole: Whole) -> None:
    movie, wish = await _has_movie(whole, PROPERED)
    proper = await _appears(whole, movie, f"PROPER.{WEB_1080}-SECOND")
    assert await _what_comes_with(whole, wish, proper) == {proper.name}
    again = await _appears(whole, movie, f"PROPER.{WEB_1080}-THIRD")
    assert "disk_format_score" in await _refusals(whole, wish, again)
    assert await _names(whole, wish) == {proper.name}


async def test_a_repack_counts_only_of_the_same_group(whole: Whole) -> None:
    movie, wish = await _has_movie(whole, REPACKED)
    before = await _names(whole, wish)
    foreign = await _appears(whole, movie, f"REPACK.{WEB_1080}-STRANGER")
    assert "repack_of_other_group" in await _refusals(whole, wish, foreign)
    assert await _names(whole, wish) == before
    own = await _appears(whole, movie, f"REPACK.{WEB_1080}-{group_of(movie.name, 1080)}")
    assert await _what_comes_with(whole, wish, own) == {own.name}


async def test_a_pack_replaces_the_worse_singles_and_leaves_the_equal_one(whole: Whole) -> None:
    show = whole.world.catalogue.get_show(MIXED_SHOW)
    wish = await whole.wish(show, monitor="none")
    season = next(one for one in show.seasons if one.number == 2)
    monitored = {"seasons": [2], "monitored": True}
    (await whole.visitor.http.put(f"shows/{wish.title_id}/monitored", json=monitored)).raise_for_status()

    async def is_here() -> bool:
        return len(await whole.files_of(wish)) == len(season.episodes)

    await until("every episode of the season is here by itself", is_here)
    singles = await _names(whole, wish)
    pack = season_pack(show, show.name, season, 1080)
    await _publish(whole, pack)

    async def is_replaced() -> bool:
        return len(singles & await _names(whole, wish)) == 1

    await until("the pack replaced what was worse", is_replaced)
    (kept,) = singles & await _names(whole, wish)
    assert kept == _single_name(show, season.episodes[0])
    assert len(await whole.files_of(wish)) == len(season.episodes)


def _single_name(show: Show, episode: Episode) -> str:
    code = season_code(episode.season, episode.number)
    return f"{dotted(show.name)}.{code}.{dotted(episode.name)}.{WEB_1080}-{group_of(show.name, 1080)}"


async def test_a_delay_profile_holds_a_release_until_a_better_one_takes_its_place(whole: Whole) -> None:
    (hd,) = (one for one in await whole.visitor.items("profiles") if str(one["name"]).startswith("HD"))
    patient = await whole.visitor.post("profiles", _settings(hd) | {"name": "Patient"})
    scope, delay = {"profile_id": str(patient["profile_id"])}, {"torrent_minutes": 1}
    (await whole.visitor.http.put("delay-profiles", params=scope, json=delay)).raise_for_status()
    movie = whole.world.catalogue.get_movie(HELD)
    wish = await whole.wish(movie, slots=[{"name": "Main", "profile_id": patient["profile_id"]}])

    async def held() -> list[str]:
        found = [one for one in await whole.visitor.items("releases/held") if one["title_id"] == wish.title_id]
        return [str(one["release"]["name"]) for one in found if isinstance(one["release"], dict)]

    first = await _appears(whole, movie, f"{WEB_720}-TIDE", 720)
    await until("the first release is held", lambda: _is(held, [first.name]))
    better = await _appears(whole, movie, f"{WEB_1080}-LANTERN", age=timedelta(seconds=40))
    await until("the better one is held in its place", lambda: _is(held, [better.name]))
    assert await whole.files_of(wish) == []
    assert await _what_comes_with(whole, wish, better) == {better.name}
    grabbed = [entry for entry in await whole.timeline_of(wish) if "ReleaseGrabbed" in str(entry["type"])]
    assert len(grabbed) == 1
    assert await held() == []


async def test_a_movie_that_nobody_watches_over_is_found_and_taken_by_hand(whole: Whole) -> None:
    movie = whole.world.catalogue.get_movie(UNWATCHED)
    wish = await whole.wish(movie, monitored=False)
    (slot,) = await _slots(whole, wish)
    found: list[dict[str, object]] = []

    async def is_found() -> bool:
        """At first the indexer may not have heard of it."""
        asked = {"title_id": wish.title_id, "target_ids": [slot["target_id"]]}
        if (answer := await whole.visitor.http.post("searches", json=asked)).is_error:
            return False
        search = f"searches/{answer.json()['search_id']}"
        await until("the search is over", lambda: _is_over(whole, search))
        found[:] = [one for one in await whole.visitor.items(f"{search}/releases") if not one["rejections"]]
        return bool(found)

    await until("a search by hand finds it", is_found)
    assert await whole.files_of(wish) == []
    await whole.visitor.post(f"releases/{found[0]['release_id']}/grab", {})
    await until(f"{UNWATCHED} is in the library", lambda: whole.is_complete(wish))
    assert await _names(whole, wish) == {str(found[0]["name"])}
    assert not [entry for entry in await whole.timeline_of(wish) if "TargetWanted" in str(entry["type"])]


async def _slots(whole: Whole, wish: Wish) -> list[dict[str, object]]:
    slots = (await whole.visitor.get(wish.path))["slots"]
    assert isinstance(slots, list)
    return slots


async def _is_over(whole: Whole, search: str) -> bool:
    return (await whole.visitor.get(search))["state"] == "completed"


async def _is(found: Callable[[], Awaitable[list[str]]], wanted: list[str]) -> bool:
    return await found() == wanted


async def test_a_profile_edit_says_what_it_would_change_and_then_does_it(whole: Whole) -> None:
    profiles = await whole.visitor.items("profiles")
    (hd,) = (one for one in profiles if str(one["name"]).startswith("HD"))
    settled = await whole.visitor.post("profiles", _settings(hd) | {"name": "Settled", "cutoff": "WEB 720p"})
    movie = whole.world.catalogue.get_movie(EDITED)
    wish = await whole.wish(movie, slots=[{"name": "Main", "profile_id": settled["profile_id"]}])
    await until(f"{EDITED} is in the library", lambda: whole.is_complete(wish))
    before = await _names(whole, wish)
    better = await _appears(whole, movie, f"{WEB_1080}-LANTERN")
    assert "disk_quality_cutoff_met" in await _refusals(whole, wish, better)

    edited = _settings(settled) | {"cutoff": "WEB 1080p"}
    preview = await whole.visitor.post(f"profiles/{settled['profile_id']}/preview", edited)
    assert preview["becoming_wanted"] == 1
    assert await _names(whole, wish) == before
    (await whole.visitor.http.put(f"profiles/{settled['profile_id']}", json=edited)).raise_for_status()

    async def is_below_the_cutoff() -> bool:
        listed = await whole.visitor.items("wanted/cutoff-unmet")
        return wish.title_id in {str(one["title_id"]) for one in listed}

    await until("its file is listed as below the cut-off", is_below_the_cutoff)
    await whole.visitor.post(f"movies/{wish.title_id}/search", {})
    assert await _what_comes_with(whole, wish, better) == {better.name}
    assert not await is_below_the_cutoff()


def _settings(profile: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in profile.items() if name not in ("profile_id", "version", "is_default")}
