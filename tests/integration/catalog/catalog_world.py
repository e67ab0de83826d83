"""The catalog at work: a metadata relay of made-up titles, real little videos, libraries and downloads on one disk."""

import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import imageio_ffmpeg
from PIL import Image as Picture
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from catalog.bootstrap import DEFINITION
from catalog.settings import CatalogSettings
from contracts.catalog.asks import AddLibrary, AddMovie, AddShow, Files, ListFiles
from contracts.catalog.commands import DownloadedFile
from contracts.catalog.events import TargetWanted
from contracts.catalog.values import FileView, LibraryView, TitleView
from contracts.downloader.events import DownloadCompleted
from contracts.ids import new_id
from contracts.message import Value
from contracts.metadata import (
    AlternativeTitle,
    EpisodeMetadata,
    MovieMetadata,
    MovieStatus,
    SearchHit,
    SearchHits,
    SeasonMetadata,
    ShowMetadata,
    ShowStatus,
)
from contracts.values import Evidence, ExternalIds, RootedPath, TargetRef, TitleKind
from support.stack import Stack

LONG_AGO = datetime(2024, 3, 1, 20, tzinfo=UTC)


def show(source_id: str = "101", *, seasons: int = 1, episodes: int = 3, **more: object) -> ShowMetadata:
    """A show whose episodes all aired, one a week."""
    listed = tuple(
        EpisodeMetadata(
            season=season,
            number=number,
            name=f"Part {number}",
            source_id=f"{source_id}-{season}-{number}",
            absolute_number=(season - 1) * episodes + number,
            air_at=LONG_AGO + timedelta(days=7 * (season * 100 + number)) - timedelta(days=700),
            runtime_minutes=45,
        )
        for season in range(1, seasons + 1)
        for number in range(1, episodes + 1)
    )
    values: dict[str, object] = {
        "kind": TitleKind.SHOW,
        "source": "tvmaze",
        "source_id": source_id,
        "external_ids": ExternalIds(tvmaze=int(source_id)),
        "name": "The Glass Tide",
        "year": 2024,
        "status": ShowStatus.ENDED,
        "alternative_titles": (AlternativeTitle(name="Gläserne Flut", language="de"),),
        "genres": ("Drama",),
        "seasons": tuple(SeasonMetadata(number=n, name=f"Season {n}") for n in range(1, seasons + 1)),
        "episodes": listed,
    }
    return ShowMetadata.model_validate(values | more)


def movie(source_id: str = "tt9900077", **more: object) -> MovieMetadata:
    """A movie that was released."""
    values: dict[str, object] = {
        "kind": TitleKind.MOVIE,
        "source": "cinemeta",
        "source_id": source_id,
        "external_ids": ExternalIds(imdb=source_id),
        "name": "Nine Lanterns",
        "year": 2023,
        "status": MovieStatus.RELEASED,
        "digital_date": "2024-01-05",
        "runtime_minutes": 100,
    }
    return MovieMetadata.model_validate(values | more)


@dataclass
class FakeRelay:
    """A metadata relay over real HTTP with the titles that a test gives it."""

    url: str = ""
    shows: dict[str, ShowMetadata] = field(default_factory=dict)
    movies: dict[str, MovieMetadata] = field(default_factory=dict)
    away: bool = False
    asked: list[str] = field(default_factory=list)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/shows/{source}/{id}", self._show),
                Route("/v1/movies/{source}/{id}", self._movie),
                Route("/v1/search", self._search),
                Route("/v1/trending", self._search),
                Route("/images/{name}", self._image),
            ]
        )

    async def _show(self, request: Request) -> Response:
        return self._answer(request, self.shows.get(request.path_params["id"]))

    async def _movie(self, request: Request) -> Response:
        return self._answer(request, self.movies.get(request.path_params["id"]))

    async def _search(self, request: Request) -> Response:
        hits = [
            SearchHit(kind=title.kind, source=title.source, source_id=title.source_id, name=title.name)
            for title in (*self.shows.values(), *self.movies.values())
            if title.kind.value == request.query_params["kind"]
        ]
        return self._answer(request, SearchHits(hits=tuple(hits)))

    async def _image(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if request.path_params["name"].endswith(".txt"):
            return Response(b"no picture at all", media_type="image/jpeg")
        body = BytesIO()
        Picture.new("RGB", (1000, 1500), (20, 80, 120)).save(body, "JPEG")
        return Response(body.getvalue(), media_type="image/jpeg")

    def _answer(self, request: Request, found: Value | None) -> Response:
        self.asked.append(request.url.path)
        if self.away:
            return JSONResponse({"detail": "the source is away"}, status_code=503)
        if found is None:
            return JSONResponse({"detail": "no such title at the source"}, status_code=404)
        return Response(found.model_dump_json(), media_type="application/json")


def make_clip(path: Path, *sound: str) -> Path:
    """Encode a little video."""
    picture = ("-f", "lavfi", "-i", "testsrc2=size=64x36:rate=5:duration=2")
    coding = ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-y", str(path))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", *picture, *sound, *coding]
    subprocess.run(command, check=True, timeout=60)
    return path


@dataclass(frozen=True)
class World:
    """Everything around the catalog, and short words for what tests do."""

    stack: Stack
    relay: FakeRelay
    folder: Path
    clip: Path

    @property
    def downloads(self) -> Path:
        return self.folder / "downloads"

    @asynccontextmanager
    async def catalog(self, **settings: object) -> AsyncIterator[None]:
        """The catalog at work."""
        roots = {"downloads": self.downloads, "images": self.folder / "images"}
        defaults: dict[str, object] = {"relay_url": self.relay.url, "roots": roots, "sample_limits": ()}
        wanted: dict[str, Any] = defaults | settings
        async with self.stack.running(DEFINITION, CatalogSettings, **wanted):
            yield

    async def add_library(self, kind: TitleKind = TitleKind.SHOW, **more: object) -> LibraryView:
        root = str(self.folder / f"library-{kind.value}")
        ask = AddLibrary.model_validate({"kind": kind, "name": f"{kind.value}s", "root": root} | more)
        return await self.stack.ask(ask, LibraryView)

    async def add_show(self, metadata: ShowMetadata | None = None, **more: object) -> TitleView:
        metadata = metadata or show()
        self.relay.shows[metadata.source_id] = metadata
        ask = AddShow.model_validate({"source": metadata.source, "source_id": metadata.source_id} | more)
        return await self.stack.ask(ask, TitleView)

    async def add_movie(self, metadata: MovieMetadata | None = None, **more: object) -> TitleView:
        metadata = metadata or movie()
        self.relay.movies[metadata.source_id] = metadata
        ask = AddMovie.model_validate({"source": metadata.source, "source_id": metadata.source_id} | more)
        return await self.stack.ask(ask, TitleView)

    async def wanted(self, count: int) -> list[TargetRef]:
        """The targets that were wanted so far, once there are so many."""
        seen: dict[UUID, TargetRef] = {}

        def enough(event: TargetWanted) -> bool:
            seen[event.target.target_id] = event.target
            return len(seen) >= count

        await self.stack.expect(TargetWanted, where=enough)
        return sorted(seen.values(), key=lambda ref: (ref.season or 0, ref.episode or 0))

    def download(self, *paths: str, source: Path | None = None) -> tuple[DownloadedFile, ...]:
        """Put files into the downloads root: videos are the clip, all else a few bytes."""
        return tuple(self._download(path, source or self.clip) for path in paths)

    def _download(self, path: str, source: Path) -> DownloadedFile:
        file = self.downloads / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix in (".mkv", ".mp4"):
            shutil.copyfile(source, file)
        else:
            file.write_bytes(b"1\n00:00:00,000 --> 00:00:01,000\nHello\n")
        return DownloadedFile(path=RootedPath(root="downloads", path=path), size_bytes=file.stat().st_size)

    def completed(
        self, files: tuple[DownloadedFile, ...], targets: list[TargetRef], quality: str = "WEBDL-1080p", **more: object
    ) -> DownloadCompleted:
        """A finished download."""
        name = files[0].path.path.partition("/")[0]
        values: dict[str, object] = {
            "download_id": new_id(),
            "name": name,
            "targets": tuple(targets),
            "files": files,
            "evidence": evidence(name, quality),
        }
        return DownloadCompleted.model_validate(values | more)

    async def files(self, title: TitleView) -> tuple[FileView, ...]:
        return (await self.stack.ask(ListFiles(title_id=title.title_id), Files)).items

    def in_library(self, kind: TitleKind = TitleKind.SHOW) -> list[str]:
        """Everything that stands in a library, the recycle bin apart."""
        root = self.folder / f"library-{kind.value}"
        found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        return sorted(str(path) for path in found if path.parts[0] != ".recycle")

    def in_bin(self, kind: TitleKind = TitleKind.SHOW) -> list[str]:
        root = self.folder / f"library-{kind.value}" / ".recycle"
        return sorted(path.name for path in root.rglob("*") if path.is_file())


def evidence(name: str, quality: str) -> Evidence:
    """What a grab would have frozen."""
    resolution = int(quality.rpartition("-")[2].removesuffix("p"))
    return Evidence(
        release_name=name, quality=quality, source="webdl", resolution=resolution, modifier="none", group="TIDE"
    )
