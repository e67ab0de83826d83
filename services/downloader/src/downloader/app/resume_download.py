"""A person lets a download go on."""

from dataclasses import replace

from contracts.downloader.asks import ResumeDownload
from downloader.app.get_live import get_live
from downloader.app.ports import Downloads
from downloader.domain.download import Download


async def resume_download(ask: ResumeDownload, *, downloads: Downloads) -> Download:
    """It goes on when there is a slot and space."""
    download = replace(await get_live(ask.download_id, downloads=downloads), paused=False)
    await downloads.save(download)
    return download
