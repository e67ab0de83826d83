"""Sizes per minute of runtime, by quality."""

from releases.judging.case import Case
from releases.judging.context import Target
from releases.judging.rejection import Reason, Rejection, reject
from releases.release import Release


def size_fits(case: Case) -> Rejection | None:
    """Rejects what is too small or too large for its quality and runtime. A size that is not told passes."""
    size = case.candidate.size_bytes
    definition = case.context.definitions.get(case.evidence.quality)
    if not size or definition is None or not (definition.min_mb or definition.max_mb):
        return None
    runtime = runtime_minutes(case.release, case.target)
    if not runtime:
        return reject(Reason.UNKNOWN_RUNTIME, wanted="a runtime to measure the size by", found="unknown runtime")
    least, most = definition.min_bytes(runtime), definition.max_bytes(runtime)
    if size < least:
        return reject(Reason.BELOW_MINIMUM_SIZE, wanted=f"at least {_mb(least)}", found=_told(size, runtime))
    if most is not None and size > most:
        return reject(Reason.ABOVE_MAXIMUM_SIZE, wanted=f"at most {_mb(most)}", found=_told(size, runtime))
    return None


def runtime_minutes(release: Release, target: Target) -> int | None:
    """Of all that the release holds: an episode's runtime times the episodes; None when it is not known."""
    runtime = target.runtime_minutes
    if not runtime or target.is_movie:
        return runtime
    if release.full_season or release.multi_season:
        seasons = max(len(release.seasons), 1)
        count = target.season_episode_count
        return runtime * count * seasons if count else None
    return runtime * max(len(release.episodes), len(release.absolute), 1)


def _told(size_bytes: int, runtime: int) -> str:
    return f"{_mb(size_bytes)} for {runtime} minutes"


def _mb(size_bytes: int) -> str:
    return f"{size_bytes / 1024**2:.0f} MB"
