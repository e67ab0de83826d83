"""Keeps what became of a download, and lets its torrent go with the last download that shares it."""

from downloader.app.ports import Downloads, Outbox, Torrents
from downloader.domain.settling import Settled


async def keep_settled(settled: Settled, *, downloads: Downloads, torrents: Torrents, outbox: Outbox) -> None:
    """Within the transaction that locked the download."""
    await downloads.save(settled.download)
    outbox.emit(*settled.events)
    if not settled.download.is_live:
        await torrents.leave_if_unshared(settled.download.torrent_id, drops_data=settled.drops_data)
