"""Samples, by how long they run."""

from collections.abc import Sequence

UNKNOWN_RUNTIME_MINUTES = 45

SampleLimits = Sequence[tuple[int, float]]
"""Pairs of (runtime in minutes up to which it holds, least seconds of a real file), ascending; the last holds for all
that run longer."""


def is_too_short(duration_seconds: float, runtime_minutes: int | None, episodes: int, limits: SampleLimits) -> bool:
    """Whether a video is too short to be what it claims. A multi-episode file counts as its episodes together."""
    if not limits:
        return False
    expected = (runtime_minutes or UNKNOWN_RUNTIME_MINUTES) * max(1, episodes)
    least = next((seconds for minutes, seconds in limits if expected <= minutes), limits[-1][1])
    return duration_seconds < least
