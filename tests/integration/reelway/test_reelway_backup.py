"""A backup of a system at work, restored over what came later."""

import asyncio
import signal
from pathlib import Path
from uuid import UUID

from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause, Envelope
from contracts.ids import new_id
from contracts.service import Service
from support.toy_downloads import finish_downloads, running, seen, stored
from support.toy_process import reelway, toy_stack


async def test_what_was_saved_comes_back_and_what_came_later_is_gone(tmp_path: Path) -> None:
    data, saved = tmp_path / "data", tmp_path / "saved"
    async with toy_stack(data) as stack:
        early = await finish_downloads(running(data), 20)
        code, output = await reelway("backup", saved, "--data", data)
        assert code == 0, output
        kept = await stored(running(data))
        await finish_downloads(running(data), 5)
        assert (await reelway("restore", saved, "--data", data, "--yes"))[0] == 1
        assert await stack.end(signal.SIGTERM) == 0
    code, output = await reelway("restore", saved, "--data", data, "--yes")
    assert code == 0, output
    async with toy_stack(data) as stack:
        assert await seen(running(data)) == dict.fromkeys(early, 1)
        assert (await stored(running(data)))["DOWNLOADER_EVT"] == kept["DOWNLOADER_EVT"] == 20
        later = await finish_downloads(running(data), 1)
        assert await seen(running(data)) == dict.fromkeys([*early, *later], 1)
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_backup_is_restored_into_a_new_folder(tmp_path: Path) -> None:
    data, saved, new = tmp_path / "data", tmp_path / "saved", tmp_path / "new"
    async with toy_stack(data) as stack:
        early = await finish_downloads(running(data), 3)
        assert await stack.end(signal.SIGTERM) == 0
    code, output = await reelway("backup", saved, "--data", data)
    assert code == 0, output
    code, output = await reelway("restore", saved, "--data", new, "--yes")
    assert code == 0, output
    async with toy_stack(new) as stack:
        assert await seen(running(new)) == dict.fromkeys(early, 1)
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_backup_taken_while_messages_flow_loses_none_and_doubles_none(tmp_path: Path) -> None:
    """Every download whose event is in the restored stream is counted once after the restore, however it fell."""
    data, saved = tmp_path / "data", tmp_path / "saved"
    async with toy_stack(data) as stack:
        backends = running(data)
        client = await backends.connect_nats()
        process = asyncio.create_task(reelway("backup", saved, "--data", data))
        ids: list[UUID] = []
        while not process.done():
            event = DownloadCompleted.example().model_copy(update={"download_id": new_id()})
            headers = Envelope.of(event, Service.DOWNLOADER, Cause.fresh(), key=event.key()).to_headers()
            await client.jetstream().publish(event.subject(), event.model_dump_json().encode(), headers=headers)
            ids.append(event.download_id)
        assert (await process)[0] == 0
        await client.close()
        assert await stack.end(signal.SIGTERM) == 0
    assert (await reelway("restore", saved, "--data", data, "--yes"))[0] == 0
    async with toy_stack(data) as stack:
        backends = running(data)
        in_stream = (await stored(backends))["DOWNLOADER_EVT"]
        async with asyncio.timeout(30):
            while len(await seen(backends)) < in_stream:
                await asyncio.sleep(0.05)
        counted = await seen(backends)
        assert 0 < len(counted) <= len(ids)
        assert counted == dict.fromkeys(ids[: len(counted)], 1)
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_damaged_backup_replaces_nothing(tmp_path: Path) -> None:
    data, saved = tmp_path / "data", tmp_path / "saved"
    async with toy_stack(data) as stack:
        early = await finish_downloads(running(data), 1)
        assert (await reelway("backup", saved, "--data", data))[0] == 0
        assert await stack.end(signal.SIGTERM) == 0
    dump = saved / "databases" / "catalog.dump"
    dump.write_bytes(dump.read_bytes()[:-10])
    code, output = await reelway("restore", saved, "--data", data, "--yes")
    assert (code, "missing or damaged" in output) == (1, True)
    async with toy_stack(data) as stack:
        assert await seen(running(data)) == dict.fromkeys(early, 1)
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_folder_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with toy_stack(data) as stack:
        code, output = await reelway("backup", tmp_path, "--data", data)
        assert (code, "exists already" in output) == (1, True)
        assert await stack.end(signal.SIGTERM) == 0
