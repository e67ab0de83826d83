"""Titles over time: monitoring, slots, air times, refreshes, images and lists."""

import asyncio
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image as Picture

from contracts.catalog.asks import (
    AddSlot,
    EditSlot,
    EditTitle,
    Episodes,
    GetImage,
    ImageData,
    ListEpisodes,
    ListTitles,
    RefreshTitle,
    RemoveSlot,
    SetMonitored,
    TitleSummaries,
)
from contracts.catalog.events import (
    ImportCompleted,
    TargetSatisfied,
    TargetsListed,
    TargetUnwanted,
    TargetWanted,
    TitleUpdated,
)
from contracts.catalog.values import (
    EpisodeView,
    MonitorPolicy,
    NewSlot,
    SlotView,
    TargetState,
    TitleView,
    UnwantedReason,
    WantedReason,
)
from contracts.message import Done
from contracts.metadata import EpisodeMetadata, Image, ImageKind, ShowStatus
from contracts.values import SeriesType, TitleKind
from integration.catalog.catalog_world import World, movie, show
from kit.errors import Conflict, InvalidInput, NotFound, Unavailable


async def episodes_of(world: World, title: TitleView) -> list[EpisodeView]:
    return list((await world.stack.ask(ListEpisodes(title_id=title.title_id), Episodes)).items)


async def imported(world: World, download_id: UUID) -> None:
    await world.stack.expect(ImportCompleted, where=lambda event: event.download_id == download_id)


def soon(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


async def test_an_episode_becomes_wanted_at_its_air_time(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        coming = show(episodes=1)
        airing = coming.episodes[0].model_copy(update={"air_at": soon(1.5)})
        later = EpisodeMetadata(season=1, number=2, name="Later", source_id="x", air_at=soon(9999))
        title = await world.add_show(coming.model_copy(update={"episodes": (airing, later)}))
        states = [episode.targets[0].state for episode in await episodes_of(world, title)]
        assert states == [TargetState.UNAIRED, TargetState.UNAIRED]
        event = await world.stack.expect(TargetWanted)
        assert (event.reason, event.target.episode, event.search) == (WantedReason.AIRED, 1, True)
        assert event.target.air_at
        assert datetime.now(UTC) >= event.target.air_at
    assert len(world.stack.all_of(TargetWanted)) == 1


async def test_a_show_that_waits_for_its_air_time_is_not_forgotten_while_nothing_runs(world: World) -> None:
    coming = show(episodes=1)
    async with world.catalog():
        await world.add_library()
        airing = coming.episodes[0].model_copy(update={"air_at": soon(5)})
        await world.add_show(coming.model_copy(update={"episodes": (airing,)}))
    assert not world.stack.all_of(TargetWanted)
    await asyncio.sleep(5)
    async with world.catalog():
        assert (await world.stack.expect(TargetWanted)).reason is WantedReason.AIRED


async def test_monitoring_by_season_and_episode(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show(show(seasons=2, episodes=2), monitor=MonitorPolicy.NONE)
        assert [season.monitored for season in title.seasons] == [False, False]
        await world.stack.ask(SetMonitored(title_id=title.title_id, monitored=True, seasons=(2,)), Done)
        refs = await world.wanted(2)
        assert [(ref.season, ref.episode) for ref in refs] == [(2, 1), (2, 2)]
        first = (await episodes_of(world, title))[2]
        ask = SetMonitored(title_id=title.title_id, monitored=False, episode_ids=(first.episode_id,))
        await world.stack.ask(ask, Done)
        unwanted = await world.stack.expect(TargetUnwanted)
        assert (unwanted.target.episode, unwanted.reason) == (1, UnwantedReason.UNMONITORED)
        with pytest.raises(NotFound):
            await world.stack.ask(SetMonitored(title_id=title.title_id, monitored=True, seasons=(7,)), Done)
        await world.stack.ask(EditTitle(title_id=title.title_id, monitor=MonitorPolicy.PILOT), TitleView)
        assert [episode.monitored for episode in await episodes_of(world, title)] == [True, False, False, False]
        view = await world.stack.ask(EditTitle(title_id=title.title_id, monitored=False), TitleView)
        assert (view.slots[0].wanted, view.monitored) == (0, False)


async def test_slots_keep_several_versions_side_by_side(world: World) -> None:
    profile = UUID(int=7)
    async with world.catalog():
        await world.add_library()
        title = await world.add_show(show(episodes=1))
        main = (await world.wanted(1))[0]
        slot = NewSlot(name="4K", profile_id=profile)
        second = await world.stack.ask(AddSlot(title_id=title.title_id, slot=slot, search=False), SlotView)
        event = await world.stack.expect(TargetWanted, where=lambda e: e.target.slot_id == second.slot_id)
        assert (event.profile_id, event.search, second.wanted) == (profile, False, 1)
        for ref, quality in ((main, "WEBDL-1080p"), (event.target, "WEBDL-2160p")):
            files = world.download(f"T.S01E01.{quality}/t.S01E01.mkv")
            download = world.completed(files, [ref], quality)
            await world.stack.publish(download)
            await imported(world, download.download_id)
        assert [path.rpartition("/")[2] for path in world.in_library()] == [
            "The Glass Tide - S01E01 - Part 1 [WEBDL-1080p]-TIDE.mkv",
            "The Glass Tide - S01E01 - Part 1 [WEBDL-2160p]-TIDE - 4K.mkv",
        ]
        with pytest.raises(Conflict, match="holds files"):
            await world.stack.ask(RemoveSlot(slot_id=second.slot_id), Done)
        other = UUID(int=8)
        await world.stack.ask(EditSlot(slot_id=second.slot_id, profile_id=other), SlotView)
        changed = await world.stack.expect(TargetWanted, where=lambda e: e.reason is WantedReason.CHANGED)
        assert (changed.profile_id, changed.current and changed.current.quality) == (other, "WEBDL-2160p")
        view = await world.stack.ask(EditSlot(slot_id=second.slot_id, forget_profile=True), SlotView)
        back = await world.stack.expect(TargetWanted, where=lambda e: e.profile_id is None and e.current is not None)
        assert (view.profile_id, back.target.slot_id, back.reason) == (None, second.slot_id, WantedReason.CHANGED)
        third = await world.stack.ask(AddSlot(title_id=title.title_id, slot=NewSlot(name="Small")), SlotView)
        await world.stack.ask(RemoveSlot(slot_id=third.slot_id), Done)
        gone = await world.stack.expect(TargetUnwanted)
        assert (gone.target.slot_id, gone.reason) == (third.slot_id, UnwantedReason.REMOVED)
        with pytest.raises(Conflict):
            await world.stack.ask(AddSlot(title_id=title.title_id, slot=NewSlot(name="4k")), SlotView)


async def test_a_refresh_adds_renames_and_removes_but_loses_no_file(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        before = show(episodes=4)
        title = await world.add_show(before)
        refs = await world.wanted(4)
        files = world.download("T.S01/t.S01E02.mkv", "T.S01/t.S01E03.mkv")
        await world.stack.publish(world.completed(files, refs))
        await world.stack.expect(ImportCompleted)
        one, two, _three, _four = before.episodes
        moved = two.model_copy(update={"number": 1, "name": "The Real Beginning"})
        shifted = one.model_copy(update={"number": 2})
        fresh = EpisodeMetadata(season=1, number=5, name="New", source_id="new", air_at=one.air_at)
        world.relay.shows["101"] = before.model_copy(
            update={"name": "The Glass Tide Revisited", "episodes": (moved, shifted, fresh)}
        )
        view = await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        updated = await world.stack.expect(TitleUpdated)
        assert {"name", "episodes", "episodes_detached"} <= set(updated.changes)
        assert (view.name, view.folder) == ("The Glass Tide Revisited", title.folder)
        found = [(e.number, e.name, e.targets[0].state.value) for e in await episodes_of(world, title)]
        assert found == [
            (1, "The Real Beginning", "satisfied"),
            (2, "Part 1", "wanted"),
            (3, "Part 3", "satisfied"),
            (5, "New", "wanted"),
        ]
        gone = await world.stack.expect(TargetUnwanted, where=lambda event: event.current is None)
        assert (gone.target.episode, gone.reason) == (4, UnwantedReason.REMOVED)
        kept = await world.stack.expect(TargetUnwanted, where=lambda event: event.current is not None)
        assert (kept.target.episode, kept.reason) == (3, UnwantedReason.UNMONITORED)
        assert len(world.in_library()) == 2
        assert (await world.stack.expect(TargetWanted, where=lambda e: e.target.episode == 5)).reason is (
            WantedReason.AIRED
        )


async def test_those_who_search_are_told_what_rules_need_and_old_titles_are_told_of_again(world: World) -> None:
    async with world.catalog():
        library = await world.add_library()
        before = show(episodes=2).model_copy(update={"series_type": SeriesType.ANIME})
        title = await world.add_show(before)
        wanted = await world.stack.expect(TargetWanted)
        sql = await world.stack.sql(TitleUpdated.owner)
        try:
            await sql.execute("update titles set facts_version = 0, series_type = 'standard'")
        finally:
            await sql.close()
        await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        told = await world.stack.expect(TitleUpdated)
    ends = max(episode.air_at for episode in before.episodes if episode.air_at)
    assert (wanted.facts.library_id, wanted.facts.series_type) == (library.library_id, SeriesType.ANIME)
    assert (wanted.facts.season_episode_count, wanted.facts.season_ends_at) == (2, ends)
    assert told.changes == ("series_type", "facts_version")
    assert (told.facts.library_id, told.facts.series_type) == (library.library_id, SeriesType.ANIME)


async def test_what_is_not_wanted_is_told_too_and_old_titles_tell_it_anew(world: World) -> None:
    coming = show(episodes=2)
    later = EpisodeMetadata(season=1, number=3, name="Later", source_id="x", air_at=soon(9999))
    profile = UUID(int=7)
    async with world.catalog():
        await world.add_library(default_profile_id=profile)
        title = await world.add_show(
            coming.model_copy(update={"episodes": (*coming.episodes, later)}), monitor=MonitorPolicy.FUTURE
        )
        first = await world.stack.expect(TargetsListed)
        sql = await world.stack.sql(TargetsListed.owner)
        try:
            await sql.execute("update titles set facts_version = 1")
        finally:
            await sql.close()
        await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        anew = await world.stack.expect(TargetsListed, where=lambda event: event is not first)
        await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        await world.stack.ask(SetMonitored(title_id=title.title_id, seasons=(1,), monitored=False), Done)
        changed = await world.stack.expect(TargetsListed, where=lambda event: event not in (first, anew))
        other = UUID(int=8)
        await world.stack.ask(EditSlot(slot_id=title.slots[0].slot_id, profile_id=other), SlotView)
        moved = await world.stack.expect(TargetsListed, where=lambda event: event.listed[0].profile_id == other)
        slot = await world.stack.ask(AddSlot(title_id=title.title_id, slot=NewSlot(name="4K")), SlotView)
        await world.stack.ask(RemoveSlot(slot_id=slot.slot_id), Done)
        gone = await world.stack.expect(
            TargetsListed, where=lambda event: event.listed[0].reason is UnwantedReason.REMOVED
        )
        told = world.stack.all_of(TargetsListed)
    assert sorted((one.target.episode, one.reason.value) for one in first.listed) == [
        (1, "unmonitored"),
        (2, "unmonitored"),
        (3, "unaired"),
    ]
    (last,) = (one for one in first.listed if one.target.episode == 3)
    assert (last.episode_name, last.slot_name, last.profile_id) == ("Later", "Main", profile)
    assert (last.season_episode_count, last.season_ends_at, last.target.air_at) == (3, later.air_at, later.air_at)
    assert sorted(map(str, anew.listed)) == sorted(map(str, first.listed))
    assert [(one.target.episode, one.reason.value) for one in changed.listed] == [(3, "unmonitored")]
    assert [one.target.slot_id for one in gone.listed] == [slot.slot_id] * 3
    assert [one.profile_id for one in moved.listed] == [other] * 3
    # One message each: added, told anew, unmonitored, another profile, slot added, slot removed.
    assert len(told) == 6
    assert world.stack.all_of(TargetWanted) == []


async def test_many_targets_are_listed_in_few_messages(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show(show(episodes=500), monitor=MonitorPolicy.NONE)
        last = await world.stack.expect(TargetsListed, where=lambda event: len(event.listed) == 100)
        told = world.stack.all_of(TargetsListed)
    assert [len(event.listed) for event in told] == [200, 200, 100]
    assert told[-1] is last


@pytest.mark.parametrize("monitored", [True, False])
async def test_what_a_person_took_is_imported_although_it_was_not_wanted(world: World, monitored: bool) -> None:
    """Monitored it is not available yet; unmonitored it is."""
    date = "2099-01-01" if monitored else "2024-01-05"
    async with world.catalog():
        await world.add_library(TitleKind.MOVIE)
        await world.add_movie(movie(digital_date=date), monitored=monitored)
        (listed,) = (await world.stack.expect(TargetsListed)).listed
        files = world.download("Nine.Lanterns.2023.1080p.WEB-DL-TIDE/movie.mkv")
        await world.stack.publish(world.completed(files, [listed.target]))
        satisfied = await world.stack.expect(TargetSatisfied)
    assert listed.reason is (UnwantedReason.UNAIRED if monitored else UnwantedReason.UNMONITORED)
    assert (satisfied.target.target_id, satisfied.monitored) == (listed.target.target_id, monitored)
    assert world.stack.all_of(TargetWanted) == []
    assert len(world.in_library(TitleKind.MOVIE)) == 1


async def test_a_person_says_how_a_show_is_numbered_and_may_take_it_back(world: World) -> None:
    def numbered(title: TitleView) -> tuple[SeriesType | None, bool]:
        return title.series_type, title.series_type_chosen

    async with world.catalog():
        await world.add_library()
        title = await world.add_show(show(episodes=1))
        chosen = EditTitle(title_id=title.title_id, series_type=SeriesType.ANIME)
        after = await world.stack.ask(chosen, TitleView)
        told = await world.stack.expect(TitleUpdated)
        refreshed = await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        other = await world.stack.ask(EditTitle(title_id=title.title_id, monitor_specials=False), TitleView)
        back = await world.stack.ask(EditTitle(title_id=title.title_id, forget_series_type=True), TitleView)
        again = await world.stack.expect(TitleUpdated, where=lambda event: not event.facts.series_type_chosen)
    assert numbered(title) == (SeriesType.STANDARD, False)
    assert numbered(after) == numbered(refreshed) == numbered(other) == (SeriesType.ANIME, True)
    assert told.changes == ("series_type",)
    assert (told.facts.series_type, told.facts.series_type_chosen) == (SeriesType.ANIME, True)
    assert numbered(back) == (SeriesType.STANDARD, False)
    assert (again.facts.series_type, again.changes) == (SeriesType.STANDARD, ("series_type",))


async def test_a_movie_is_numbered_in_no_way(world: World) -> None:
    async with world.catalog():
        await world.add_library(TitleKind.MOVIE)
        title = await world.add_movie()
        with pytest.raises(InvalidInput, match="series type"):
            await world.stack.ask(EditTitle(title_id=title.title_id, series_type=SeriesType.DAILY), TitleView)
    assert title.series_type is None


async def test_a_postponed_episode_is_unwanted_and_a_source_that_is_away_changes_nothing(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        before = show(episodes=1)
        title = await world.add_show(before)
        await world.wanted(1)
        world.relay.away = True
        with pytest.raises(Unavailable):
            await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        world.relay.away = False
        later = before.episodes[0].model_copy(update={"air_at": soon(86_400)})
        world.relay.shows["101"] = before.model_copy(update={"episodes": (later,)})
        await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        assert (await world.stack.expect(TargetUnwanted)).reason is UnwantedReason.POSTPONED


async def test_titles_are_refreshed_when_it_is_time_and_again_after_an_outage(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show(show(episodes=1, status=ShowStatus.RUNNING))
        await world.wanted(1)
    sql = await world.stack.sql(TitleUpdated.owner)
    try:
        await sql.execute("update titles set refresh_due_at = now()")
        world.relay.away = True
        async with world.catalog():
            async with asyncio.timeout(20):
                while await sql.fetchval("select refresh_failures from titles") != 1:
                    await asyncio.sleep(0.05)
            assert await sql.fetchval("select refresh_due_at > now() from titles")
        world.relay.away = False
        world.relay.shows["101"] = show(episodes=2)
        await sql.execute("update titles set refresh_due_at = now()")
        async with world.catalog():
            event = await world.stack.expect(TargetWanted, where=lambda e: e.target.episode == 2)
            assert event.title_id == title.title_id
        assert await sql.fetchval("select refresh_failures from titles") == 0
        assert await sql.fetchval("select refresh_due_at > now() + interval '5 days' from titles")
    finally:
        await sql.close()


async def test_images_come_in_three_sizes_and_only_once(world: World) -> None:
    poster = Image(kind=ImageKind.POSTER, url=f"{world.relay.url}/images/poster.jpg")
    broken = Image(kind=ImageKind.BACKDROP, url=f"{world.relay.url}/images/broken.txt")
    async with world.catalog():
        await world.add_library()
        title = await world.add_show(show(images=(poster, broken)))
        by_kind = {image.kind: image.image_id for image in title.images}
        widths: dict[str, tuple[int, str]] = {}
        async with asyncio.timeout(20):
            while not widths:
                try:
                    for size in ("small", "medium", "large", "original"):
                        data = await world.stack.ask(GetImage(image_id=by_kind["poster"], size=size), ImageData)
                        widths[size] = Picture.open(BytesIO(data.data)).width, data.media_type
                except Unavailable:
                    await asyncio.sleep(0.05)
        assert widths == {
            "small": (185, "image/webp"),
            "medium": (342, "image/webp"),
            "large": (780, "image/webp"),
            "original": (1000, "image/jpeg"),
        }
        async with asyncio.timeout(20):
            while True:
                try:
                    await world.stack.ask(GetImage(image_id=by_kind["backdrop"]), ImageData)
                except NotFound:
                    break
                except Unavailable:
                    await asyncio.sleep(0.05)
        await world.stack.ask(RefreshTitle(title_id=title.title_id), TitleView)
        listed = await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)
        assert listed.items[0].poster_id == by_kind["poster"]
    assert world.relay.asked.count("/images/poster.jpg") == 1


async def test_monitoring_an_episode_that_airs_soon_wakes_the_clock(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        coming = show(episodes=1)
        airing = coming.episodes[0].model_copy(update={"air_at": soon(2)})
        metadata = coming.model_copy(update={"episodes": (airing,)})
        title = await world.add_show(metadata, monitor=MonitorPolicy.NONE)
        await world.stack.ask(SetMonitored(title_id=title.title_id, monitored=True, seasons=(1,)), Done)
        assert world.stack.all_of(TargetWanted) == []
        assert (await world.stack.expect(TargetWanted)).reason is WantedReason.AIRED
