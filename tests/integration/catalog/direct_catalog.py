"""The catalog's use cases on a real database and real files, without a service: so that a test can break them."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from catalog.adapters.db.store import DatabaseStore, stores
from catalog.adapters.disk import LocalDisk
from catalog.adapters.downloads import RootedFiles
from catalog.app.add_library import add_library
from catalog.app.add_show import add_show
from catalog.app.import_download import ImportTools, import_download
from catalog.app.importing.rules import ImportRules
from catalog.app.ports import Begin, DueImage
from catalog.domain.downloaded_files import FilePatterns
from catalog.settings import CatalogSettings
from contracts.catalog.asks import AddLibrary, AddShow
from contracts.catalog.commands import DownloadedFile, ImportRequested
from contracts.catalog.events import TargetWanted
from contracts.catalog.values import LibraryView, PlacementMethod, TitleView
from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.message import Command, Event
from contracts.metadata import MovieMetadata, SearchHits, ShowMetadata
from contracts.service import Service
from contracts.values import MediaInfo, RootedPath, TargetRef, TitleKind
from integration.catalog.catalog_world import evidence, show
from kit.db.database import Database
from kit.db.migrate import migrate
from kit.db.units import Unit, Units
from kit.errors import NotFound
from support.stack import Stack

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


class FakeSource:
    """Metadata that a test gives."""

    def __init__(self) -> None:
        self.shows: dict[str, ShowMetadata] = {}

    async def get_show(self, source: str, source_id: str) -> ShowMetadata:
        if source_id not in self.shows:
            raise NotFound("no such show")
        return self.shows[source_id]

    async def get_movie(self, source: str, source_id: str) -> MovieMetadata:
        raise NotFound("no such movie")

    async def search(self, kind: TitleKind, query: str, source: str | None, page: int) -> SearchHits:
        return SearchHits(hits=())

    async def trending(self, kind: TitleKind, source: str | None, page: int) -> SearchHits:
        return SearchHits(hits=())


class FakeProbe:
    """Every file is an hour of video."""

    async def look(self, path: Path) -> MediaInfo:
        return MediaInfo(
            container="matroska",
            duration_seconds=3600,
            width=1920,
            height=1080,
            video_codec="h264",
            audio_codecs=("aac",),
        )


class FakeImages:
    """Pictures that come and go unseen."""

    async def fetch(self, image: DueImage) -> tuple[str, str]:
        return "etag", "image/jpeg"

    async def forget(self, image_ids: Iterable[UUID]) -> None:
        return None


class FakeFolders:
    """Folders that are fine."""

    async def prepare(self, root: str) -> str:
        Path(root).mkdir(parents=True, exist_ok=True)
        return root

    async def look(self, root: str) -> tuple[Path, Path]:
        return Path(root), Path(root)

    async def can_hardlink(self, root: Path) -> bool | None:
        return True


class Killed(BaseException):
    """The process ended here."""


@dataclass
class Killer:
    """Ends the process at the n-th step; afterwards nothing gets through any more."""

    at: int
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps >= self.at:
            raise Killed


class DyingDisk(LocalDisk):
    """A disk whose process may end before and after every change."""

    def __init__(self, killer: Killer) -> None:
        self._killer = killer

    async def place(self, source: Path, target: Path, token: str, progress: Callable[[int], None]) -> PlacementMethod:
        self._killer.step()
        method = await super().place(source, target, token, progress)
        self._killer.step()
        return method

    async def keep_copy(self, path: Path, recycled: Path) -> None:
        self._killer.step()
        await super().keep_copy(path, recycled)
        self._killer.step()

    async def move(self, path: Path, recycled: Path, root: Path) -> None:
        self._killer.step()
        await super().move(path, recycled, root)
        self._killer.step()


@dataclass
class Direct:
    """The use cases and what they work on."""

    folder: Path
    clip: Path
    units: Units
    source: FakeSource = field(default_factory=FakeSource)
    sent: list[Event | Command] = field(default_factory=list)

    @classmethod
    @asynccontextmanager
    async def open(cls, stack: Stack, folder: Path, clip: Path) -> AsyncIterator["Direct"]:
        settings = stack.settings(CatalogSettings, Service.CATALOG)
        await migrate(settings.postgres_url.get_secret_value(), "catalog.adapters.db.migrations")
        database = Database(settings, name="catalog")
        (folder / "downloads").mkdir(exist_ok=True)
        try:
            yield cls(folder, clip, Units(database, Service.CATALOG))
        finally:
            await database.close()

    def begin(self, killer: Killer | None = None) -> Begin:
        """Transactions; with a killer each may be the last, before or after its commit."""
        plain = stores(self.units.because_of(Cause.fresh()))

        @asynccontextmanager
        async def begin() -> AsyncIterator[DatabaseStore]:
            if killer:
                killer.step()
            async with plain() as store:
                assert isinstance(store, DatabaseStore)
                yield store
                emitted = unit_of(store).emitted
            self.sent.extend(emitted)
            if killer:
                killer.step()

        return begin

    async def library(self, preset: str = "standard", name: str = "shows") -> LibraryView:
        ask = AddLibrary(kind=TitleKind.SHOW, name=name, root=str(self.folder / name), naming_preset=preset)
        async with self.begin()() as store:
            return await add_library(ask, store=store, folders=FakeFolders(), disk=LocalDisk())

    async def show(self, source_id: str, *, episodes: int = 2, **more: object) -> tuple[TitleView, list[TargetRef]]:
        """A show and its wanted targets."""
        facts: dict[str, Any] = {"name": f"Show {source_id}"} | more
        self.source.shows[source_id] = show(source_id, episodes=episodes, **facts)
        ask = AddShow(source="tvmaze", source_id=source_id)
        view = await add_show(ask, begin=self.begin(), source=self.source, ask_id=None, now=NOW)
        wanted = [sent for sent in self.sent if isinstance(sent, TargetWanted) and sent.title_id == view.title_id]
        return view, [event.target for event in wanted]

    def request(self, *paths: str, targets: list[TargetRef], quality: str = "WEBDL-1080p") -> ImportRequested:
        """An import of files that are put into the downloads root first."""
        files = []
        for path in paths:
            file = self.folder / "downloads" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.clip, file)
            rooted = RootedPath(root="downloads", path=path)
            files.append(DownloadedFile(path=rooted, size_bytes=file.stat().st_size))
        name = paths[0].partition("/")[0]
        return ImportRequested(
            import_id=new_id(),
            download_id=new_id(),
            name=name,
            files=tuple(files),
            targets=tuple(targets),
            evidence=evidence(name, quality),
        )

    def tools(self, killer: Killer | None = None, **more: object) -> ImportTools:
        """What an import works with."""
        tools = ImportTools(
            begin=self.begin(killer),
            probe=FakeProbe(),
            disk=DyingDisk(killer) if killer else LocalDisk(),
            downloads=RootedFiles({"downloads": self.folder / "downloads"}),
            rules=ImportRules(FilePatterns(), (), 0, 7),
            progress=lambda _name, _done, _total: None,
        )
        return replace(tools, **more)  # type: ignore[arg-type]  # the test's own tools

    async def run(self, request: ImportRequested, killer: Killer | None = None, **more: object) -> None:
        await import_download(request, tools=self.tools(killer, **more), now=NOW)

    def events(self, kind: type[Event], title_id: UUID) -> list[Event]:
        """What was sent of a title."""
        return [sent for sent in self.sent if isinstance(sent, kind) and getattr(sent, "title_id", None) == title_id]


def unit_of(store: DatabaseStore) -> Unit:
    """The store's transaction."""
    return store._unit
