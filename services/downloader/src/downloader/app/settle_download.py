"""The client moved on: carry the download along."""

from datetime import datetime
from uuid import UUID

from contracts.downloader.values import DownloadLimits
from downloader.app.keep_settled import keep_settled
from downloader.app.ports import Downloads, Outbox, Torrents
from downloader.domain.download import Download
from downloader.domain.settling import settle
from downloader.domain.standing import Standing


async def settle_download(
    download_id: UUID,
    standing: Standing,
    *,
    limits: DownloadLimits,
    downloads: Downloads,
    torrents: Torrents,
    outbox: Outbox,
    now: datetime,
) -> Download | None:
    """The download as it is kept now; None when there is none."""
    download = await downloads.lock(download_id)
    if download is None:
        return None
    settled = settle(download, standing, limits, now)
    if settled.download != download:
        await keep_settled(settled, downloads=downloads, torrents=torrents, outbox=outbox)
    return settled.download
