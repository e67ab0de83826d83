"""A target as the indexer knows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.values import Evidence, TargetRef
from indexer.domain.evidence import judging_evidence
from releases.judging.upgrade import cutoff_not_met
from releases.profiles.quality_profile import QualityProfile


@dataclass(frozen=True, slots=True)
class KnownTarget:
    """`monitored` lets something be taken for it; `wanted` also searches for it: it has no file, or one below the
    cut-off. `current` is what is in place, in the file `file_id`; `coming` what was grabbed for it and is on its way.

    `season_episode_count` and `season_ends_at` are of its season. `tries_today` counts grabs of the last day.
    `held_since` is when the first of the releases came out that were held for it.
    """

    ref: TargetRef
    wanted: bool
    monitored: bool = True
    profile_id: UUID | None = None
    season_episode_count: int | None = None
    season_ends_at: datetime | None = None
    current: Evidence | None = None
    file_id: UUID | None = None
    coming: Evidence | None = None
    misses: int = 0
    tries_today: int = 0
    retry_of: UUID | None = None
    held_since: datetime | None = None

    @property
    def id(self) -> UUID:
        """The target's id."""
        return self.ref.target_id

    def is_out(self, now: datetime) -> bool:
        """Whether it has aired, or reached its minimum availability. Without a date, what is wanted or in place is."""
        if self.ref.air_at is None:
            return self.wanted or self.current is not None
        return self.ref.air_at <= now

    @property
    def is_new(self) -> bool:
        """Whether it is wanted and was not searched for in vain yet; all else is backlog."""
        return self.wanted and self.current is None and not self.misses


def is_below_cutoff(current: Evidence, profile: QualityProfile) -> bool:
    """Whether something better than the file in place is looked for."""
    return cutoff_not_met(judging_evidence(current), profile)


def files_of_many(targets: Iterable[KnownTarget]) -> Mapping[UUID, Sequence[KnownTarget]]:
    """The files that hold several targets, as double episodes do, each with these."""
    held: dict[UUID, list[KnownTarget]] = {}
    for target in targets:
        if target.file_id:
            held.setdefault(target.file_id, []).append(target)
    return {file_id: several for file_id, several in held.items() if len(several) > 1}


def season_has_ended(targets: list[KnownTarget], season: int, now: datetime) -> bool:
    """Whether all episodes of a season have aired.

    Where nobody told when its last one airs, its known targets tell: as many as the season has are known to have aired,
    or the last of them has.
    """
    members = [target for target in targets if target.ref.season == season]
    if ends := [target.season_ends_at for target in members if target.season_ends_at]:
        return max(ends) <= now
    counts = [target.season_episode_count for target in members if target.season_episode_count]
    if not counts:
        return True
    aired = {target.ref.episode for target in members if target.is_out(now)}
    return len(aired) >= max(counts) or max((episode or 0 for episode in aired), default=0) >= max(counts)
