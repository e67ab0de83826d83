"""The one place where the catalog is wired."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from catalog.adapters.db.rows.metadata_keys import MetadataKeyRows
from catalog.adapters.disk import LocalDisk
from catalog.adapters.downloads import RootedFiles
from catalog.adapters.health import libraries_check
from catalog.adapters.images import ImageFolder
from catalog.adapters.library_folders import LocalLibraryFolders
from catalog.adapters.probing.probe import ChildProbe
from catalog.adapters.relay import RelayClient
from catalog.app.importing.rules import ImportRules
from catalog.domain.downloaded_files import FilePatterns
from catalog.domain.metadata_key import MetadataKey
from catalog.entrypoints.bus import ANSWERS, HANDLERS
from catalog.entrypoints.schedule import build_schedule
from catalog.entrypoints.tools import App
from catalog.settings import DOWNLOADS, IMAGES, CatalogSettings
from contracts.catalog.asks import GetCatalogHealth
from contracts.service import Service
from kit.db.database import Database
from kit.errors import InvalidInput
from kit.http.client import GuardedClient
from kit.service import Background, Built, Runtime, ServiceDefinition


@asynccontextmanager
async def build(runtime: Runtime[CatalogSettings]) -> AsyncIterator[Built[App]]:
    """The catalog's adapters, open while it runs."""
    settings = runtime.settings
    images_root = settings.root(IMAGES)
    if images_root is None or settings.root(DOWNLOADS) is None:
        raise InvalidInput("The catalog needs the roots downloads and images", advice="Set REELWAY_ROOTS")
    relay = RelayClient(settings.relay_url, read_keys=lambda: _read_keys(runtime.database), tracing=runtime.tracing)
    web = GuardedClient((urlsplit(settings.relay_url).hostname or "", *settings.image_hosts))
    probe, disk, images = ChildProbe(), LocalDisk(), ImageFolder(images_root, web)
    schedule = build_schedule(runtime.units, source=relay, images=images, disk=disk)
    app = App(
        source=relay,
        directory=relay,
        images=images,
        probe=probe,
        disk=disk,
        downloads=RootedFiles(settings.roots),
        folders=LocalLibraryFolders(settings.root(DOWNLOADS)),
        rules=import_rules(settings),
        live=runtime.live,
        schedule=schedule,
    )
    background = tuple(Background(name, loop.run) for name, loop in schedule.loops())
    try:
        yield Built(
            app, background=background, checks=(libraries_check(runtime.database, settings.import_reserve_bytes),)
        )
    finally:
        await probe.close()
        await web.close()
        await relay.close()


async def _read_keys(database: Database) -> Mapping[str, MetadataKey]:
    async with database.transaction() as sql:
        return await MetadataKeyRows(sql).all()


def import_rules(settings: CatalogSettings) -> ImportRules:
    """The rules as the settings have them."""
    known = FilePatterns()
    patterns = FilePatterns(
        video=known.video | set(settings.more_video_endings),
        subtitle=known.subtitle | set(settings.more_subtitle_endings),
        dangerous=known.dangerous | set(settings.more_dangerous_endings),
        extra_folders=known.extra_folders | set(settings.more_extra_folders),
    )
    return ImportRules(patterns, settings.sample_limits, settings.import_reserve_bytes, settings.recycle_keep_days)


DEFINITION = ServiceDefinition(
    service=Service.CATALOG,
    handlers=HANDLERS,
    answerers=ANSWERS,
    health=GetCatalogHealth,
    migrations="catalog.adapters.db.migrations",
    build=build,
)
