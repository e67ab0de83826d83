"""What a refresh changes in the episodes of a show."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from uuid import UUID

from catalog.domain.titles import Episode
from contracts.ids import new_id
from contracts.metadata import EpisodeMetadata


@dataclass(frozen=True, slots=True)
class EpisodeChanges:
    """`added` are new at the source; `changed` are known ones as they are now; `gone` left without having a file."""

    added: tuple[EpisodeMetadata, ...]
    changed: tuple[Episode, ...]
    gone: tuple[Episode, ...]
    detached: tuple[Episode, ...]
    """Left the source, but have a file: they stay with it."""


def compare_episodes(
    known: Sequence[Episode], fetched: Iterable[EpisodeMetadata], with_file: AbstractSet[UUID]
) -> EpisodeChanges:
    """Match by the source's id first, so that renumbering moves an episode with its file, then by number."""
    fetched = _without_doubles(fetched)
    by_source_id = {episode.source_id: episode for episode in known}
    matched = {new.source_id: by_source_id[new.source_id] for new in fetched if new.source_id in by_source_id}
    kept = {episode.id for episode in matched.values()}
    left = {(episode.season, episode.number): episode for episode in known if episode.id not in kept}
    for new in fetched:
        if new.source_id not in matched and (old := left.pop((new.season, new.number), None)):
            matched[new.source_id] = old
            kept.add(old.id)
    pairs = [(matched[new.source_id], new) for new in fetched if new.source_id in matched]
    now = [(before, described(before, new)) for before, new in pairs]
    lost = [episode for episode in known if episode.id not in kept]
    return EpisodeChanges(
        added=tuple(new for new in fetched if new.source_id not in matched),
        changed=tuple(after for before, after in now if before != after),
        gone=tuple(episode for episode in lost if episode.id not in with_file),
        detached=tuple(
            replace(episode, detached=True, monitored=False)
            for episode in lost
            if episode.id in with_file and not episode.detached
        ),
    )


def described(episode: Episode, metadata: EpisodeMetadata) -> Episode:
    """The episode with what its source says now."""
    return replace(
        episode,
        season=metadata.season,
        number=metadata.number,
        name=metadata.name,
        source_id=metadata.source_id,
        absolute_number=metadata.absolute_number,
        overview=metadata.overview,
        air_at=metadata.air_at,
        runtime_minutes=metadata.runtime_minutes,
        still_url=metadata.still_url,
        detached=False,
    )


def _without_doubles(fetched: Iterable[EpisodeMetadata]) -> tuple[EpisodeMetadata, ...]:
    """A source that lists an episode twice must not make two of it."""
    by_number = {(new.season, new.number): new for new in fetched}
    return tuple({new.source_id: new for new in by_number.values()}.values())


def new_episode(metadata: EpisodeMetadata, *, monitored: bool) -> Episode:
    """An episode that was not there before."""
    blank = Episode(new_id(), metadata.season, metadata.number, metadata.name, metadata.source_id, monitored=monitored)
    return described(blank, metadata)
