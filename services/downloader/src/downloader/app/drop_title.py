"""A title left the catalog: what is still being fetched for it alone is no longer wanted."""

from dataclasses import replace
from datetime import datetime

from contracts.catalog.events import TitleRemoved
from downloader.app.keep_settled import keep_settled
from downloader.app.ports import Downloads, Outbox, Torrents
from downloader.domain.download import Download
from downloader.domain.settling import removed_for_nobody


async def drop_title(
    message: TitleRemoved, *, downloads: Downloads, torrents: Torrents, outbox: Outbox, now: datetime
) -> list[Download]:
    """The downloads that changed. A complete one goes on seeding: others count on it, and its goal ends it.

    One that also serves other titles loses only the targets of this one.
    """
    changed = []
    for found in await downloads.list_of_title(message.title_id):
        download = await downloads.lock(found.download_id)
        if download is None or not download.is_live or download.completed_at:
            continue
        others = tuple(target for target in download.targets if target.title_id != message.title_id)
        if others:
            download = replace(download, targets=others)
            await downloads.save(download)
        else:
            settled = removed_for_nobody(download, now)
            await keep_settled(settled, downloads=downloads, torrents=torrents, outbox=outbox)
            download = settled.download
        changed.append(download)
    return changed
