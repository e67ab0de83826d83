"""A service that only tests the chassis: it poses as the catalog and counts finished downloads."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa

from contracts.catalog.asks import GetCatalogHealth, Libraries, ListLibraries, RemoveLibrary
from contracts.catalog.commands import ImportRequested
from contracts.downloader.events import DownloadCompleted
from contracts.message import Done
from contracts.service import Service
from kit.bus.handlers import answer, on, on_long
from kit.db.units import Unit, Work
from kit.errors import NotFound, Unavailable
from kit.service import Built, Runtime, ServiceDefinition
from kit.settings import ServiceSettings


@dataclass
class SampleApp:
    """Knobs that tests turn, and what the handlers did."""

    broken: BaseException | None = None
    hold: asyncio.Event | None = None
    order: list[UUID] = field(default_factory=list)
    began: int = 0


async def _on_completed(message: DownloadCompleted, unit: Unit, app: SampleApp) -> None:
    app.began += 1
    if app.hold:
        await app.hold.wait()
    if app.broken:
        raise app.broken
    await unit.sql.execute(
        sa.text("insert into seen values (:id, 1) on conflict (download_id) do update set times = seen.times + 1"),
        {"id": message.download_id},
    )
    app.order.append(message.download_id)
    unit.emit(
        ImportRequested(
            import_id=message.download_id,
            download_id=message.download_id,
            name=message.name,
            files=message.files,
            targets=message.targets,
        )
    )


async def _on_import(message: ImportRequested, work: Work, app: SampleApp) -> None:
    async with work.begin():
        app.began += 1
        if app.broken:
            raise app.broken


async def _list(_ask: ListLibraries, _unit: Unit, app: SampleApp) -> Libraries:
    if app.broken:
        raise app.broken
    return Libraries(items=())


async def _remove(ask: RemoveLibrary, _unit: Unit, _app: SampleApp) -> Done:
    raise NotFound(f"There is no library {ask.library_id}", advice="List the libraries")


def sample(app: SampleApp) -> ServiceDefinition[SampleApp, ServiceSettings]:
    """The service around an app that the test keeps."""

    @asynccontextmanager
    async def build(_runtime: Runtime[ServiceSettings]) -> AsyncIterator[Built[SampleApp]]:
        yield Built(app)

    return ServiceDefinition(
        service=Service.CATALOG,
        handlers=(on(DownloadCompleted, _on_completed), on_long(ImportRequested, _on_import)),
        answerers=(answer(ListLibraries, _list), answer(RemoveLibrary, _remove)),
        health=GetCatalogHealth,
        migrations="support.sample_service.migrations",
        build=build,
    )


def away() -> Unavailable:
    """An outage that passes."""
    return Unavailable("the relay is away")
