"""How long a torrent has been at work without getting a byte."""

from dataclasses import dataclass

from downloader.domain.status import Phase, Status


@dataclass
class Activity:
    """Follows one torrent. Times are of one clock that only goes forward; standing still on our word is no idleness."""

    moved_at: float
    done_bytes: int = -1
    phase: Phase | None = None

    def follow(self, status: Status, now: float) -> float:
        """Seconds without a byte, metadata counting as one."""
        waits = status.running and status.phase in (Phase.METADATA, Phase.DOWNLOADING)
        if not waits or status.done_bytes != self.done_bytes or status.phase is not self.phase:
            self.moved_at = now
        self.done_bytes, self.phase = status.done_bytes, status.phase
        return now - self.moved_at
