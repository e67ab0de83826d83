"""In which order a search goes: whole seasons first, then what is left of them."""

from dataclasses import dataclass
from itertools import groupby

from contracts.catalog.values import TitleFacts
from contracts.values import SeriesType, TitleKind
from indexer.domain.wanted import KnownTarget
from indexer.domain.wish import FIRST_YEAR_SEASON, Wish, numbered_as, wish_for


@dataclass(frozen=True, slots=True)
class Stage:
    """A wish and the targets that it is about. When several are asked for at once, each may need a wish of its own."""

    wish: Wish
    targets: tuple[KnownTarget, ...] = ()

    @property
    def singles(self) -> tuple[KnownTarget, ...]:
        """Episodes to ask for one by one when the season's wish left them open."""
        return self.targets if self.wish.season is not None and self.wish.episode is None else ()


def plan_stages(facts: TitleFacts, targets: list[KnownTarget]) -> list[Stage]:
    """The stages for these targets, the newest season first. Two or more episodes of a season are one stage."""
    if facts.kind is TitleKind.MOVIE:
        return [Stage(Wish(facts), tuple(targets))]
    ordered = sorted(targets, key=_place, reverse=True)
    stages: list[Stage] = []
    for season, members in groupby(ordered, key=lambda target: target.ref.season):
        stages += _season_stages(facts, season, tuple(members))
    return stages


def _season_stages(facts: TitleFacts, season: int | None, members: tuple[KnownTarget, ...]) -> list[Stage]:
    episodes = {member.ref.episode for member in members}
    of_a_year = season is not None and season >= FIRST_YEAR_SEASON
    if len(episodes) < 2 or (of_a_year and numbered_as(facts, season) is SeriesType.DAILY):
        return [Stage(wish_for(facts, member.ref), (member,)) for member in members]
    return [Stage(Wish(facts, season=season), members)]


def _place(target: KnownTarget) -> tuple[int, int]:
    return target.ref.season or 0, target.ref.episode or 0
