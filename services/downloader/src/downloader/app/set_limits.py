"""A person sets the limits."""

from datetime import datetime

from contracts.downloader.asks import SetLimits
from contracts.downloader.values import DownloadLimits
from downloader.app.ports import Limits


async def set_limits(ask: SetLimits, *, limits: Limits, now: datetime) -> DownloadLimits:
    """They hold from now on, over restarts too."""
    await limits.save(ask.limits, now)
    return ask.limits
