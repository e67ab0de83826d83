"""Whatever a source answers, its readers read it or say that they can't; nothing else."""

import contextlib
import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from contracts.values import TitleKind
from metadata_relay.errors import SourceUnreadable
from metadata_relay.languages import LanguagePolicy
from metadata_relay.record import Record, records_of
from metadata_relay.sources import (
    cinemeta_titles,
    tmdb_hits,
    tmdb_movie,
    tmdb_show,
    tvdb_hits,
    tvdb_titles,
    tvmaze_show,
)
from unit.metadata_relay import keyless_answers, tmdb_answers, tvdb_answers

JUNK: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1e308,
    float("nan"),
    float("inf"),
    "",
    " ",
    "9999-99-99",
    "0001-01-01",
    "2020-01-01T00:00:00+99:00",
    "9999-12-31T23:59:59-23:59",
    "²",
    "\x00\ud800",
    [],
    [None, [], {}],
    {},
    {"name": {}},
)
POLICY = LanguagePolicy("en", frozenset({"de"}))
FILM, SHOW = TitleKind.MOVIE, TitleKind.SHOW


def _tmdb_show(spoil: Callable[[object], object]) -> BaseModel:
    seasons = records_of(spoil([tmdb_answers.season_answer(number) for number in (0, 1)]))
    show = Record(spoil({**tmdb_answers.MOVIE, "name": "A", "seasons": []}))
    return tmdb_show.read_show(show, seasons, language="fr", country="US", images="https://x")


def _tvdb_show(spoil: Callable[[object], object]) -> BaseModel:
    show, episodes = Record(spoil(tvdb_answers.SERIES)), records_of(spoil(tvdb_answers.episodes("eng")))
    return tvdb_titles.read_show(show, episodes, language="fr", country="usa", season_type="official")


READERS: tuple[Callable[[Callable[[object], object]], BaseModel | None], ...] = (
    _tmdb_show,
    _tvdb_show,
    lambda spoil: tmdb_movie.read_movie(Record(spoil(tmdb_answers.MOVIE)), language="fr", country="US", images=""),
    lambda spoil: tmdb_hits.read_hit(SHOW, Record(spoil(tmdb_answers.SEARCH["results"])), POLICY, ""),
    lambda spoil: tvdb_titles.read_movie(Record(spoil(tvdb_answers.MOVIE)), language="en", country="usa"),
    lambda spoil: tvdb_hits.read_search_hit(SHOW, Record(spoil(tvdb_answers.HIT)), "en", POLICY),
    lambda spoil: tvdb_hits.read_base_hit(SHOW, Record(spoil(tvdb_answers.SERIES))),
    lambda spoil: tvmaze_show.read_show(
        Record(spoil(keyless_answers.SHOW)), records_of(spoil(keyless_answers.EPISODES))
    ),
    lambda spoil: tvmaze_show.read_hit(Record(spoil(keyless_answers.SHOW))),
    lambda spoil: cinemeta_titles.read_movie(Record(spoil(keyless_answers.META_MOVIE))),
    lambda spoil: cinemeta_titles.read_show(Record(spoil(keyless_answers.META_SHOW))),
    lambda spoil: cinemeta_titles.read_hit(FILM, Record(spoil(keyless_answers.META_MOVIE))),
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_spoiled_answers_are_read_or_refused(seed: int) -> None:
    for read in READERS:
        with contextlib.suppress(SourceUnreadable):
            found = read(lambda value: _spoiled(value, random.Random(seed)))
            assert found is None or found.model_dump_json()


def _spoiled(value: object, chance: random.Random) -> object:
    if chance.random() < 0.06:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {key: _spoiled(each, chance) for key, each in value.items()}
    return [_spoiled(each, chance) for each in value] if isinstance(value, list) else value
