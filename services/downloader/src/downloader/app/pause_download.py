"""A person stops a download."""

from dataclasses import replace

from contracts.downloader.asks import PauseDownload
from downloader.app.get_live import get_live
from downloader.app.ports import Downloads
from downloader.domain.download import Download


async def pause_download(ask: PauseDownload, *, downloads: Downloads) -> Download:
    """It stays so until it is resumed, over restarts too."""
    download = replace(await get_live(ask.download_id, downloads=downloads), paused=True)
    await downloads.save(download)
    return download
