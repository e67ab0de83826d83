"""Which torrents run: the person's word first, then space, then slots."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.downloader.values import DownloadLimits
from downloader.domain.standing import STALLED_AFTER_SECONDS, Hold
from downloader.domain.status import Phase, Status, Trouble

_WORKS = (Phase.METADATA, Phase.DOWNLOADING)


@dataclass(frozen=True, slots=True)
class Wish:
    """A torrent that would run. `refused` is whether the disk has just refused it."""

    status: Status
    added_at: datetime
    paused: bool = False
    seeded: bool = False
    refused: bool = False
    idle_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Holding:
    """Why one stands still, with the figures."""

    hold: Hold
    detail: str = ""


def choose_holds(
    wishes: Iterable[Wish], *, free_bytes: int | None, limits: DownloadLimits
) -> dict[UUID, Holding | None]:
    """For each torrent None (it runs) or why it does not. `free_bytes` is None while the downloads root is away.

    What runs already keeps its place; after that the oldest comes first. Each one that runs has all that it still
    needs set aside, so that together they fit. One that gets nothing takes no slot.
    """
    holds: dict[UUID, Holding | None] = {}
    room = None if free_bytes is None else free_bytes - limits.minimum_free_bytes
    slots = limits.active_downloads
    for wish in sorted(wishes, key=lambda wish: (not wish.status.running, wish.added_at, wish.status.torrent_id)):
        status = wish.status
        hold = _own_reason(wish) or _reason_of_disk(status, room)
        if hold is None and status.phase in _WORKS and not status.trouble:
            if slots <= 0:
                hold = Holding(Hold.SLOT, f"Waits for one of {limits.active_downloads} active downloads to finish")
            elif wish.idle_seconds < STALLED_AFTER_SECONDS:
                slots -= 1
        if hold is None and room is not None and status.phase is Phase.DOWNLOADING:
            room -= status.left_bytes
        holds[status.torrent_id] = hold
    return holds


def _own_reason(wish: Wish) -> Holding | None:
    if wish.paused and wish.status.phase is not Phase.CHECKING:
        return Holding(Hold.PERSON)
    if wish.seeded and wish.status.phase is Phase.FINISHED:
        return Holding(Hold.SEEDED)
    if wish.refused:
        return Holding(Hold.DISK, wish.status.trouble_detail)
    if wish.status.trouble not in (None, Trouble.DISK):
        return Holding(Hold.TROUBLE, wish.status.trouble_detail)
    return None


def _reason_of_disk(status: Status, room: int | None) -> Holding | None:
    if room is None:
        return Holding(Hold.ROOT, "The downloads folder is not there")
    if status.phase is Phase.DOWNLOADING and status.left_bytes > room:
        return Holding(
            Hold.SPACE, f"Waits for space: needs {status.left_bytes:,} bytes, {max(0, room):,} are free for downloads"
        )
    return None
