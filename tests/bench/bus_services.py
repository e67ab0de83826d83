"""Two services that only move events: one sends finished downloads, the other records each in its inbox."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from contracts.downloader.events import DownloadCompleted
from contracts.service import Service
from kit.bus.handlers import on
from kit.db.units import Unit, Units
from kit.service import Built, Runtime, ServiceDefinition
from kit.settings import ServiceSettings

MIGRATIONS = "support.sample_service.migrations"


@dataclass(frozen=True)
class Counter:
    """Told of each event that was handled."""

    count: Callable[[], None]


def receiver(counter: Counter) -> ServiceDefinition[Counter, ServiceSettings]:
    """Poses as the catalog."""

    async def on_completed(_message: DownloadCompleted, _unit: Unit, app: Counter) -> None:
        app.count()

    @asynccontextmanager
    async def build(_runtime: Runtime[ServiceSettings]) -> AsyncIterator[Built[Counter]]:
        yield Built(counter)

    return ServiceDefinition(Service.CATALOG, (on(DownloadCompleted, on_completed),), (), None, MIGRATIONS, build)


def sender(opened: list[Units]) -> ServiceDefinition[None, ServiceSettings]:
    """Poses as the downloader; puts its units of work where its maker finds them."""

    @asynccontextmanager
    async def build(runtime: Runtime[ServiceSettings]) -> AsyncIterator[Built[None]]:
        opened.append(runtime.units)
        yield Built(None)

    return ServiceDefinition(Service.DOWNLOADER, (), (), None, MIGRATIONS, build)
