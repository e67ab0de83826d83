"""The relay as a process of its own, against a real server with the faces of all four sources."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from contracts.metadata import MovieMetadata, ShowMetadata
from reelway.demo.faults import Behaviour
from reelway.demo.metadata.app import metadata_app
from reelway.demo.serving import address, bind, serving
from reelway.demo.titles.catalogue import Catalogue, build_catalogue

START_SECONDS = 30


class World:
    """The sources' titles, how they behave, and where they are."""

    def __init__(self, catalogue: Catalogue, behaviour: Behaviour, url: str) -> None:
        self.catalogue = catalogue
        self.behaviour = behaviour
        self.url = url


@pytest.fixture
async def world() -> AsyncIterator[World]:
    listening = bind(0)
    catalogue, behaviour = build_catalogue(datetime.now(UTC)), Behaviour()
    url = address(listening)
    async with serving(metadata_app(catalogue, url, behaviour), listening):
        yield World(catalogue, behaviour, url)


@contextlib.asynccontextmanager
async def relay_process(
    world: World, folder: Path, **more: str
) -> AsyncIterator[tuple[httpx.AsyncClient, asyncio.subprocess.Process]]:
    """`python -m metadata_relay`, with its client; what is left of it at the end is killed."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    urls = {f"REELWAY_RELAY_{name}_URL": world.url for name in ("TMDB", "TVDB", "TVMAZE", "CINEMETA")}
    environment = {
        **os.environ,
        **urls,
        "REELWAY_RELAY_PORT": str(port),
        "REELWAY_RELAY_CACHE_FOLDER": str(folder),
        "REELWAY_RELAY_RETRY_WAIT_SECONDS": "0",
        "REELWAY_RELAY_TVMAZE_PER_SECOND": "100",
        "TMDB_API_KEY": "s3cret-key",
        "TVDB_API_KEY": "s3cret-key",
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "metadata_relay", env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as client:
            await _until_live(client, process)
            yield client, process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _until_live(client: httpx.AsyncClient, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(START_SECONDS):
        while process.returncode is None:
            with contextlib.suppress(httpx.TransportError):
                if (await client.get("/health/live")).status_code == 200:
                    return
            await asyncio.sleep(0.05)
    raise AssertionError("the relay ended at its start")


async def test_every_title_of_every_source_is_read_whole(world: World, tmp_path: Path) -> None:
    async with relay_process(world, tmp_path) as (relay, _):
        for show in world.catalogue.shows:
            ids = {"tmdb": show.ids.tmdb, "tvdb": show.ids.tvdb, "tvmaze": show.ids.tvmaze, "cinemeta": show.ids.imdb}
            wanted = {(episode.season, episode.number) for episode in show.episodes}
            for source, own_id in ids.items():
                read = ShowMetadata.model_validate_json((await relay.get(f"/v1/shows/{source}/{own_id}")).content)
                assert {(episode.season, episode.number) for episode in read.episodes} == wanted, (source, show.name)
                assert read.external_ids.imdb == show.ids.imdb
                assert read.images
        for movie in world.catalogue.movies:
            for source, film_id in {"tmdb": movie.ids.tmdb, "tvdb": movie.ids.tvdb, "cinemeta": movie.ids.imdb}.items():
                film = MovieMetadata.model_validate_json((await relay.get(f"/v1/movies/{source}/{film_id}")).content)
                assert (film.cinema_date, film.year) == (movie.cinema_date, movie.year), (source, movie.name)


async def test_anime_has_absolute_numbers_whatever_the_source(world: World, tmp_path: Path) -> None:
    anime = next(show for show in world.catalogue.shows if any(episode.absolute for episode in show.episodes))
    wanted = {(episode.season, episode.number): episode.absolute for episode in anime.regular}
    async with relay_process(world, tmp_path) as (relay, _):
        for source, own_id in {"tmdb": anime.ids.tmdb, "tvdb": anime.ids.tvdb, "tvmaze": anime.ids.tvmaze}.items():
            read = ShowMetadata.model_validate_json((await relay.get(f"/v1/shows/{source}/{own_id}")).content)
            assert {(e.season, e.number): e.absolute_number for e in read.episodes if e.season} == wanted, source


async def test_kept_answers_survive_a_kill_and_an_outage(world: World, tmp_path: Path) -> None:
    show = world.catalogue.shows[0]
    path, old = f"/v1/shows/tmdb/{show.ids.tmdb}", {"REELWAY_RELAY_TITLE_SECONDS": "0"}
    async with relay_process(world, tmp_path, **old) as (relay, process):
        before = await relay.get(path)
        process.kill()
        await process.wait()
    world.behaviour.status = 503
    async with relay_process(world, tmp_path, **old) as (relay, _):
        after = await relay.get(path)
    assert (after.status_code, after.headers["x-reelway-stale"]) == (200, "1")
    assert after.content == before.content


async def test_it_stops_when_told_and_never_shows_its_keys(world: World, tmp_path: Path) -> None:
    async with relay_process(world, tmp_path, REELWAY_RELAY_LOG_LEVEL="DEBUG") as (relay, process):
        await relay.get(f"/v1/movies/tmdb/{world.catalogue.movies[0].ids.tmdb}")
        world.behaviour.status = 500
        await relay.get("/v1/trending?kind=movie&source=tmdb")
        process.send_signal(signal.SIGTERM)
        _, logged = await asyncio.wait_for(process.communicate(), timeout=15)
    assert process.returncode is not None
    assert b"s3cret-key" not in logged
    assert any("api_key=s3cret-key" in request for request in world.behaviour.requests)
