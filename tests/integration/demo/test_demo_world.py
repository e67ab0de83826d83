"""The whole world, with a real BitTorrent client that downloads from it."""

import asyncio
import hashlib
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import av
import httpx
import libtorrent as lt
import pytest
from defusedxml.ElementTree import fromstring

from reelway.demo.releases.odd_releases import HOSTILE_PATHS
from reelway.demo.releases.plan import plan_releases
from reelway.demo.releases.release import PlannedFile, Release
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.world import DemoWorld, demo_world

WANTED = ("Northfold", "Nine Tenths", "Velvet Static", "Glass Orchard", "Long Buffering")


def few_releases(catalogue: Catalogue, now: datetime) -> tuple[Release, ...]:
    return tuple(release for release in plan_releases(catalogue, now) if release.title.name.endswith(WANTED))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture
async def world(folder: Path) -> AsyncIterator[DemoWorld]:
    async with demo_world(folder, slowpoke_seconds=0, plan=few_releases) as world:
        yield world


@pytest.fixture
def leecher() -> Any:
    return lt.session(
        {
            "listen_interfaces": "127.0.0.1:0",
            "enable_dht": False,
            "enable_lsd": False,
            "enable_upnp": False,
            "enable_natpmp": False,
            "enable_outgoing_utp": False,
            "enable_incoming_utp": False,
            "alert_mask": lt.alert.category_t.storage_notification,
        }
    )


async def _download(leecher: Any, wanted: Any, target: Path) -> None:
    """Returns when everything is on the disk: that is later than `is_seeding`, which counts what was received."""
    wanted.save_path = str(target)
    handle = leecher.add_torrent(wanted)
    async with asyncio.timeout(30):
        while not handle.status().is_seeding:
            await asyncio.sleep(0.02)
        handle.flush_cache()
        while not any(isinstance(alert, lt.cache_flushed_alert) for alert in leecher.pop_alerts()):
            await asyncio.sleep(0.02)


def _decode(torrent: bytes) -> Any:
    return lt.bdecode(torrent)


def _digests(root: Path) -> set[str]:
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in root.rglob("*") if path.is_file()}


async def _find(world: DemoWorld, **asked: str) -> Any:
    slowpoke = world.get_indexer("Slowpoke")
    async with httpx.AsyncClient() as client:
        asked |= {"apikey": slowpoke.api_key}
        feed = fromstring((await client.get(slowpoke.torznab_url, params=asked)).content)
        [item] = feed.iter("item")
        return item


async def test_a_found_torrent_downloads_through_the_tracker_byte_by_byte(
    world: DemoWorld, leecher: Any, folder: Path, tmp_path: Path
) -> None:
    item = await _find(world, t="movie", q="glass orchard bluray 1080p")
    async with httpx.AsyncClient() as client:
        torrent = (await client.get(item.findtext("link"))).content
    wanted = lt.add_torrent_params()
    wanted.ti = lt.torrent_info(torrent)
    await _download(leecher, wanted, tmp_path)
    name = item.findtext("title")
    assert _digests(tmp_path / name) == _digests(folder / "releases" / name)
    assert {path.suffix for path in (tmp_path / name).rglob("*.*")} == {".mkv", ".nfo", ".srt"}


async def test_a_magnet_link_downloads(world: DemoWorld, leecher: Any, folder: Path, tmp_path: Path) -> None:
    item = await _find(world, t="tvsearch", q="Northfold 1080p", season="1", ep="3")
    await _download(leecher, lt.parse_magnet_uri(item.findtext("link")), tmp_path)
    [file] = tmp_path.iterdir()
    assert file.read_bytes() == (folder / "releases" / file.name).read_bytes()


async def test_videos_are_real_and_as_long_as_the_title(world: DemoWorld, folder: Path) -> None:
    [release] = [name for name in world.seeded if name.startswith("Northfold.S01E01") and "1080p" in name]
    with av.open(str(folder / "releases" / f"{release}.mkv")) as video:
        assert video.streams.video[0].height == 1080
        assert len(video.streams.audio) == 1
        assert video.duration is not None
        assert 40 * 60 < video.duration / 1_000_000 <= 46 * 60
        assert video.metadata["title"].startswith("Northfold S01E01")


async def test_every_torrent_is_v1_and_names_the_tracker(world: DemoWorld) -> None:
    for seeded in world.seeded.values():
        torrent = _decode(seeded.torrent)
        assert torrent[b"announce"].decode().startswith(world.tracker_url)
        assert b"meta version" not in torrent[b"info"]
        assert hashlib.sha1(lt.bencode(torrent[b"info"])).hexdigest() == seeded.info_hash


async def test_the_hostile_torrent_is_hostile_and_seeded(
    world: DemoWorld, leecher: Any, folder: Path, tmp_path: Path
) -> None:
    [hostile] = [seeded for name, seeded in world.seeded.items() if name.endswith("-HOSTILE")]
    paths = {tuple(file[b"path"]) for file in _decode(hostile.torrent)[b"info"][b"files"]}
    assert paths == set(HOSTILE_PATHS)
    wanted = lt.add_torrent_params()
    wanted.ti = lt.torrent_info(hostile.torrent)
    await _download(leecher, wanted, tmp_path)
    assert _digests(tmp_path) == _digests(folder / "releases" / hostile.release.name)


async def test_nobody_has_the_unseeded_release(world: DemoWorld) -> None:
    [gone] = [seeded for name, seeded in world.seeded.items() if name.endswith("-GONE")]
    assert bytes.fromhex(gone.info_hash) not in world.tracker.swarms


async def test_a_release_can_lose_its_seeder(world: DemoWorld) -> None:
    [name] = [name for name in world.seeded if name.startswith("Northfold.S01E02") and "720p" in name]
    swarm = world.tracker.swarms[bytes.fromhex(world.seeded[name].info_hash)]
    assert len(swarm) == 1
    world.stop_seeding(name)
    async with asyncio.timeout(20):
        while swarm:
            await asyncio.sleep(0.02)


async def test_downloads_can_be_slowed_and_let_go(world: DemoWorld, leecher: Any, tmp_path: Path) -> None:
    world.limit_upload(20_000)
    [seeded] = [
        seeded for name, seeded in world.seeded.items() if name.startswith("Northfold.S01E04") and "720p" in name
    ]
    wanted = lt.add_torrent_params()
    wanted.ti = lt.torrent_info(seeded.torrent)
    wanted.save_path = str(tmp_path)
    handle = leecher.add_torrent(wanted)
    async with asyncio.timeout(30):
        while not handle.status().total_payload_download:
            await asyncio.sleep(0.02)
        assert not handle.status().is_seeding
        world.limit_upload(0)
        while not handle.status().is_seeding:
            await asyncio.sleep(0.02)


async def test_a_release_can_be_published_while_it_runs(world: DemoWorld, leecher: Any, tmp_path: Path) -> None:
    [like] = [
        seeded.release
        for name, seeded in world.seeded.items()
        if name.startswith("Northfold.S01E01.The") and "720p" in name
    ]
    name = "Northfold.S01E01.REPACK2.720p.WEB-DL.x264-NEW"
    new = replace(like, name=name, files=(PlannedFile(f"{name}.mkv", like.files[0].content),))
    published = await world.publish(new)
    assert (await _find(world, t="search", q="Northfold REPACK2")).findtext("title") == name
    wanted = lt.add_torrent_params()
    wanted.ti = lt.torrent_info(published.torrent)
    await _download(leecher, wanted, tmp_path)
    assert (tmp_path / f"{name}.mkv").stat().st_size == published.size_bytes


async def test_a_restart_uses_the_same_files_and_keeps_the_hashes(tmp_path: Path) -> None:
    async def start() -> tuple[dict[str, str], dict[str, int]]:
        async with demo_world(tmp_path, plan=few_releases) as world:
            hashes = {name: seeded.info_hash for name, seeded in world.seeded.items()}
            return hashes, {str(path): path.stat().st_mtime_ns for path in tmp_path.rglob("*.mkv")}

    assert await start() == await start()


async def test_it_leaves_nobody_listening(tmp_path: Path) -> None:
    async with demo_world(tmp_path, plan=lambda *_: ()) as world:
        addresses = [world.metadata_url, world.indexers_url, world.tracker_url]
    async with httpx.AsyncClient() as client:
        for address in addresses:
            with pytest.raises(httpx.ConnectError):
                await client.get(address)


async def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "reelway.demo", "--folder", str(tmp_path), "--port", port),
            stderr=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(30):
            _, told = await process.communicate()
    assert process.returncode == 1
    assert port in told.decode()
    assert "Traceback" not in told.decode()


async def test_it_runs_by_itself_until_a_signal(folder: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "reelway.demo", "--folder", str(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            addresses = json.loads(await process.stdout.readuntil(b"\n}\n"))
        async with httpx.AsyncClient() as client:
            shows = await client.get(f"{addresses['tvmaze_url']}/search/shows", params={"q": "northfold"})
        assert [hit["show"]["name"] for hit in shows.json()] == ["Northfold"]
    finally:
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(20):
            assert await process.wait() == 0
