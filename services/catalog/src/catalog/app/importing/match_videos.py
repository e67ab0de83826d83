"""Which targets the videos of a download are for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from catalog.app.importing.rules import Blocked
from catalog.app.importing.situation import Situation
from catalog.domain.matching import match_episodes
from catalog.domain.titles import Episode, Slot, Target
from contracts.catalog.commands import DownloadedFile
from contracts.catalog.values import Block, BlockReason
from contracts.values import TitleKind

MAIN_FEATURE = 3
"""A video so many times larger than any other is the movie, and the others are not."""


@dataclass(frozen=True, slots=True)
class Match:
    """A video and the targets of one slot that it is for; no episodes means the movie."""

    video: DownloadedFile
    slot: Slot
    episodes: tuple[Episode, ...]
    targets: tuple[Target, ...]


def match_videos(videos: Sequence[DownloadedFile], release_name: str, situation: Situation) -> tuple[Match, ...]:
    """Every video with its targets, the largest first; a video that names none is left out.

    Raises:
        Blocked: several videos could be the movie.
    """
    by_size = sorted(videos, key=lambda video: (-video.size_bytes, video.path.path))
    if situation.title.kind is TitleKind.MOVIE:
        movie = _main_feature(by_size)
        return tuple(_match(movie, slot, (), situation) for slot in situation.slots)
    found: list[Match] = []
    for video in by_size:
        for slot in situation.slots:
            episodes = _episodes(video, release_name if len(videos) == 1 else None, slot, situation)
            if episodes:
                found.append(_match(video, slot, episodes, situation))
    return tuple(found)


def _main_feature(by_size: Sequence[DownloadedFile]) -> DownloadedFile:
    if len(by_size) > 1 and by_size[0].size_bytes < MAIN_FEATURE * by_size[1].size_bytes:
        names = ", ".join(video.path.path.rpartition("/")[2] for video in by_size[:3])
        detail = f"{len(by_size)} videos could be the movie: {names}"
        raise Blocked(Block(reason=BlockReason.AMBIGUOUS, detail=detail, advice="Choose one by hand"))
    return by_size[0]


def _episodes(video: DownloadedFile, release_name: str | None, slot: Slot, situation: Situation) -> tuple[Episode, ...]:
    expected = frozenset(_expected(slot, situation))
    found = match_episodes(video.path.path, release_name, situation.title.name, situation.episodes, expected)
    if not found and release_name and len(expected) == 1:
        # Our own grab for one episode brought one video: its name may be scrambled, but it is that episode.
        return tuple(episode for episode in situation.episodes if episode.id in expected)
    return found


def _expected(slot: Slot, situation: Situation) -> Iterator[UUID]:
    for (slot_id, episode_id), target in situation.targets.items():
        if slot_id == slot.id and episode_id and target.id in situation.requested:
            yield episode_id


def _match(video: DownloadedFile, slot: Slot, episodes: tuple[Episode, ...], situation: Situation) -> Match:
    keys: Sequence[UUID | None] = [episode.id for episode in episodes] or [None]
    return Match(video, slot, episodes, tuple(situation.targets[slot.id, key] for key in keys))
