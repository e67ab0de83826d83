"""The invented titles with everything a metadata source tells, reckoned from a given now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from reelway.demo.titles.model import Episode, Ids, Movie, Season, Show, ShowKind, ShowState, Title
from reelway.demo.titles.movies import MOVIES, MovieSpec
from reelway.demo.titles.shows import SHOWS, ShowSpec

SOON = timedelta(minutes=2)
SEASON_GAP_DAYS = 280
EVENING = time(20, tzinfo=UTC)

_FIRST_WORDS = [
    "Long",
    "Quiet",
    "Second",
    "Broken",
    "Paper",
    "Hidden",
    "Slow",
    "Winter",
    "Borrowed",
    "Last",
    "Open",
    "Silver",
]
_SECOND_WORDS = [
    "Tide",
    "Letter",
    "Door",
    "Signal",
    "Harvest",
    "Mirror",
    "Bridge",
    "Ledger",
    "Garden",
    "Witness",
    "Orchard",
]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every invented title."""

    shows: tuple[Show, ...]
    movies: tuple[Movie, ...]

    @property
    def titles(self) -> tuple[Title, ...]:
        """Shows, then movies."""
        return (*self.shows, *self.movies)

    def get_show(self, name: str) -> Show:
        """The first show of that name; KeyError when there is none."""
        return {show.name: show for show in reversed(self.shows)}[name]

    def get_movie(self, name: str) -> Movie:
        """The movie of that name; KeyError when there is none."""
        return {movie.name: movie for movie in self.movies}[name]


def build_catalogue(now: datetime) -> Catalogue:
    """All titles; dates lie around `now` (UTC), ids do not change from run to run."""
    shows = tuple(_show(index, spec, now) for index, spec in enumerate(SHOWS, start=1))
    movies = tuple(_movie(index, spec, now.date()) for index, spec in enumerate(MOVIES, start=1))
    return Catalogue(shows, movies)


def _show(index: int, spec: ShowSpec, now: datetime) -> Show:
    seasons = _seasons(index, spec, now)
    return Show(
        ids=Ids(tmdb=900_000 + index, tvdb=970_000 + index, imdb=f"tt99{index:05}", tvmaze=90_000 + index),
        name=spec.name,
        original_name=spec.original_name or spec.name,
        language=spec.language,
        country=spec.country,
        kind=spec.kind,
        state=_state(spec, seasons, now),
        network=spec.network,
        runtime_minutes=spec.runtime_minutes,
        genres=spec.genres,
        rating=spec.rating,
        votes=_votes(index, spec.rating),
        certification=spec.certification,
        overview=spec.overview,
        aliases=spec.aliases,
        seasons=seasons,
    )


def _state(spec: ShowSpec, seasons: tuple[Season, ...], now: datetime) -> ShowState:
    if all(episode.air_at > now for season in seasons for episode in season.episodes):
        return ShowState.UPCOMING
    return ShowState.ENDED if spec.ended else ShowState.RUNNING


def _seasons(index: int, spec: ShowSpec, now: datetime) -> tuple[Season, ...]:
    air_times = _air_times(spec, now)
    ends = tuple(accumulate(spec.episodes))
    seasons = [
        _season(index, spec, number, air_times[end - count : end], end - count)
        for number, (count, end) in enumerate(zip(spec.episodes, ends, strict=True), start=1)
    ]
    if spec.specials:
        after_first = air_times[ends[0] - 1]
        extra = tuple(after_first + timedelta(days=30 * number) for number in range(1, spec.specials + 1))
        seasons.insert(0, _season(index, spec, 0, extra, 0))
    return tuple(seasons)


def _air_times(spec: ShowSpec, now: datetime) -> tuple[datetime, ...]:
    """The air times of all regular episodes, reckoned backwards from the last one."""
    last = now + SOON if spec.soon else datetime.combine(now.date() + timedelta(days=spec.last_in_days), EVENING)
    backwards, days = list[datetime](), 0
    for count in reversed(spec.episodes):
        for _ in range(count):
            backwards.append(last - timedelta(days=days))
            days += spec.every_days
        days += SEASON_GAP_DAYS
    return tuple(reversed(backwards))


def _season(index: int, spec: ShowSpec, number: int, air_times: tuple[datetime, ...], aired_before: int) -> Season:
    season_id = 910_000 + index * 100 + number
    episodes = tuple(
        Episode(
            id=season_id * 100 + position,
            season=number,
            number=position,
            name=_episode_name(index, number, position),
            overview=f"{spec.name}: what the {_episode_name(index, number, position).lower()} changes, and for whom.",
            air_at=air_at,
            runtime_minutes=spec.runtime_minutes,
            absolute=aired_before + position if number and spec.kind is ShowKind.ANIME else None,
        )
        for position, air_at in enumerate(air_times, start=1)
    )
    return Season(season_id, number, episodes)


def _episode_name(show: int, season: int, number: int) -> str:
    turn = show * 7 + season * 5 + number
    return f"The {_FIRST_WORDS[turn % len(_FIRST_WORDS)]} {_SECOND_WORDS[turn * 3 % len(_SECOND_WORDS)]}"


def _movie(index: int, spec: MovieSpec, today: date) -> Movie:
    return Movie(
        ids=Ids(tmdb=800_000 + index, tvdb=870_000 + index, imdb=f"tt98{index:05}"),
        name=spec.name,
        original_name=spec.original_name or spec.name,
        language=spec.language,
        country=spec.country,
        studio=spec.studio,
        runtime_minutes=spec.runtime_minutes,
        genres=spec.genres,
        rating=spec.rating,
        votes=_votes(index, spec.rating),
        certification=spec.certification,
        overview=spec.overview,
        aliases=spec.aliases,
        cinema_date=today + timedelta(days=spec.cinema_in_days),
        digital_date=_day(today, spec.digital_in_days),
        physical_date=_day(today, spec.physical_in_days),
        collection=spec.collection,
    )


def _votes(index: int, rating: float) -> int:
    return round(rating * 137) + index if rating else 0


def _day(today: date, days: int | None) -> date | None:
    return None if days is None else today + timedelta(days=days)
