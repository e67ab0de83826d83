"""Killed at any instant, and a disk that refuses."""

import asyncio
import resource
import signal
from pathlib import Path
from uuid import UUID

import libtorrent as lt

from contracts.downloader.asks import GetDownload
from contracts.downloader.events import DownloadCompleted, DownloadFailed, DownloadStarted
from contracts.downloader.values import DownloadState, DownloadView
from integration.downloader.child import downloader_process
from integration.downloader.running import of, request, told, until_completed, until_progress, until_state
from integration.downloader.swarm import Made, Swarm, content
from support.stack import Stack

RATE = 400_000
SAVED_EVERY_SECONDS = 2.5
"""What a kill may cost at most: what came since the last save."""


async def test_a_killed_downloader_goes_on_with_what_it_had(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(4_000_000), "b.mkv": content(50_000)})
    swarm.limit_upload(RATE)
    grab = request(made)
    for share in (0.35, 0.7):
        async with downloader_process(stack, tmp_path) as process:
            await stack.publish(grab)
            await until_progress(stack, grab.download_id, share)
            process.send_signal(signal.SIGKILL)
            await process.wait()
    swarm.limit_upload(0)
    async with downloader_process(stack, tmp_path):
        completed = await stack.expect(DownloadCompleted)
        contents = {(tmp_path / "downloads" / file.path.path).read_bytes() for file in completed.files}
    assert contents == set(made.contents.values())
    assert swarm.uploaded(made) <= made.size_bytes + 2 * RATE * SAVED_EVERY_SECONDS
    assert len(told(stack, DownloadStarted)) == len(told(stack, DownloadCompleted)) == 1


async def test_kills_at_awkward_moments_lose_and_double_nothing(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = [await swarm.seed(f"Release.{number}", {"a.mkv": content(100_000)}) for number in range(6)]
    grabs = [request(one, magnet=number % 2 == 0) for number, one in enumerate(made)]
    for number, grab in enumerate(grabs):
        async with downloader_process(stack, tmp_path) as process:
            await stack.publish(grab)
            await stack.expect(DownloadStarted, where=of(grab))
            await asyncio.sleep(0.004 * number)
            process.send_signal(signal.SIGKILL)
            await process.wait()
    async with downloader_process(stack, tmp_path):
        for grab in grabs:
            await until_completed(stack, grab)
    for kind in (DownloadStarted, DownloadCompleted):
        assert sorted(event.download_id for event in told(stack, kind)) == sorted(grab.download_id for grab in grabs)
    assert await stack.dead_letters() == []


async def test_killed_when_a_magnets_metadata_had_just_come_it_fetches_the_files(
    stack: Stack, swarm: Swarm, tmp_path: Path
) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(100_000)})
    grab = request(made, magnet=True)
    _leave_state_of_a_magnet_with_metadata(tmp_path / "state", grab.download_id, made)
    async with downloader_process(stack, tmp_path):
        await stack.publish(grab)
        completed = await until_completed(stack, grab)
    assert (tmp_path / "downloads" / completed.files[0].path.path).read_bytes() == made.contents["a.mkv"]


def _leave_state_of_a_magnet_with_metadata(folder: Path, download_id: UUID, made: Made) -> None:
    """As it was kept while no file of it was to be fetched yet."""
    params = lt.load_torrent_buffer(made.torrent)
    assert params.ti is not None
    params.flags |= lt.torrent_flags.default_dont_download
    params.file_priorities = [0]
    folder.mkdir()
    (folder / f"{download_id}.info").write_bytes(params.ti.info_section())
    (folder / f"{download_id}.resume").write_bytes(lt.write_resume_data_buf(params))


async def test_sigterm_drains_within_seconds_and_keeps_everything(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(2_000_000)})
    swarm.limit_upload(RATE)
    grab = request(made)
    async with downloader_process(stack, tmp_path) as process:
        await stack.publish(grab)
        await until_progress(stack, grab.download_id, 0.4)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            assert await process.wait() == 0
    swarm.limit_upload(0)
    async with downloader_process(stack, tmp_path):
        await stack.expect(DownloadCompleted)
    assert swarm.uploaded(made) <= made.size_bytes + 200_000


async def test_a_disk_that_refuses_is_waited_for(stack: Stack, swarm: Swarm, tmp_path: Path) -> None:
    made = await swarm.seed("Release", {"a.mkv": content(3_000_000)})
    grab = request(made)
    async with downloader_process(stack, tmp_path) as process:
        # A limit on the size of files stands in for a full disk: it needs no rights, and can be lifted from outside.
        unlimited = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1_000_000, unlimited[1]))
        await stack.publish(grab)
        waiting = await until_state(stack, grab.download_id, DownloadState.QUEUED)
        while not waiting.error:
            waiting = await stack.ask(GetDownload(download_id=grab.download_id), DownloadView)
        assert "large" in waiting.error.lower()
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, unlimited)
        completed = await stack.expect(DownloadCompleted)
        file = tmp_path / "downloads" / completed.files[0].path.path
        assert file.read_bytes() == made.contents["a.mkv"]
    assert not told(stack, DownloadFailed)
