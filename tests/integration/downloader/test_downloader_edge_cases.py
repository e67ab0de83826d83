"""What else comes: twice, shared, hostile, stopped, gone."""

import asyncio
import shutil
from pathlib import Path

from contracts.catalog.events import ImportCompleted, TitleRemoved
from contracts.downloader.asks import (
    Downloads,
    GetDownload,
    GetDownloaderHealth,
    GetLimits,
    ListDownloads,
    PauseDownload,
    RecheckDownload,
    RemoveDownload,
    ResumeDownload,
    SetLimits,
)
from contracts.downloader.commands import TorrentRequested
from contracts.downloader.events import DownloadCompleted, DownloadFailed, DownloadRemoved, DownloadStarted
from contracts.downloader.values import DownloadLimits, DownloadState, DownloadView, FailureReason, SeedingGoal
from contracts.health import HealthReport, HealthState
from contracts.ids import new_id
from contracts.message import Done
from contracts.values import EXAMPLE_REF, EXAMPLE_TITLE
from downloader.adapters.disk import MARK
from integration.downloader.running import of, request, running_downloader, told, until_progress, until_state
from integration.downloader.swarm import Swarm, content
from support.stack import Stack, eventually

OTHER_REF = EXAMPLE_REF.model_copy(update={"target_id": new_id(), "title_id": new_id()})
LOOPBACK = DownloadLimits(listen_port=0, dht=False, lsd=False)


async def test_a_request_that_comes_twice_is_one_download(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(200_000)})
    async with running_downloader(stack, tmp_path):
        grab = request(made)
        sent = await stack.publish(grab)
        await stack.publish_again(grab, sent, as_new=True)
        await stack.publish(grab)
        await stack.expect(DownloadCompleted)
        assert len((await stack.ask(ListDownloads(), Downloads)).items) == 1
    assert len(told(stack, DownloadStarted)) == len(told(stack, DownloadCompleted)) == 1
    assert await stack.dead_letters() == []


async def test_a_restart_tells_nothing_again(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(200_000)})
    grab = request(made)
    async with running_downloader(stack, tmp_path):
        await stack.publish(grab)
        await stack.expect(DownloadCompleted)
    async with running_downloader(stack, tmp_path):
        await until_state(stack, grab.download_id, DownloadState.SEEDING)
    assert len(told(stack, DownloadStarted)) == len(told(stack, DownloadCompleted)) == 1
    assert swarm.uploaded(made) <= made.size_bytes


async def test_requests_for_one_torrent_share_it_and_complete_each(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(300_000)})
    grabs = [request(made), request(made, targets=(OTHER_REF,)), request(made, magnet=True)]
    async with running_downloader(stack, tmp_path) as root:
        for grab in grabs:
            await stack.publish(grab)
            completed = await stack.expect(DownloadCompleted, where=of(grab))
            assert completed.targets == grab.targets
            assert root.joinpath(completed.files[0].path.path).read_bytes() == made.contents["a.mkv"]
        file = root / completed.files[0].path.path
        for grab in grabs[:2]:
            await stack.ask(RemoveDownload(download_id=grab.download_id), Done)
        assert (await until_state(stack, grabs[2].download_id, DownloadState.SEEDING)).info_hash == made.info_hash
        assert file.exists()
        await stack.ask(RemoveDownload(download_id=grabs[2].download_id), Done)

        async def is_gone() -> bool:
            return not file.exists()

        await eventually(is_gone)
        await stack.publish(request(made))  # and it may come again
        await stack.expect(
            DownloadCompleted, where=lambda event: event.download_id not in {g.download_id for g in grabs}
        )
    assert made.size_bytes < swarm.uploaded(made) <= 2 * made.size_bytes


async def test_hostile_names_stay_in_their_folder(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    wished = {
        "up": [b"..", b"..", b"..", b"escaped.mkv"],
        "absolute": [b"/", b"etc", b"passwd"],
        "control": [b"a\x00\x01\x1b[2J\n.srt"],
        "reserved": [b"CON", b"aux.mkv"],
        "long": [b"n" * 300 + b".mkv"],
        "deep": [b"d" * 200] * 30 + [b"deep.mkv"],
        "invalid": [b"\xff\xfe\xfa.mkv"],
        "case": [b"Same.mkv"],
        "other_case": [b"same.MKV"],
    }
    contents = {name: content(1000 + number) for number, name in enumerate(wished)}
    made = await swarm.seed("Hostile", contents, wished=wished)
    async with running_downloader(stack, tmp_path) as root:
        grab = request(made, name="../../\x00Hostile\n")
        await stack.publish(grab)
        completed = await stack.expect(DownloadCompleted)
    own = root / str(grab.download_id)
    assert {file.path.path for file in completed.files} == {
        path.relative_to(root).as_posix() for path in own.rglob("*") if path.is_file()
    }
    assert {root.joinpath(file.path.path).read_bytes() for file in completed.files} == set(contents.values())
    assert {path.name for path in root.iterdir()} == {MARK, own.name}
    assert not list(tmp_path.rglob("escaped.mkv")) or all(
        path.is_relative_to(own) for path in tmp_path.rglob("escaped.mkv")
    )
    assert all(file.path.path.isprintable() for file in completed.files)


async def test_what_is_no_torrent_fails_at_once(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = swarm.make("Release", {"a.mkv": content(1000)})
    async with running_downloader(stack, tmp_path):
        for more in ({"torrent": b"<html>"}, {"magnet": "magnet:?xt=urn:btih:nothing"}, {}):
            grab = TorrentRequested.example().model_copy(
                update={"download_id": new_id(), "torrent": None, "magnet": None, **more}
            )
            await stack.publish(grab)
            failed = await stack.expect(DownloadFailed, where=of(grab))
            assert failed.reason is FailureReason.INVALID
        await stack.publish(request(made))
        await stack.expect(DownloadStarted)
    assert await stack.dead_letters() == []


async def test_a_paused_download_stands_still_over_restarts(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(1_000_000)})
    swarm.limit_upload(100_000)
    grab = request(made)
    async with running_downloader(stack, tmp_path):
        await stack.publish(grab)
        await until_state(stack, grab.download_id, DownloadState.DOWNLOADING)
        paused = await stack.ask(PauseDownload(download_id=grab.download_id), DownloadView)
        assert paused.state is DownloadState.PAUSED
        swarm.limit_upload(0)
    async with running_downloader(stack, tmp_path):
        await asyncio.sleep(1)
        view = await stack.ask(GetDownload(download_id=grab.download_id), DownloadView)
        assert (view.state, view.progress < 1) == (DownloadState.PAUSED, True)
        await stack.ask(ResumeDownload(download_id=grab.download_id), DownloadView)
        await stack.expect(DownloadCompleted)


async def test_a_recheck_finds_what_is_wrong_and_fetches_it_again(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(500_000)})
    grab = request(made)
    async with running_downloader(stack, tmp_path) as root:
        await stack.publish(grab)
        completed = await stack.expect(DownloadCompleted)
        file = root / completed.files[0].path.path
        with file.open("r+b") as damaged:
            damaged.write(bytes(1000))
        await stack.ask(RecheckDownload(download_id=grab.download_id), DownloadView)

        async def is_mended() -> bool:
            return file.read_bytes() == made.contents["a.mkv"]

        await eventually(is_mended)
        await until_state(stack, grab.download_id, DownloadState.SEEDING)
    assert len(told(stack, DownloadCompleted)) == 1
    assert made.size_bytes < swarm.uploaded(made) < 1.2 * made.size_bytes


async def test_a_download_goes_by_itself_once_it_is_imported_and_has_seeded(
    stack: Stack, swarm: Swarm, tmp_path: Path
) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(100_000)})
    grab = request(made, seeding=SeedingGoal(ratio=0))
    async with running_downloader(stack, tmp_path) as root:
        await stack.publish(grab)
        await until_state(stack, grab.download_id, DownloadState.COMPLETED)
        limits = LOOPBACK.model_copy(update={"remove_after_seeding": True})
        await stack.ask(SetLimits(limits=limits), DownloadLimits)
        assert not told(stack, DownloadRemoved)
        await stack.publish(ImportCompleted.example().model_copy(update={"download_id": grab.download_id}))
        removed = await stack.expect(DownloadRemoved)

        async def is_gone() -> bool:
            return not (root / str(grab.download_id)).exists()

        await eventually(is_gone)
    assert (removed.completed, removed.with_data, removed.by_person) == (True, True, False)


async def test_files_that_vanish_while_they_are_fetched_are_fetched_again(
    stack: Stack, swarm: Swarm, tmp_path: Path
) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(1_000_000), "b.mkv": content(300_000)})
    swarm.limit_upload(300_000)
    grab = request(made)
    async with running_downloader(stack, tmp_path) as root:
        await stack.publish(grab)
        await until_progress(stack, grab.download_id, 0.2)
        shutil.rmtree(root / str(grab.download_id))
        swarm.limit_upload(0)
        completed = await stack.expect(DownloadCompleted)
    assert {root.joinpath(file.path.path).read_bytes() for file in completed.files} == set(made.contents.values())


async def test_a_complete_download_whose_files_are_gone_is_told_removed(
    stack: Stack, swarm: Swarm, tmp_path: Path
) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(100_000)})
    async with running_downloader(stack, tmp_path) as root:
        grab = request(made)
        await stack.publish(grab)
        await stack.expect(DownloadCompleted)
    shutil.rmtree(root / str(grab.download_id))
    async with running_downloader(stack, tmp_path):
        removed = await stack.expect(DownloadRemoved)
    assert (removed.completed, removed.by_person) == (True, False)
    assert swarm.uploaded(made) <= made.size_bytes


async def test_a_downloads_folder_that_is_away_takes_nothing_for_gone(
    stack: Stack, swarm: Swarm, tmp_path: Path
) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(100_000)})
    async with running_downloader(stack, tmp_path) as root:
        grab = request(made)
        await stack.publish(grab)
        await stack.expect(DownloadCompleted)
    root.rename(tmp_path / "unmounted")
    root.mkdir()
    async with running_downloader(stack, tmp_path):
        await stack.publish(request(made))
        await asyncio.sleep(1)
        assert list(root.iterdir()) == []
        root.rmdir()
        (tmp_path / "unmounted").rename(root)
        await stack.expect(DownloadCompleted, where=lambda event: event.download_id != grab.download_id)
    assert not told(stack, DownloadRemoved)


async def test_without_its_state_folder_it_checks_what_it_has(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(1_000_000)})
    swarm.limit_upload(300_000)
    grab = request(made)
    async with running_downloader(stack, tmp_path):
        await stack.publish(grab)
        await until_progress(stack, grab.download_id, 0.5)
    shutil.rmtree(tmp_path / "state")
    swarm.limit_upload(0)
    async with running_downloader(stack, tmp_path):
        await stack.expect(DownloadCompleted)
    assert swarm.uploaded(made) < 1.4 * made.size_bytes


async def test_without_space_downloads_wait_and_go_on_by_themselves(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(100_000)})
    async with running_downloader(stack, tmp_path):
        greedy = LOOPBACK.model_copy(update={"minimum_free_bytes": 10**18})
        await stack.ask(SetLimits(limits=greedy), DownloadLimits)
        grab = request(made)
        await stack.publish(grab)
        await stack.expect(DownloadStarted)
        waiting = await until_state(stack, grab.download_id, DownloadState.QUEUED)
        assert waiting.error is not None
        assert "space" in waiting.error
        assert swarm.uploaded(made) == 0
        await stack.ask(SetLimits(limits=LOOPBACK), DownloadLimits)
        await stack.expect(DownloadCompleted)
    assert not told(stack, DownloadFailed)


async def test_a_removed_title_ends_what_is_fetched_for_it_alone(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = [swarm.make(f"Nobody.{number}", {"a.mkv": content(50_000)}) for number in range(2)]
    alone, shared = request(made[0]), request(made[1], targets=(EXAMPLE_REF, OTHER_REF))
    async with running_downloader(stack, tmp_path):
        for grab in (alone, shared):
            await stack.publish(grab)
            await stack.expect(DownloadStarted, where=of(grab))
        await stack.publish(TitleRemoved.example().model_copy(update={"title_id": EXAMPLE_TITLE}))
        removed = await stack.expect(DownloadRemoved)
        left = (await stack.ask(ListDownloads(), Downloads)).items
    assert (removed.download_id, removed.completed) == (alone.download_id, False)
    assert [(view.download_id, view.targets) for view in left] == [(shared.download_id, (OTHER_REF,))]


async def test_limits_hold_at_once_and_over_restarts(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(1_000_000)})
    limits = LOOPBACK.model_copy(update={"download_bytes_per_second": 50_000, "sequential": True})
    async with running_downloader(stack, tmp_path):
        await stack.ask(SetLimits(limits=limits), DownloadLimits)
    async with running_downloader(stack, tmp_path):
        assert await stack.ask(GetLimits(), DownloadLimits) == limits
        grab = request(made)
        await stack.publish(grab)
        await until_state(stack, grab.download_id, DownloadState.DOWNLOADING)
        await asyncio.sleep(2)
        view = await stack.ask(GetDownload(download_id=grab.download_id), DownloadView)
        assert view.done_bytes < 500_000
        await stack.ask(SetLimits(limits=LOOPBACK), DownloadLimits)
        await stack.expect(DownloadCompleted)


async def test_health_tells_the_port_and_the_folder(stack: Stack, tmp_path: Path) -> None:
    async with running_downloader(stack, tmp_path) as root:

        async def is_well() -> bool:
            return (await stack.ask(GetDownloaderHealth(), HealthReport)).state is HealthState.OK

        await eventually(is_well)
        (root / MARK).unlink()
        report = await stack.ask(GetDownloaderHealth(), HealthReport)
    (folder,) = [check for check in report.checks if check.name == "downloads folder"]
    assert (folder.state, MARK in folder.advice) == (HealthState.FAILING, True)
