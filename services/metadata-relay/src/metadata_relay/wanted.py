"""What a list of titles is asked for with."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Query

from contracts.values import TitleKind
from metadata_relay.reading import Reading
from metadata_relay.signing import SourceKey, SourceKeys
from metadata_relay.source_name import SourceName

Key = Annotated[
    str | None,
    Header(pattern=r"^[\x21-\x7e]{1,1000}$", description="A key of your own; it goes before the relay's."),
]


def read_keys(x_tmdb_key: Key = None, x_tvdb_key: Key = None, x_tvdb_pin: Key = None) -> SourceKeys:
    """The keys that a request brings along."""
    given = {SourceName.TMDB: (x_tmdb_key, None), SourceName.TVDB: (x_tvdb_key, x_tvdb_pin)}
    return {name: SourceKey(key, pin) for name, (key, pin) in given.items() if key}


KeysNow = Annotated[SourceKeys, Depends(read_keys)]


def start_reading(
    keys: KeysNow,
    refresh: Annotated[bool, Query(description="Ask the source though a fresh answer is kept.")] = False,
) -> Reading:
    """The reading of one request."""
    return Reading(refresh=refresh, keys=keys)


ReadingNow = Annotated[Reading, Depends(start_reading)]
Language = Annotated[
    str | None,
    Query(pattern="^[a-z]{2}$", description="ISO 639-1; without it, as the relay is configured.", examples=["de"]),
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kind of titles, from which source (None is the best that answers), in which language, which page."""

    kind: Annotated[TitleKind, Query(description="Shows or movies.")]
    reading: ReadingNow
    source: Annotated[SourceName | None, Query(description="Which source; without it, the best that answers.")] = None
    language: Language = None
    page: Annotated[int, Query(ge=1, le=500, description="Counts from 1.")] = 1


WantedNow = Annotated[Wanted, Depends()]
