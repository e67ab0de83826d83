"""Titles and targets as messages name them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalog.domain.season_end import season_ends_at
from catalog.domain.target_states import Turn
from catalog.domain.titles import Episode, MediaFile, Slot, Target, Title
from contracts.catalog.events import TargetSatisfied, TargetsListed, TargetUnwanted, TargetWanted
from contracts.catalog.values import ListedTarget, TitleFacts, UnwantedReason, WantedReason
from contracts.values import TargetRef

LISTED_AT_ONCE = 200
"""More targets than that go into several messages, to keep each small."""
_UNWANTED = {
    Turn.UNMONITORED: UnwantedReason.UNMONITORED,
    Turn.POSTPONED: UnwantedReason.POSTPONED,
    Turn.REMOVED: UnwantedReason.REMOVED,
    Turn.UNAIRED: UnwantedReason.UNAIRED,
}


def title_facts(title: Title, season: Sequence[Episode] = ()) -> TitleFacts:
    """What a search needs to know; for a target of a show with all episodes of its season."""
    return TitleFacts(
        title_id=title.id,
        kind=title.kind,
        name=title.name,
        year=title.year,
        aliases=title.aliases,
        external_ids=title.external_ids,
        original_language=title.original_language,
        runtime_minutes=title.runtime_minutes,
        season_episode_count=len(season) or None,
        season_ends_at=season_ends_at(season),
        series_type=title.numbered_as,
        series_type_chosen=title.chosen_series_type is not None,
        library_id=title.library_id,
    )


def target_ref(title: Title, target: Target, episode: Episode | None) -> TargetRef:
    """A target and enough of it to match files."""
    return TargetRef(
        target_id=target.id,
        title_id=title.id,
        slot_id=target.slot_id,
        kind=title.kind,
        season=episode.season if episode else None,
        episode=episode.number if episode else None,
        absolute=episode.absolute_number if episode else None,
        air_at=target.due_at,
    )


class Announcer:
    """Puts changes of a title's targets into words."""

    def __init__(self, title: Title, slots: Iterable[Slot], episodes: Sequence[Episode]) -> None:
        self._title = title
        self._slots = {slot.id: slot for slot in slots}
        self._episodes = {episode.id: episode for episode in episodes}
        seasons: dict[int, list[Episode]] = {}
        for episode in self._episodes.values():
            seasons.setdefault(episode.season, []).append(episode)
        self._facts: Mapping[int, TitleFacts] = {
            number: title_facts(title, members) for number, members in seasons.items()
        }

    def ref(self, target: Target) -> TargetRef:
        """The target as messages name it."""
        return target_ref(self._title, target, self._episode(target))

    def wanted(
        self, target: Target, reason: WantedReason, *, search: bool = True, file: MediaFile | None = None
    ) -> TargetWanted:
        """It should have a file, or (`file`) may get a better one."""
        episode, slot = self._episode(target), self._slots[target.slot_id]
        return TargetWanted(
            title_id=self._title.id,
            target=self.ref(target),
            facts=self._facts_for(episode),
            episode_name=episode.name if episode else None,
            profile_id=slot.profile_id,
            reason=reason,
            current=file.evidence if file else None,
            file_id=file.id if file else None,
            search=search,
            slot_name=slot.name,
        )

    def satisfied(self, target: Target, file: MediaFile) -> TargetSatisfied:
        """It has a file."""
        episode, slot = self._episode(target), self._slots[target.slot_id]
        return TargetSatisfied(
            title_id=self._title.id,
            target=self.ref(target),
            file_id=file.id,
            evidence=file.evidence,
            monitored=target.monitored,
            profile_id=slot.profile_id,
            facts=self._facts_for(episode),
            episode_name=episode.name if episode else None,
            slot_name=slot.name,
        )

    def unwanted(self, target: Target, turn: Turn, *, file: MediaFile | None = None) -> TargetUnwanted:
        """Nothing is to be searched for it any more."""
        return TargetUnwanted(
            title_id=self._title.id,
            target=self.ref(target),
            reason=_UNWANTED[turn],
            current=file.evidence if file else None,
            file_id=file.id if file else None,
        )

    def listed(self, turns: Sequence[tuple[Target, Turn]]) -> Iterator[TargetsListed]:
        """They have no file, and nothing is to be searched for them; no message when there are none."""
        for start in range(0, len(turns), LISTED_AT_ONCE):
            some = turns[start : start + LISTED_AT_ONCE]
            yield TargetsListed(title_id=self._title.id, listed=tuple(self._listed(*one) for one in some))

    def _listed(self, target: Target, turn: Turn) -> ListedTarget:
        episode, slot = self._episode(target), self._slots[target.slot_id]
        facts = self._facts_for(episode)
        return ListedTarget(
            target=self.ref(target),
            reason=_UNWANTED[turn],
            episode_name=episode.name if episode else None,
            slot_name=slot.name,
            profile_id=slot.profile_id,
            season_episode_count=facts.season_episode_count,
            season_ends_at=facts.season_ends_at,
        )

    def _facts_for(self, episode: Episode | None) -> TitleFacts:
        return self._facts[episode.season] if episode else title_facts(self._title)

    def _episode(self, target: Target) -> Episode | None:
        return self._episodes[target.episode_id] if target.episode_id else None
