"""Backups that a running Reelway keeps: by its schedule and by request, through a kill, and back again."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import httpx
import pytest

from contracts.backups import BackupKind, Backups, BackupSchedule
from contracts.service import Service
from reelway.backup.memory import Remembered, recall, remember
from support.gateway import PASSWORD
from support.small_disk import small_disk_at
from support.toy_downloads import finish_downloads, running, seen
from support.toy_process import PATIENCE_SECONDS, ToyStack, reelway, toy_stack

LONG_AGO = datetime.now(UTC) - timedelta(days=3)
ROUTES = (
    ("GET", "backups"),
    ("POST", "backups"),
    ("GET", "backups/schedule"),
    ("PUT", "backups/schedule"),
    ("POST", "backups/2026-03-01T03-00-00Z/check"),
    ("DELETE", "backups/2026-03-01T03-00-00Z"),
)


class Owner:
    """Uses the API of a running stack as its owner."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def list(self, known: int | None = None) -> Backups:
        answer = await self.http.get("backups", params={} if known is None else {"known": known})
        assert answer.status_code == 200, answer.text
        return Backups.model_validate_json(answer.content)

    async def until_idle(self, view: Backups) -> Backups:
        """What there is when nothing is being made any more."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while view.running:
                view = await self.list(view.revision)
        return view

    async def make(self) -> Backups:
        """Back up now; gives what there is after it."""
        begun = await self.http.post("backups")
        assert begun.status_code == 202, begun.text
        return await self.until_idle(Backups.model_validate_json(begun.content))


@asynccontextmanager
async def owned_stack(data: Path, *options: str) -> AsyncIterator[tuple[ToyStack, Owner]]:
    """A toy stack with the gateway, and its owner."""
    async with toy_stack(data, "--gateway", *options) as stack:
        link = urlsplit((data / "setup-link.txt").read_text().strip())
        url = f"http://127.0.0.1:{link.port}"
        async with httpx.AsyncClient(base_url=f"{url}/api/v1/", headers={"Origin": url}, timeout=60) as http:
            wish = {"token": parse_qs(link.query)["token"][0], "name": "ada", "password": PASSWORD}
            assert (await http.post("setup", json=wish)).status_code == 201
            yield stack, Owner(http)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose backups lie on a file system that has bytes, but takes no more than a few files."""
    with small_disk_at(tmp_path / "data" / "backups", megabytes=600, files=8) as folder:
        yield folder


@pytest.mark.parametrize("options", [(), ("--processes",)], ids=["one process", "processes"])
async def test_one_by_the_schedule_and_one_by_request_come_back(tmp_path: Path, options: tuple[str, ...]) -> None:
    data = tmp_path / "data"
    data.mkdir()
    remember(data / "backups.json", Remembered(counted_from=LONG_AGO))
    async with owned_stack(data, *options) as (stack, owner):
        view = await owner.list()
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not view.items:
                view = await owner.list(view.revision)
        early = await finish_downloads(running(data), 5)
        view = await owner.make()
        assert view.failure is None
        assert [item.kind for item in view.items] == [BackupKind.MANUAL, BackupKind.SCHEDULED]
        assert all(item.size_bytes > 1000 for item in view.items)
        newest = view.items[0]
        check = await owner.http.post(f"backups/{newest.name}/check")
        assert (check.status_code, check.json()["ok"]) == (200, True)
        await finish_downloads(running(data), 2)
        assert await stack.end(signal.SIGTERM) == 0
    assert recall(data / "backups.json", datetime.now(UTC)).counted_from > LONG_AGO
    _, _, *arguments = newest.restore_command.split()
    code, output = await reelway("restore", *arguments, "--yes")
    assert code == 0, output
    async with toy_stack(data) as stack:
        assert await seen(running(data)) == dict.fromkeys(early, 1)
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_damaged_one_is_found_and_removed_and_the_schedule_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with owned_stack(data) as (stack, owner):
        (made,) = (await owner.make()).items
        dump = data / "backups" / made.name / "databases" / "gateway.dump"
        dump.write_bytes(dump.read_bytes()[:-1])
        check = (await owner.http.post(f"backups/{made.name}/check")).json()
        assert (check["ok"], "missing or damaged" in check["detail"]) == (False, True)
        assert (await owner.http.delete(f"backups/{made.name}")).status_code == 204
        assert (await owner.list()).items == ()
        assert list((data / "backups").iterdir()) == []
        again = await owner.http.delete(f"backups/{made.name}")
        assert (again.status_code, again.json()["code"]) == (404, "not_found")
        wish = {"enabled": True, "every_days": 7, "at": "22:15", "keep": 2}
        assert (await owner.http.put("backups/schedule", json=wish)).json() == wish
        assert (await owner.http.get("backups/schedule")).json() == wish
        assert (await owner.http.put("backups/schedule", json=wish | {"at": "25:00"})).status_code == 422
        for name in ("..%2F..", "notes", "2026-03-01T03-00-00Z%2F..", ".2026-03-01T03-00-00Z.new"):
            assert (await owner.http.delete(f"backups/{name}")).status_code in (404, 405, 422)
        assert await stack.end(signal.SIGTERM) == 0
    assert recall(data / "backups.json", datetime.now(UTC)).schedule == BackupSchedule.model_validate(wish)


async def test_a_kill_in_the_middle_leaves_no_half_one(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with owned_stack(data) as (stack, owner):
        whole = (await owner.make()).items
        holding = await asyncpg.connect(running(data).postgres_url(Service.CATALOG))
        await holding.execute("begin; lock table outbox in access exclusive mode")
        begun = await owner.http.post("backups")
        assert begun.status_code == 202
        assert (await owner.http.post("backups")).status_code == 409
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(list((data / "backups").iterdir())) < 2:
                await asyncio.sleep(0.05)
        await stack.end(signal.SIGKILL)
        holding.terminate()
    assert len(list((data / "backups").iterdir())) == 2
    async with toy_stack(data, "--gateway") as stack:
        assert [path.name for path in (data / "backups").iterdir()] == [item.name for item in whole]
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_disk_that_fills_up_is_told_with_a_next_step_and_leaves_nothing(small_disk: Path) -> None:
    async with owned_stack(small_disk.parent) as (stack, owner):
        view = await owner.make()
        assert view.failure
        assert "No space left" in view.failure.reason
        assert view.failure.advice
        assert (view.items, list(small_disk.iterdir())) == ((), [])
        problems = (await owner.http.get("problems")).json()["items"]
        (told,) = (item for item in problems if item["id"] == "gateway:backups")
        assert "No space left" in told["cause"]
        assert told["advice"]
        health = (await owner.http.get("system/health")).json()["services"]
        assert "backups" in [c["name"] for one in health for c in one["checks"] if c["state"] == "warning"]
        assert await stack.end(signal.SIGTERM) == 0


async def test_backups_are_for_administrators_only(tmp_path: Path) -> None:
    async with owned_stack(tmp_path / "data") as (stack, owner):
        for scope in ("read", "manage"):
            key = (await owner.http.post("me/keys", json={"name": scope, "scope": scope})).json()["key"]
            async with httpx.AsyncClient(base_url=owner.http.base_url, headers={"X-Api-Key": key}) as program:
                for method, path in ROUTES:
                    assert (await program.request(method, path, json={})).status_code == 403, (scope, method, path)
        assert (tmp_path / "data" / "state" / "supervisor.sock").stat().st_mode & 0o077 == 0
        assert await stack.end(signal.SIGTERM) == 0


async def test_a_data_folder_too_deep_for_a_socket_keeps_backups_too(tmp_path: Path) -> None:
    data = tmp_path / ("deep" * 20) / "data"
    async with owned_stack(data) as (stack, owner):
        assert len((await owner.make()).items) == 1
        assert await stack.end(signal.SIGTERM) == 0
