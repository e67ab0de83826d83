"""The command beside a running stack, and what it refuses."""

import asyncio
import json
import signal
import socket
from pathlib import Path

import pytest
from nats.aio.client import Client

from contracts.catalog.events import MediaImported
from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause, Envelope
from contracts.service import Service
from reelway.supervisor.reaching import find_running
from support.toy_process import reelway, reelway_running, toy_stack


async def operator_of(data: Path) -> Client:
    backends = find_running(data)
    if backends is None:
        pytest.fail(f"nothing runs on {data}")
    return await backends.connect_nats()


async def publish(client: Client, event: DownloadCompleted | MediaImported) -> Envelope:
    envelope = Envelope.of(event, event.owner, Cause.fresh(), key=event.key())
    body = event.model_dump_json().encode()
    await client.jetstream().publish(event.subject(), body, headers=envelope.to_headers())
    return envelope


async def test_the_version_is_told() -> None:
    assert await reelway("--version") == (0, "0.1.0\n")


async def test_a_port_in_use_is_named_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, output = await reelway("up", "--data", tmp_path, "--port", str(port))
    assert code == 1
    assert f"gateway: port {port} on 127.0.0.1 is in use" in output
    assert "--port" in output
    assert not (tmp_path / "postgres").exists()


async def test_a_folder_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "VERSION").write_text("99.0.0\n")
    code, output = await reelway("up", "--data", tmp_path)
    assert code == 1
    assert "written by Reelway 99.0.0" in output
    assert not (tmp_path / "postgres").exists()


async def test_a_service_that_is_not_known_is_named(tmp_path: Path) -> None:
    code, output = await reelway("up", "--data", tmp_path, "--only", "catalogue")
    assert code == 1
    assert "catalogue: no such service" in output


async def test_a_half_restored_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "RESTORING").write_text("/somewhere\n")
    code, output = await reelway("up", "--data", tmp_path)
    assert code == 1
    assert "a restore did not finish" in output


async def test_run_needs_a_running_stack_or_settings(tmp_path: Path) -> None:
    code, output = await reelway("run", "catalog", "--data", tmp_path)
    assert code == 1
    assert "no `reelway up` runs on" in output


async def test_an_outside_server_that_is_away_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment = {"REELWAY_POSTGRES_URL": f"postgresql://boss:top-secret@127.0.0.1:{port}/postgres"}
    code, output = await reelway("up", "--data", tmp_path, "--only", "catalog", **environment)
    assert code == 1
    assert "PostgreSQL: databases and roles can't be made" in output
    assert "top-secret" not in output


async def test_the_doctor_finds_a_healthy_folder_healthy_and_a_taken_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, output = await reelway("doctor", "--data", tmp_path, "--port", str(port))
        assert (code, f"✗ port: {port} is in use" in output) == (1, True)
    code, output = await reelway("doctor", "--data", tmp_path, "--port", str(port))
    assert code == 0, output
    assert output.count("possible") == 2


async def test_the_doctor_looks_into_what_runs(tmp_path: Path) -> None:
    async with toy_stack(tmp_path) as stack:
        code, output = await reelway("doctor", "--data", tmp_path)
        assert code == 0, output
        assert "✓ NATS" in output
        assert "✓ PostgreSQL: 4 databases" in output
        assert await stack.end(signal.SIGTERM) == 0


async def test_dead_letters_are_shown_replayed_and_dropped(tmp_path: Path) -> None:
    async with toy_stack(tmp_path) as stack:
        client = await operator_of(tmp_path)
        headers = Envelope.of(DownloadCompleted.example(), Service.DOWNLOADER, Cause.fresh()).to_headers()
        await client.jetstream().publish(DownloadCompleted.subject(), b'{"nothing": 1}', headers=headers)
        assert "DownloadCompleted" in await dead_list_with(tmp_path, 1)
        shown = json.loads((await reelway("dead", "show", "1", "--data", tmp_path))[1])
        assert shown["headers"]["ce-id"] == headers["ce-id"]
        assert shown["body"] == {"nothing": 1}
        code, output = await reelway("dead", "replay", "1", "--data", tmp_path)
        assert (code, "goes to catalog-DownloadCompleted-v1 again" in output) == (0, True)
        assert "DownloadCompleted" in await dead_list_with(tmp_path, 2)
        assert (await reelway("dead", "drop", "2", "--data", tmp_path))[0] == 0
        code, output = await reelway("dead", "drop", "2", "--data", tmp_path)
        assert (code, "There is no dead letter 2" in output) == (1, True)
        assert "There are no dead letters" in (await reelway("dead", "list", "--data", tmp_path))[1]
        await client.close()
        assert await stack.end(signal.SIGTERM) == 0


async def test_kept_events_are_shown_and_those_that_follow(tmp_path: Path) -> None:
    async with toy_stack(tmp_path) as stack:
        client = await operator_of(tmp_path)
        first = await publish(client, DownloadCompleted.example())
        await publish(client, MediaImported.example())
        tail = ("events", "tail", "--subject", "downloader.evt.>", "--since", "1h", "--json", "--data", tmp_path)
        async with reelway_running(*tail) as lines:
            assert json.loads(await anext(lines))["ce-id"] == str(first.id)
            second = await publish(client, DownloadCompleted.example())
            line = json.loads(await anext(lines))
            assert line["ce-id"] == str(second.id)
            assert line["data"] == json.loads(DownloadCompleted.example().model_dump_json())
        await client.close()
        assert await stack.end(signal.SIGTERM) == 0


async def dead_list_with(data: Path, sequence: int) -> str:
    """The printed list, once it has the letter."""
    async with asyncio.timeout(60):
        while True:
            _, output = await reelway("dead", "list", "--data", data)
            if any(line.strip().startswith(f"{sequence} ") for line in output.splitlines()):
                return output


async def test_release_names_are_read_as_json_lines() -> None:
    code, output = await reelway("releases", "read", "--jsonl", "Harbor.Lights.S01E02.1080p.WEB.h264-NORTH")
    assert code == 0
    assert json.loads(output)["season"] == 1
