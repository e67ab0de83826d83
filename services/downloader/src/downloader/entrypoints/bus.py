"""Which message leads to which use case. Whatever touches the client is left to the watch, after the commit."""

from datetime import UTC, datetime

from contracts.catalog.events import ImportCompleted, TitleRemoved
from contracts.downloader.asks import (
    Downloads,
    GetDownload,
    GetLimits,
    ListDownloads,
    PauseDownload,
    RecheckDownload,
    RemoveDownload,
    ResumeDownload,
    SetLimits,
)
from contracts.downloader.commands import TorrentRequested
from contracts.downloader.values import DownloadLimits, DownloadView
from contracts.message import Done
from downloader.adapters.db.downloads import StoredDownloads
from downloader.adapters.db.limits import StoredLimits
from downloader.adapters.db.torrents import StoredTorrents
from downloader.app.describe_download import describe_download
from downloader.app.drop_title import drop_title
from downloader.app.get_live import get_live
from downloader.app.mark_imported import mark_imported
from downloader.app.pause_download import pause_download
from downloader.app.remove_download import remove_download
from downloader.app.resume_download import resume_download
from downloader.app.set_limits import set_limits
from downloader.app.start_download import start_download
from downloader.app_state import App
from downloader.domain.download import Download
from kit.bus.handlers import Answerer, Handler, answer, answer_long, on_long
from kit.db.units import Unit, Work
from kit.errors import NotFound


async def _on_torrent_requested(message: TorrentRequested, work: Work, app: App) -> None:
    async with work.begin() as unit:
        download = await start_download(
            message,
            downloads=StoredDownloads(unit.sql),
            torrents=StoredTorrents(unit.sql),
            client=app.client,
            outbox=unit,
            cause=work.cause,
            now=datetime.now(UTC),
        )
    if download is not None:
        app.bell.kept(download.torrent_id)


async def _on_import_completed(message: ImportCompleted, work: Work, app: App) -> None:
    async with work.begin() as unit:
        download = await mark_imported(message, downloads=StoredDownloads(unit.sql), now=datetime.now(UTC))
    if download is not None:
        app.bell.kept(download.torrent_id)


async def _on_title_removed(message: TitleRemoved, work: Work, app: App) -> None:
    async with work.begin() as unit:
        changed = await drop_title(
            message,
            downloads=StoredDownloads(unit.sql),
            torrents=StoredTorrents(unit.sql),
            outbox=unit,
            now=datetime.now(UTC),
        )
    for download in changed:
        app.bell.kept(download.torrent_id)


async def _list_downloads(ask: ListDownloads, unit: Unit, app: App) -> Downloads:
    found, next_cursor = await StoredDownloads(unit.sql).list_page(ask)
    return Downloads(items=tuple(_view(download, app) for download in found), next_cursor=next_cursor)


async def _get_download(ask: GetDownload, unit: Unit, app: App) -> DownloadView:
    download = await StoredDownloads(unit.sql).find(ask.download_id)
    if download is None:
        raise NotFound(f"There is no download {ask.download_id}")
    return _view(download, app)


async def _pause_download(ask: PauseDownload, work: Work, app: App) -> DownloadView:
    async with work.begin() as unit:
        download = await pause_download(ask, downloads=StoredDownloads(unit.sql))
    app.bell.kept(download.torrent_id)
    return _view(download, app)


async def _resume_download(ask: ResumeDownload, work: Work, app: App) -> DownloadView:
    async with work.begin() as unit:
        download = await resume_download(ask, downloads=StoredDownloads(unit.sql))
    app.bell.kept(download.torrent_id)
    return _view(download, app)


async def _recheck_download(ask: RecheckDownload, work: Work, app: App) -> DownloadView:
    async with work.begin() as unit:
        download = await get_live(ask.download_id, downloads=StoredDownloads(unit.sql))
    await app.client.recheck(download.torrent_id)
    return _view(download, app)


async def _remove_download(ask: RemoveDownload, work: Work, app: App) -> Done:
    async with work.begin() as unit:
        download = await remove_download(
            ask,
            downloads=StoredDownloads(unit.sql),
            torrents=StoredTorrents(unit.sql),
            outbox=unit,
            now=datetime.now(UTC),
        )
    app.bell.kept(download.torrent_id)
    return Done()


async def _get_limits(_ask: GetLimits, unit: Unit, app: App) -> DownloadLimits:
    return await StoredLimits(unit.sql, app.first_limits).get()


async def _set_limits(ask: SetLimits, work: Work, app: App) -> DownloadLimits:
    async with work.begin() as unit:
        limits = await set_limits(ask, limits=StoredLimits(unit.sql, app.first_limits), now=datetime.now(UTC))
    app.watch.limits_changed()
    return limits


def _view(download: Download, app: App) -> DownloadView:
    return describe_download(download, app.overview.find_standing(download.torrent_id))


HANDLERS: tuple[Handler[App], ...] = (
    on_long(ImportCompleted, _on_import_completed, lanes=2),
    on_long(TitleRemoved, _on_title_removed, lanes=1),
    on_long(TorrentRequested, _on_torrent_requested, lanes=4),
)
ANSWERS: tuple[Answerer[App], ...] = (
    answer(ListDownloads, _list_downloads),
    answer(GetDownload, _get_download),
    answer_long(PauseDownload, _pause_download),
    answer_long(ResumeDownload, _resume_download),
    answer_long(RecheckDownload, _recheck_download),
    answer_long(RemoveDownload, _remove_download),
    answer(GetLimits, _get_limits),
    answer_long(SetLimits, _set_limits),
)
