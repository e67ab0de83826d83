"""What one round of queries looks for."""

from dataclasses import dataclass
from datetime import date

from contracts.catalog.values import TitleFacts
from contracts.values import TargetRef, TitleKind
from indexer.domain.air_day import air_day

FIRST_YEAR_SEASON = 1900
"""Daily shows number their seasons by year."""
_ANIME_LANGUAGES = frozenset({"ja", "jp", "zh", "ko"})


@dataclass(frozen=True, slots=True)
class Wish:
    """A movie, a season, or one episode of a title; `text` instead searches for just that text."""

    facts: TitleFacts
    season: int | None = None
    episode: int | None = None
    absolute: int | None = None
    air_date: date | None = None
    text: str | None = None

    @property
    def is_movie(self) -> bool:
        """Whether a movie is looked for."""
        return self.facts.kind is TitleKind.MOVIE

    @property
    def is_anime(self) -> bool:
        """Whether releases may carry absolute numbers only."""
        return self.absolute is not None and self.facts.original_language in _ANIME_LANGUAGES

    @property
    def is_daily(self) -> bool:
        """Whether releases carry dates."""
        return self.air_date is not None and self.season is not None and self.season >= FIRST_YEAR_SEASON


def wish_for(facts: TitleFacts, target: TargetRef) -> Wish:
    """The wish for exactly one target."""
    return Wish(
        facts,
        season=target.season,
        episode=target.episode,
        absolute=target.absolute,
        air_date=air_day(target.air_at, facts.original_language),
    )
