"""A downloader at work on loopback, and requests for it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from contracts.downloader.asks import GetDownload
from contracts.downloader.commands import TorrentRequested
from contracts.downloader.events import DownloadCompleted, DownloadEvent
from contracts.downloader.values import DownloadState, DownloadView
from contracts.ids import new_id
from contracts.values import EXAMPLE_EVIDENCE, EXAMPLE_REF
from downloader.bootstrap import DEFINITION
from downloader.settings import DownloaderSettings
from integration.downloader.swarm import Made
from kit.errors import NotFound, Unavailable
from support.stack import Stack, eventually

EventT = TypeVar("EventT", bound=DownloadEvent)


@asynccontextmanager
async def running_downloader(stack: Stack, folder: Path) -> AsyncIterator[Path]:
    """Gives its downloads root."""
    async with stack.running(DEFINITION, DownloaderSettings, **loopback(folder)):
        yield folder / "downloads"


def loopback(folder: Path) -> dict[str, Any]:
    """Settings that keep it on this machine."""
    root = folder / "downloads"
    root.mkdir(parents=True, exist_ok=True)
    return {
        "roots": {"downloads": root},
        "state_folder": folder / "state",
        "torrent_interfaces": ("127.0.0.1",),
        "torrent_port": 0,
        "torrent_port_forwarding": False,
        "torrent_utp": False,
        "torrent_dht": False,
        "torrent_lsd": False,
    }


def request(made: Made, *, magnet: bool = False, **more: Any) -> TorrentRequested:
    """A grab of a torrent."""
    return TorrentRequested(
        **{
            "download_id": new_id(),
            "name": EXAMPLE_EVIDENCE.release_name,
            "targets": (EXAMPLE_REF,),
            "evidence": EXAMPLE_EVIDENCE,
            "magnet": made.magnet if magnet else None,
            **more,
        }
    ).model_copy(update={} if magnet else {"torrent": made.torrent})


async def until_state(stack: Stack, download_id: UUID, state: DownloadState) -> DownloadView:
    """The view, once it is in that state."""
    views: list[DownloadView] = []

    async def is_so() -> bool:
        views[:] = await _find(stack, download_id)
        return bool(views) and views[0].state is state

    await eventually(is_so)
    return views[0]


async def until_progress(stack: Stack, download_id: UUID, share: float) -> None:
    """Once so much is there."""

    async def is_so() -> bool:
        return any(view.progress > share for view in await _find(stack, download_id))

    await eventually(is_so)


async def until_completed(stack: Stack, grab: TorrentRequested) -> DownloadCompleted:
    """Its completion; where none comes, the failure says how far the download is."""
    try:
        return await stack.expect(DownloadCompleted, where=of(grab))
    except TimeoutError:
        heard = [type(event).__name__ for event in told(stack, DownloadEvent) if event.download_id == grab.download_id]
        raise AssertionError(f"not completed: {heard}, {await _find(stack, grab.download_id)}") from None


async def _find(stack: Stack, download_id: UUID) -> list[DownloadView]:
    try:
        return [await stack.ask(GetDownload(download_id=download_id), DownloadView)]
    except (NotFound, Unavailable):
        return []


def of(grab: TorrentRequested) -> Callable[[DownloadEvent], bool]:
    """Whether an event is about this grab."""
    return lambda event: event.download_id == grab.download_id


def told(stack: Stack, kind: type[EventT]) -> list[EventT]:
    """Events of a kind as the stream keeps them: what comes again under the same id, it drops."""
    by_id = {received.envelope.id: received.message for received in stack.received}
    return [message for message in by_id.values() if isinstance(message, kind)]
