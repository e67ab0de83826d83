"""The catalog has brought the files into the library."""

from dataclasses import replace
from datetime import datetime

from contracts.catalog.events import ImportCompleted
from downloader.app.ports import Downloads
from downloader.domain.download import Download


async def mark_imported(message: ImportCompleted, *, downloads: Downloads, now: datetime) -> Download | None:
    """The download that may go once it has seeded enough; None when the import came from elsewhere."""
    download = await downloads.lock(message.download_id) if message.download_id else None
    if download is None or download.imported_at:
        return None
    download = replace(download, imported_at=now)
    await downloads.save(download)
    return download
