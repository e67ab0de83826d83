"""TVmaze: shows, without a key, with the hour at which episodes air (tvmaze.com/api)."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from contracts.metadata import MovieMetadata, SearchHit, SearchHits, ShowMetadata
from contracts.values import TitleKind
from metadata_relay.errors import InvalidInput, NotFound
from metadata_relay.reading import Reading
from metadata_relay.record import Record, records_of
from metadata_relay.remembering import RememberedSource, Topic
from metadata_relay.source import NUMERIC_ID, EpisodeOrder, IdKind
from metadata_relay.source_name import SourceName
from metadata_relay.sources.tvmaze_show import read_hit, read_show

PAGE_SIZE = 20
EMBEDDED = ("seasons", "akas", "images")
_LOOKUPS = {IdKind.IMDB: "imdb", IdKind.TVDB: "thetvdb"}


class TvMaze:
    """Answers from TVmaze; its texts are English."""

    name = SourceName.TVMAZE
    kinds = frozenset({TitleKind.SHOW})
    finds = frozenset(_LOOKUPS)
    id_pattern = NUMERIC_ID
    translates = False
    orders = frozenset({EpisodeOrder.AIRED})

    def __init__(self, source: RememberedSource, country: str) -> None:
        self.source = source
        self._country = country

    async def search(self, kind: TitleKind, query: str, page: int, language: str, reading: Reading) -> SearchHits:
        """The best matches; TVmaze gives them all in one page."""
        del kind, language
        answer = await self.source.ask(Topic.SEARCH, "/search/shows", {"q": query}, holds=None, reading=reading)
        return _paged([item.record("show") for item in records_of(answer)], page)

    async def trending(self, kind: TitleKind, page: int, language: str, reading: Reading) -> SearchHits:
        """What airs and streams today, the most watched first; TVmaze has no list of trends."""
        del kind, language
        day = datetime.now(UTC).date().isoformat()
        aired, streamed = await asyncio.gather(
            self._scheduled("/schedule", {"country": self._country, "date": day}, reading),
            self._scheduled("/schedule/web", {"date": day}, reading),
        )
        shows = [item.record("show") for item in aired]
        shows += [item.record("_embedded").record("show") for item in streamed]
        if not any(shows):
            # On a day without any, the first shows of the index: the ones that were thought of first.
            shows = list(await self._scheduled("/shows", {"page": "0"}, reading))
        return _paged(_most_watched(shows), page)

    async def get_show(self, show_id: str, language: str, order: EpisodeOrder, reading: Reading) -> ShowMetadata:
        """A show in two questions side by side."""
        del language, order
        show, episodes = await asyncio.gather(
            self.source.ask(Topic.TITLE, f"/shows/{show_id}{_embedding()}", holds="id", reading=reading),
            self.source.ask(Topic.TITLE, f"/shows/{show_id}/episodes", {"specials": "1"}, holds=None, reading=reading),
        )
        return read_show(Record(show), records_of(episodes))

    async def get_movie(self, movie_id: str, language: str, reading: Reading) -> MovieMetadata:
        """TVmaze knows no movies."""
        del movie_id, language, reading
        raise InvalidInput("tvmaze has no movies", advice="Ask another source")

    async def find(
        self, kind: TitleKind, id_kind: IdKind, value: str, language: str, reading: Reading
    ) -> tuple[SearchHit, ...]:
        """By an id of IMDb or TVDB."""
        del kind, language
        params = {_LOOKUPS[id_kind]: value}
        answer = await self.source.ask(Topic.TITLE, "/lookup/shows", params, holds="id", reading=reading)
        return (read_hit(Record(answer)),)

    async def _scheduled(self, path: str, params: dict[str, str], reading: Reading) -> tuple[Record, ...]:
        try:
            return records_of(await self.source.ask(Topic.TRENDING, path, params, holds=None, reading=reading))
        except NotFound:
            return ()


def _embedding() -> str:
    # A part of the path because the name is there several times, which a table of parameters can't hold.
    return "?" + "&".join(f"embed[]={part}" for part in EMBEDDED)


def _most_watched(shows: Sequence[Record]) -> list[Record]:
    distinct = {show.number("id"): show for show in shows}
    return sorted(distinct.values(), key=lambda show: -(show.number("weight") or 0))


def _paged(shows: Sequence[Record], page: int) -> SearchHits:
    readable = [show for show in shows if "id" in show and "name" in show]
    start = (page - 1) * PAGE_SIZE
    return SearchHits(
        hits=tuple(read_hit(show) for show in readable[start : start + PAGE_SIZE]),
        page=page,
        total_pages=max(1, -(-len(readable) // PAGE_SIZE)),
    )
