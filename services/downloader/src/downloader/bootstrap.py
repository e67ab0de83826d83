"""Wires the downloader."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from contracts.downloader.asks import GetDownloaderHealth
from contracts.downloader.values import DownloadLimits
from contracts.service import Service
from downloader.adapters.disk import RootDisk
from downloader.adapters.embedded.opening import open_embedded_client
from downloader.adapters.embedded.session_settings import Network, trust_system_certificates
from downloader.app.bell import Bell
from downloader.app.overview import Overview
from downloader.app_state import App
from downloader.entrypoints.bus import ANSWERS, HANDLERS
from downloader.entrypoints.health import listen_check, space_check
from downloader.entrypoints.progress import ProgressLine
from downloader.entrypoints.watch import Watch
from downloader.settings import DownloaderSettings
from kit.errors import InvalidInput
from kit.service import Background, Built, Runtime, ServiceDefinition

ROOT = "downloads"


@asynccontextmanager
async def build(runtime: Runtime[DownloaderSettings]) -> AsyncIterator[Built[App]]:
    """Open the embedded client and watch it."""
    settings = runtime.settings
    root, bell, overview = _root(settings), Bell(), Overview()
    disk = RootDisk(root)
    limits = _first_limits(settings)
    trust_system_certificates()
    async with open_embedded_client(root, settings.state_folder, _network(settings), bell.ring) as client:
        watch = Watch(
            client=client,
            disk=disk,
            units=runtime.units,
            progress=ProgressLine(runtime.live),
            bell=bell,
            overview=overview,
            first_limits=limits,
        )
        yield Built(
            App(client, overview, bell, watch, limits),
            background=(Background("download watch", watch.run),),
            checks=(listen_check(client.listening), space_check(disk, overview)),
        )


def _root(settings: DownloaderSettings) -> Path:
    if ROOT not in settings.roots:
        raise InvalidInput("There is no downloads folder", advice="Set REELWAY_ROOTS__DOWNLOADS to one")
    return settings.roots[ROOT].resolve()


def _network(settings: DownloaderSettings) -> Network:
    return Network(settings.torrent_interfaces, settings.torrent_port_forwarding, settings.torrent_utp)


def _first_limits(settings: DownloaderSettings) -> DownloadLimits:
    return DownloadLimits(
        listen_port=settings.torrent_port,
        dht=settings.torrent_dht,
        lsd=settings.torrent_lsd,
        pex=settings.torrent_pex,
    )


DEFINITION: ServiceDefinition[App, DownloaderSettings] = ServiceDefinition(
    service=Service.DOWNLOADER,
    handlers=HANDLERS,
    answerers=ANSWERS,
    health=GetDownloaderHealth,
    migrations="downloader.adapters.db.migrations",
    build=build,
)
