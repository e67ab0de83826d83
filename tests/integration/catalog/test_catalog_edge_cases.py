"""What comes differently than one hopes, through the whole catalog on real NATS and PostgreSQL."""

import asyncio
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from contracts.catalog.asks import (
    AddLibrary,
    Episodes,
    Imports,
    ListEpisodes,
    ListImports,
    RemoveFile,
    RemoveTitle,
    RetryImport,
)
from contracts.catalog.events import (
    ImportBlocked,
    ImportCompleted,
    MediaFileRemoved,
    MediaImported,
    TargetWanted,
    TitleRemoved,
)
from contracts.catalog.values import BlockReason, ImportState, LibraryView, WantedReason
from contracts.downloader.events import DownloadCompleted
from contracts.message import Done
from contracts.values import TitleKind
from integration.catalog.catalog_world import World, evidence, show
from kit.errors import Conflict, InvalidInput, NotFound, Unavailable


async def blocked_by(world: World, download: DownloadCompleted) -> ImportBlocked:
    await world.stack.publish(download)
    return await world.stack.expect(ImportBlocked, where=lambda event: event.download_id == download.download_id)


async def imported(world: World, download: DownloadCompleted) -> ImportCompleted:
    await world.stack.publish(download)
    return await world.stack.expect(ImportCompleted, where=lambda event: event.download_id == download.download_id)


async def test_imports_that_only_a_person_can_settle_wait_with_their_reason(
    world: World, silent_clip: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mkv"
    broken.write_bytes(b"this is not a video" * 1000)
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        cases: list[tuple[BlockReason, DownloadCompleted]] = [
            (BlockReason.NO_VIDEO, world.completed(world.download("A.S01E01/info.nfo"), refs)),
            (BlockReason.ARCHIVE, world.completed(world.download("B.S01E01/b.part1.rar", "B.S01E01/b.r00"), refs)),
            (BlockReason.DANGEROUS, world.completed(world.download("C.S01E01/c.mkv", "C.S01E01/c.mkv.exe"), refs)),
            (BlockReason.SAMPLE, world.completed(world.download("D.S01E01/Sample/sample.mkv"), refs)),
            (BlockReason.UNREADABLE, world.completed(world.download("E.S01E01/e.mkv", source=broken), refs)),
            (BlockReason.NO_AUDIO, world.completed(world.download("F.S01E01/f.mkv", source=silent_clip), refs)),
            (BlockReason.NO_MATCH, world.completed(world.download("G/x.S09E01.mkv", "G/y.S09E02.mkv"), refs)),
        ]
        missing = world.completed(world.download("H.S01E01/h.mkv"), refs)
        (world.downloads / "H.S01E01/h.mkv").unlink()
        linked = world.completed(world.download("I.S01E01/i.mkv"), refs)
        (world.downloads / "I.S01E01/i.mkv").unlink()
        (world.downloads / "I.S01E01/i.mkv").symlink_to("/etc/passwd")
        cases += [(BlockReason.MISSING_FILES, missing), (BlockReason.DANGEROUS, linked)]
        for reason, download in cases:
            event = await blocked_by(world, download)
            assert {block.reason for block in event.blocks} == {reason}, download.name
            assert all(block.detail for block in event.blocks)
        assert world.in_library() == []
        waiting = await world.stack.ask(ListImports(state=ImportState.BLOCKED), Imports)
        assert len(waiting.items) == len(cases)
        assert {item.title_name for item in waiting.items} == {"The Glass Tide"}


@pytest.mark.parametrize("path", ["../outside.mkv", "/etc/passwd.mkv", "a/../../b.mkv", "bell\x07.mkv"])
async def test_paths_that_lead_out_of_the_downloads_are_refused(world: World, path: str) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        files = world.download("fine.S01E01/fine.S01E01.mkv")
        hostile = files[0].model_copy(update={"path": files[0].path.model_copy(update={"path": path})})
        event = await blocked_by(world, world.completed((hostile,), refs))
    assert {block.reason for block in event.blocks} == {BlockReason.DANGEROUS}
    assert world.in_library() == []


async def test_a_short_video_is_a_sample_by_its_runtime(world: World) -> None:
    async with world.catalog(sample_limits=((100_000, 600.0),)):
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        event = await blocked_by(world, world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs))
    assert [block.reason for block in event.blocks] == [BlockReason.SAMPLE]


async def test_a_better_file_takes_the_place_and_a_worse_one_does_not(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = (await world.wanted(3))[:1]
        first = world.download("T.S01E01.720p/t.S01E01.mkv", "T.S01E01.720p/t.S01E01.de.srt")
        await imported(world, world.completed(first, refs, "WEBDL-720p"))
        (old,) = await world.files(title)
        await imported(world, world.completed(world.download("T.S01E01.1080p/t.S01E01.mkv"), refs, "WEBDL-1080p"))
        (new,) = await world.files(title)
        removed = await world.stack.expect(MediaFileRemoved)
        assert (removed.file_id, removed.reason) == (old.file_id, "upgraded")
        assert removed.recycled_until
        assert [path.rpartition(" ")[2] for path in world.in_library()] == ["[WEBDL-1080p]-TIDE.mkv"]
        assert len(world.in_bin()) == 2
        worse = world.completed(world.download("T.S01E01.480p/t.S01E01.mkv"), refs, "WEBDL-480p")
        event = await blocked_by(world, worse)
        assert [block.reason for block in event.blocks] == [BlockReason.NOT_AN_UPGRADE]
        assert await world.files(title) == (new,)


async def test_the_order_of_the_profile_decides_what_takes_the_place(world: World) -> None:
    """Anime profiles hold Remux and Bluray for one, and custom ones turn the ladder round."""
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = (await world.wanted(3))[:1]

        def grabbed(name: str, quality: str, **more: object) -> DownloadCompleted:
            files = world.download(f"{name}/t.S01E01.mkv")
            return world.completed(files, refs, evidence=evidence(name, quality).model_copy(update=more))

        await imported(world, grabbed("T.S01E01.Remux", "Remux-1080p"))
        merged: dict[str, object] = {"beats": ("WEBDL-1080p",), "equals": ("Remux-1080p",)}
        worse = await blocked_by(world, grabbed("T.S01E01.Bluray", "Bluray-1080p", **merged, score=-5))
        assert [block.reason for block in worse.blocks] == [BlockReason.NOT_AN_UPGRADE]
        await imported(world, grabbed("T.S01E01.Bluray.better", "Bluray-1080p", **merged, score=5))
        assert [file.quality for file in await world.files(title)] == ["Bluray-1080p"]
        await imported(world, grabbed("T.S01E01.WEB.turned", "WEBDL-1080p", beats=("Bluray-1080p",)))
        assert [file.quality for file in await world.files(title)] == ["WEBDL-1080p"]
        back = await blocked_by(world, grabbed("T.S01E01.Bluray.back", "Bluray-1080p", beats=(), score=99))
        assert [block.reason for block in back.blocks] == [BlockReason.NOT_AN_UPGRADE]


async def test_a_pack_leaves_better_episodes_alone_and_tells_what_it_lacked(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = await world.wanted(3)
        await imported(world, world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs[:1], "Bluray-1080p"))
        pack = world.download("T.S01.720p/t.S01E01.mkv", "T.S01.720p/t.S01E02.mkv")
        completed = await imported(world, world.completed(pack, refs, "WEBDL-720p"))
        assert [ref.episode for ref in completed.imported] == [2]
        assert [ref.episode for ref in completed.missing] == [3]
        assert sorted(file.quality for file in await world.files(title)) == ["Bluray-1080p", "WEBDL-720p"]


async def test_a_download_that_something_as_good_came_before_asks_nobody(world: World) -> None:
    """A pack brings an episode that was on its way by itself."""
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = await world.wanted(3)
        single = world.completed(world.download("T.S01E02/t.S01E02.mkv"), refs[1:2])
        pack = world.download("T.S01/t.S01E01.mkv", "T.S01/t.S01E02.mkv", "T.S01/t.S01E03.mkv")
        await imported(world, world.completed(pack, [refs[0], refs[2]]))
        before = await world.files(title)
        late = await imported(world, single)
        assert (late.files, late.imported, late.missing) == (0, (), ())
        assert late.summary() == "Import completed: something as good came first"
        assert await world.files(title) == before
        assert len(before) == 3
        (shown,) = (await world.stack.ask(ListImports(state=ImportState.COMPLETED), Imports)).items[:1]
        assert [file.skipped for file in shown.files] == ["not_an_upgrade"]
    assert await world.stack.dead_letters() == []


async def test_a_program_in_a_download_is_told_though_something_as_good_came_before(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        hostile = world.completed(world.download("T.S01E01.fake/t.S01E01.mkv", "T.S01E01.fake/t.mkv.exe"), refs)
        await imported(world, world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs))
        event = await blocked_by(world, hostile)
    assert [block.reason for block in event.blocks] == [BlockReason.DANGEROUS]


async def test_a_blocked_import_goes_on_after_a_person_mended_it(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        files = world.download("T.S01E01/t.S01E01.mkv")
        kept = (world.downloads / files[0].path.path).rename(world.downloads / "away.mkv")
        download = world.completed(files, refs)
        event = await blocked_by(world, download)
        kept.rename(world.downloads / files[0].path.path)
        await world.stack.ask(RetryImport(import_id=event.import_id), Done)
        completed = await world.stack.expect(ImportCompleted)
        assert completed.import_id == event.import_id
        with pytest.raises(Conflict):
            await world.stack.ask(RetryImport(import_id=event.import_id), Done)
        with pytest.raises(NotFound):
            await world.stack.ask(RetryImport(import_id=uuid4()), Done)


async def test_a_title_that_left_blocks_the_import(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = (await world.wanted(3))[:1]
        await world.stack.ask(RemoveTitle(title_id=title.title_id), Done)
        assert (await world.stack.expect(TitleRemoved)).files_removed is False
        event = await blocked_by(world, world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs))
    assert [block.reason for block in event.blocks] == [BlockReason.TITLE_GONE]


async def test_imports_of_one_title_side_by_side_do_not_hurt_each_other(world: World) -> None:
    async with world.catalog():
        await world.add_library(naming_preset="jellyfin")
        title = await world.add_show(show(episodes=6))
        refs = await world.wanted(6)
        downloads = [
            world.completed(world.download(f"T.S01E0{ref.episode}.{q}/t.S01E0{ref.episode}.mkv"), [ref], quality)
            for ref in refs
            for q, quality in (("a", "WEBDL-720p"), ("b", "WEBDL-1080p"))
        ]
        for download in downloads:
            await world.stack.publish(download)

        def settled() -> set[UUID | None]:
            completed = {event.download_id for event in world.stack.all_of(ImportCompleted)}
            return completed | {event.download_id for event in world.stack.all_of(ImportBlocked)}

        async with asyncio.timeout(60):
            while not settled() >= {download.download_id for download in downloads}:
                await asyncio.sleep(0.05)
        assert {file.quality for file in await world.files(title)} == {"WEBDL-1080p"}
        assert len(world.in_library()) == 6
    assert await world.stack.dead_letters() == []


async def test_a_removed_file_is_wanted_again_and_the_same_release_may_come_back(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = (await world.wanted(3))[:1]
        files = world.download("T.S01E01/t.S01E01.mkv")
        await imported(world, world.completed(files, refs))
        (file,) = await world.files(title)
        await world.stack.ask(RemoveFile(file_id=file.file_id), Done)
        again = await world.stack.expect(TargetWanted, where=lambda e: e.reason is WantedReason.FILE_REMOVED)
        assert (again.target.target_id, again.search) == (refs[0].target_id, False)
        assert world.in_library() == []
        assert world.in_bin() == [Path(file.path.path).name]
        await imported(world, world.completed(files, refs))
        assert len(await world.files(title)) == 1


async def test_removing_a_title_with_its_files_fills_the_recycle_bin(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        refs = await world.wanted(3)
        names = ("T.S01/t.S01E01.mkv", "T.S01/t.S01E02.mkv", "T.S01/t.S01E02.en.srt")
        await imported(world, world.completed(world.download(*names), refs))
        foreign = world.folder / "library-show" / title.folder / "note.txt"
        foreign.write_text("not ours")
        await world.stack.ask(RemoveTitle(title_id=title.title_id, remove_files=True), Done)
        assert (await world.stack.expect(TitleRemoved)).files_removed
        assert len(world.stack.all_of(MediaFileRemoved)) == 2
        assert world.in_library() == [f"{title.folder}/note.txt"]
        assert len(world.in_bin()) == 3
        with pytest.raises(NotFound):
            await world.stack.ask(ListEpisodes(title_id=title.title_id), Episodes)


async def test_the_recycle_bin_is_emptied_when_its_time_is_over(world: World) -> None:
    async with world.catalog(recycle_keep_days=0):
        await world.add_library()
        title = await world.add_show()
        refs = (await world.wanted(3))[:1]
        await imported(world, world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs))
        (file,) = await world.files(title)
        await world.stack.ask(RemoveFile(file_id=file.file_id), Done)
        async with asyncio.timeout(20):
            while (world.folder / "library-show" / ".recycle").exists():
                await asyncio.sleep(0.05)


async def test_adding_twice_names_what_is_there(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        with pytest.raises(Conflict, match=str(title.title_id)):
            await world.add_show()
        other = show("777", source="tmdb").model_copy(update={"external_ids": show().external_ids})
        with pytest.raises(Conflict, match="The Glass Tide"):
            await world.add_show(other)
        with pytest.raises(NotFound):
            await world.add_movie()
        world.relay.away = True
        with pytest.raises(Unavailable, match="away"):
            await world.add_show(show("888"))


async def test_libraries_do_not_lie_inside_each_other(world: World) -> None:
    async with world.catalog():
        library = await world.add_library()
        assert (library.hardlinks, library.titles) == (True, 0)
        assert library.free_bytes
        for root, error in (
            (f"{library.root}/inner", Conflict),
            (str(Path(library.root).parent), InvalidInput),
            (str(world.downloads / "library"), InvalidInput),
            ("relative/path", InvalidInput),
            ("/", InvalidInput),
        ):
            with pytest.raises(error):
                await world.stack.ask(AddLibrary(kind=TitleKind.MOVIE, name="other", root=root), LibraryView)
        ask = AddLibrary(kind=TitleKind.MOVIE, name="m", root=str(world.folder / "m"), naming_preset="no")
        with pytest.raises(InvalidInput, match="naming preset"):
            await world.stack.ask(ask, LibraryView)


async def test_names_that_a_database_refuses_do_not_stop_an_import(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        download = world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs, name="T\x00.S01E01")
        assert (await imported(world, download)).files == 1


async def test_a_second_download_event_is_one_import(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        refs = (await world.wanted(3))[:1]
        download = world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs)
        await imported(world, download)
        await world.stack.publish(download)
        other = world.completed(world.download("T.S01E02/t.S01E02.mkv"), await world.wanted(3))
        await imported(world, other)
    assert len(world.stack.all_of(MediaImported)) == 2
    assert len(world.stack.all_of(ImportCompleted)) == 2
