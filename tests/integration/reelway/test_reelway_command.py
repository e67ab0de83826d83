"""The command beside a running stack, and what it refuses."""

import json
import signal
import socket
from pathlib import Path

import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg

from contracts.catalog.events import MediaImported
from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause, Envelope
from contracts.service import Service
from kit.bus.dead_letters import put_away
from reelway.supervisor.reaching import find_running
from support.toy_process import reelway, toy_stack


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


async def test_events_and_dead_letters_are_shown_and_settled(tmp_path: Path) -> None:
    async with toy_stack(tmp_path) as stack:
        client = await operator_of(tmp_path)
        event = DownloadCompleted.example()
        envelope = await publish(client, event)
        msg = Msg(client, subject=event.subject(), data=event.model_dump_json().encode(), headers=envelope.to_headers())
        await put_away(client, Service.CATALOG, "catalog-DownloadCompleted-v1", msg, error="no such folder", tries=6)
        await client.close()
        assert "no such folder" in (await reelway("dead", "list", "--data", tmp_path))[1]
        shown = json.loads((await reelway("dead", "show", "1", "--data", tmp_path))[1])
        assert shown["headers"]["ce-id"] == str(envelope.id)
        assert shown["body"] == json.loads(event.model_dump_json())
        code, output = await reelway("dead", "replay", "1", "--data", tmp_path)
        assert (code, "goes to catalog-DownloadCompleted-v1 again" in output) == (0, True)
        assert "There are no dead letters" in (await reelway("dead", "list", "--data", tmp_path))[1]
        code, output = await reelway("dead", "drop", "1", "--data", tmp_path)
        assert (code, "There is no dead letter 1" in output) == (1, True)
        assert await stack.end(signal.SIGTERM) == 0


async def test_release_names_are_read_as_json_lines() -> None:
    code, output = await reelway("releases", "read", "Harbor.Lights.S01E02.1080p.WEB.h264-NORTH")
    assert code == 0
    assert json.loads(output)["season"] == 1
