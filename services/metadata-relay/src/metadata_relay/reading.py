"""One request's view of what was read for it."""

from dataclasses import dataclass, field

from metadata_relay.signing import SourceKeys


@dataclass(slots=True)
class Reading:
    """Whether a request wants answers from the sources themselves, with which keys, and how old the oldest part of
    its answer is.
    """

    refresh: bool = False
    keys: SourceKeys = field(default_factory=dict)
    tries_source: bool = False
    """Whether no older answer will do: only what the source says now."""
    age_seconds: float = 0.0
    stale: bool = False

    def note(self, age_seconds: float, *, stale: bool = False) -> None:
        """A kept answer was used."""
        self.age_seconds = max(self.age_seconds, age_seconds)
        self.stale = self.stale or stale

    def headers(self) -> dict[str, str]:
        """What the answer says of itself: `Age`, and `X-Reelway-Stale` when a source failed."""
        age = {"Age": str(max(0, int(self.age_seconds)))}
        return {**age, "X-Reelway-Stale": "1", "Cache-Control": "no-store"} if self.stale else age
