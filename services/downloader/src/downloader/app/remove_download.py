"""A person takes a download out."""

from datetime import datetime

from contracts.downloader.asks import RemoveDownload
from contracts.downloader.values import DownloadState
from downloader.app.keep_settled import keep_settled
from downloader.app.ports import Downloads, Outbox, Torrents
from downloader.domain.download import Download
from downloader.domain.settling import Settled, removed_by_person
from kit.errors import NotFound


async def remove_download(
    ask: RemoveDownload, *, downloads: Downloads, torrents: Torrents, outbox: Outbox, now: datetime
) -> Download:
    """Its torrent and data go when no other download shares them. Removing it again is nothing.

    A failed one only leaves the list: it told already that it failed.
    """
    download = await downloads.lock(ask.download_id)
    if download is None:
        raise NotFound(f"There is no download {ask.download_id}")
    if download.state is DownloadState.REMOVED:
        return download
    settled = removed_by_person(download, with_data=ask.with_data, search_again=ask.search_again, now=now)
    if not download.is_live and not ask.search_again:
        settled = Settled(settled.download)
    await keep_settled(settled, downloads=downloads, torrents=torrents, outbox=outbox)
    return settled.download
