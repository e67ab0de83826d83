"""Which of several accepted releases is best: the order that people know, one for shows and one for movies."""

import math
from collections.abc import Iterable
from datetime import timedelta

from releases.judging.context import Propers, SeriesType
from releases.judging.judge import Verdict
from releases.judging.rules.size_fits import runtime_minutes
from releases.profiles.delay_profile import Protocol

_SIZE_STEP_BYTES = 200 * 1024**2
_FLAG_WORTH = {"freeleech": 2, "doubleupload": 2, "golden": 2, "approved": 2, "internal": 2, "halfleech": 1}


def best_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Sorts verdicts on targets of one title; among equals the given order stays."""
    return sorted(verdicts, key=_key, reverse=True)


def worth(verdict: Verdict) -> tuple[float, ...]:
    """What counts before it counts how much a release holds: quality, revision, score, protocol. More is better."""
    return (*_quality(verdict), verdict.score.total, _protocol(verdict))


def _key(verdict: Verdict) -> tuple[float, ...]:
    movie = verdict.context.target.is_movie
    return _movie_key(verdict) if movie else _show_key(verdict)


def _show_key(verdict: Verdict) -> tuple[float, ...]:
    return (
        *worth(verdict),
        *_episodes(verdict),
        -verdict.candidate.indexer.priority,
        *_peers(verdict),
        _freshness(verdict),
        _size(verdict),
    )


def _movie_key(verdict: Verdict) -> tuple[float, ...]:
    return (
        *worth(verdict),
        -verdict.candidate.indexer.priority,
        sum(_FLAG_WORTH.get(flag, 0) for flag in verdict.candidate.flags),
        *_peers(verdict),
        _freshness(verdict),
        _size(verdict),
    )


def _quality(verdict: Verdict) -> tuple[float, ...]:
    rank, evidence = verdict.context.profile.rank(verdict.evidence.quality), verdict.evidence
    if verdict.context.policy.propers is Propers.DO_NOT_PREFER:
        return rank, 0, 0
    return rank, evidence.real, evidence.revision


def _protocol(verdict: Verdict) -> bool:
    return verdict.candidate.protocol is verdict.context.delay.preferred


def _episodes(verdict: Verdict) -> tuple[float, ...]:
    """Packs first, then fewer episodes (anime: more), then the earlier one."""
    release = verdict.candidate.release
    numbers = release.episodes or release.absolute
    count = len(numbers) if verdict.context.target.series_type is SeriesType.ANIME else -len(numbers)
    return release.full_season or release.multi_season, count, -min(numbers, default=0)


def _peers(verdict: Verdict) -> tuple[float, ...]:
    candidate = verdict.candidate
    if candidate.protocol is not Protocol.TORRENT:
        return 0, 0
    return _magnitude(candidate.seeders), _magnitude(candidate.peers)


def _magnitude(count: int | None) -> int:
    return round(math.log10(count)) if count and count > 0 else 0


def _freshness(verdict: Verdict) -> float:
    """Only for usenet, where old posts break: within the hour, the day, the week, and then by powers of ten."""
    if verdict.candidate.protocol is not Protocol.USENET:
        return 0
    age = verdict.candidate.age(verdict.context.now)
    for limit, worth in ((timedelta(hours=1), 1000), (timedelta(days=1), 100), (timedelta(days=8), 10)):
        if age < limit:
            return worth
    return -_magnitude(age.days)


def _size(verdict: Verdict) -> int:
    """Closeness to the preferred size; without one the larger is better."""
    size = verdict.candidate.size_bytes or 0
    definition = verdict.context.definitions.get(verdict.evidence.quality)
    runtime = runtime_minutes(verdict.candidate.release, verdict.context.target)
    preferred = definition.preferred_bytes(runtime) if definition and runtime else None
    return -round(abs(size - preferred) / _SIZE_STEP_BYTES) if preferred else round(size / _SIZE_STEP_BYTES)
