"""A download that can still be changed."""

from uuid import UUID

from downloader.app.ports import Downloads
from downloader.domain.download import Download
from kit.errors import Conflict, NotFound


async def get_live(download_id: UUID, *, downloads: Downloads) -> Download:
    """It, locked.

    Raises:
        NotFound: there is none of this id.
        Conflict: it has ended.
    """
    download = await downloads.lock(download_id)
    if download is None:
        raise NotFound(f"There is no download {download_id}")
    if not download.is_live:
        raise Conflict(f"{download.name} is {download.state.value}", advice="Search for the title again")
    return download
