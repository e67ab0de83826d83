"""What one round of queries looks for."""

from dataclasses import dataclass
from datetime import date

from contracts.catalog.values import TitleFacts
from contracts.values import SeriesType, TargetRef, TitleKind
from indexer.domain.air_day import air_day

SPECIALS = 0
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
        return self.absolute is not None and numbered_as(self.facts, self.season) is SeriesType.ANIME

    @property
    def is_daily(self) -> bool:
        """Whether releases carry dates."""
        dated = self.air_date is not None and self.season != SPECIALS
        return dated and numbered_as(self.facts, self.season) is SeriesType.DAILY


def numbered_as(facts: TitleFacts, season: int | None) -> SeriesType:
    """How releases number the episodes of a season: as a person or the source says.

    A source that has no word for it says `standard`; then language and season tell more.
    """
    if facts.kind is TitleKind.MOVIE or facts.series_type_chosen or facts.series_type is not SeriesType.STANDARD:
        return facts.series_type
    if season is not None and season >= FIRST_YEAR_SEASON:
        return SeriesType.DAILY
    return SeriesType.ANIME if facts.original_language in _ANIME_LANGUAGES else SeriesType.STANDARD


def wish_for(facts: TitleFacts, target: TargetRef) -> Wish:
    """The wish for exactly one target."""
    return Wish(
        facts,
        season=target.season,
        episode=target.episode,
        absolute=target.absolute,
        air_date=air_day(target.air_at, facts.original_language),
    )
