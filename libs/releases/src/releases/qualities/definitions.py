"""How large a release of a quality may be, in megabytes per minute of runtime."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from releases.qualities.ladder import LADDER, find_quality

BYTES_PER_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class QualityDefinition:
    """Sizes in MB per minute; `max_mb` None is unlimited, `preferred_mb` None prefers the largest."""

    quality: str
    min_mb: float = 0
    preferred_mb: float | None = None
    max_mb: float | None = None

    def min_bytes(self, runtime_minutes: float) -> int:
        """The smallest size accepted for so long a runtime."""
        return int(self.min_mb * runtime_minutes * BYTES_PER_MB)

    def max_bytes(self, runtime_minutes: float) -> int | None:
        """The largest size accepted for so long a runtime; None is unlimited."""
        return int(self.max_mb * runtime_minutes * BYTES_PER_MB) if self.max_mb else None

    def preferred_bytes(self, runtime_minutes: float) -> int | None:
        """The size liked best for so long a runtime; None likes the largest."""
        return int(self.preferred_mb * runtime_minutes * BYTES_PER_MB) if self.preferred_mb else None


Definitions = Mapping[str, QualityDefinition]
"""By the quality's name."""


def definitions(changes: Iterable[QualityDefinition] = ()) -> dict[str, QualityDefinition]:
    """One definition per rung: unlimited unless `changes` says otherwise. Unknown names are left out."""
    result = {rung.name: QualityDefinition(rung.name) for rung in LADDER}
    for change in changes:
        rung = find_quality(change.quality)
        if rung:
            result[rung.name] = QualityDefinition(rung.name, change.min_mb, change.preferred_mb, change.max_mb)
    return result
