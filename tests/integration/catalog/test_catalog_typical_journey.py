"""The catalog's story: a show is added, its episodes are wanted, downloads come, files stand in the library."""

from contracts.catalog.asks import Episodes, ListEpisodes, ListTitles, ListWanted, TitleSummaries, WantedPage
from contracts.catalog.events import (
    ImportCompleted,
    MediaImported,
    MovieAdded,
    ShowAdded,
    TargetSatisfied,
    TargetWanted,
)
from contracts.catalog.values import PlacementMethod, WantedReason
from contracts.values import TitleKind
from integration.catalog.catalog_world import World, show


async def test_from_a_wish_to_a_file(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        added = await world.stack.expect(ShowAdded)
        assert (added.title_id, added.name, added.wanted) == (title.title_id, "The Glass Tide", 3)
        refs = await world.wanted(3)
        first = world.stack.all_of(TargetWanted)[0]
        assert (first.reason, first.search, first.facts.aliases) == (WantedReason.ADDED, True, ("Gläserne Flut",))
        assert first.facts.season_episode_count == 3

        name = "The.Glass.Tide.S01E02.1080p.WEB-DL-TIDE"
        files = world.download(f"{name}/{name}.mkv", f"{name}/{name}.en.srt")
        await world.stack.publish(download := world.completed(files, [refs[1]]))
        completed = await world.stack.expect(ImportCompleted)
        imported = await world.stack.expect(MediaImported)
        satisfied = await world.stack.expect(TargetSatisfied)

        assert [ref.target_id for ref in completed.imported] == [refs[1].target_id]
        assert (completed.missing, completed.files, completed.download_id) == ((), 1, download.download_id)
        assert imported.method is PlacementMethod.HARDLINK
        assert imported.evidence == download.evidence
        assert imported.media_info
        assert (imported.media_info.video_codec, imported.media_info.audio_codecs) == ("h264", ("aac",))
        assert satisfied.file_id == imported.file_id
        stem = "The Glass Tide (2024)/Season 01/The Glass Tide - S01E02 - Part 2 [WEBDL-1080p]-TIDE"
        assert world.in_library() == [f"{stem}.en.srt", f"{stem}.mkv"]
        root = world.folder / "library-show"
        assert (root / f"{stem}.mkv").samefile(world.downloads / f"{name}/{name}.mkv")

        episodes = (await world.stack.ask(ListEpisodes(title_id=title.title_id), Episodes)).items
        assert [episode.targets[0].state.value for episode in episodes] == ["wanted", "satisfied", "wanted"]
        wanted = await world.stack.ask(ListWanted(), WantedPage)
        assert [item.target.episode for item in wanted.items] == [3, 1]
        listed = await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)
        assert [(item.targets, item.satisfied) for item in listed.items] == [(3, 1)]
        assert listed.items[0].size_bytes == imported.size_bytes


async def test_a_movie_and_its_file(world: World) -> None:
    async with world.catalog():
        await world.add_library(TitleKind.MOVIE, naming_preset="jellyfin")
        await world.add_movie()
        assert (await world.stack.expect(MovieAdded)).wanted == 1
        refs = await world.wanted(1)
        files = world.download("a8f3c2d1/a8f3c2d1.mkv")
        await world.stack.publish(world.completed(files, refs, "Bluray-1080p"))
        await world.stack.expect(ImportCompleted)
    folder = "Nine Lanterns (2023) [imdbid-tt9900077]"
    assert world.in_library(TitleKind.MOVIE) == [f"{folder}/{folder}.mkv"]


async def test_a_season_pack_brings_all_its_episodes_at_once(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show(show(episodes=4))
        refs = await world.wanted(4)
        pack = "The.Glass.Tide.S01.1080p.WEB-DL-TIDE"
        names = [f"{pack}/The.Glass.Tide.S01E0{number}.1080p.WEB-DL-TIDE.mkv" for number in (1, 2)]
        double = f"{pack}/The.Glass.Tide.S01E03E04.1080p.WEB-DL-TIDE.mkv"
        extras = [f"{pack}/Sample/sample.mkv", f"{pack}/Featurettes/Making of.mkv", f"{pack}/info.nfo"]
        await world.stack.publish(world.completed(world.download(*names, double, *extras), refs))
        completed = await world.stack.expect(ImportCompleted)
    assert (completed.files, len(completed.imported), completed.missing) == (3, 4, ())
    assert [path.rpartition(" - S")[2][:5] for path in world.in_library()] == ["01E01", "01E02", "01E03"]
    assert "S01E03-E04" in world.in_library()[2]
