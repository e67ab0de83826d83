"""TVDB, v4: shows in several orders, and movies (thetvdb.github.io/v4-api)."""

import asyncio
from collections.abc import Sequence

from contracts.metadata import MovieMetadata, SearchHit, SearchHits, ShowMetadata
from contracts.values import TitleKind
from metadata_relay.errors import NotFound
from metadata_relay.languages import LanguagePolicy, three_letters
from metadata_relay.reading import Reading
from metadata_relay.record import Record
from metadata_relay.remembering import RememberedSource, Topic
from metadata_relay.source import NUMERIC_ID, EpisodeOrder, IdKind
from metadata_relay.source_name import SourceName
from metadata_relay.sources.tvdb_hits import read_base_hit, read_search_hit
from metadata_relay.sources.tvdb_titles import read_movie, read_show

PAGE_SIZE = 20
LIST_PAGE_SIZE = 500
# TVDB gives 500 episodes a page; no show has more than a few dozen pages.
MAX_EPISODE_PAGES = 60
SEASON_TYPES = {
    EpisodeOrder.AIRED: "official",
    EpisodeOrder.DVD: "dvd",
    EpisodeOrder.ABSOLUTE: "absolute",
    EpisodeOrder.ALTERNATE: "alternate",
    EpisodeOrder.REGIONAL: "regional",
}
_TYPES = {TitleKind.SHOW: "series", TitleKind.MOVIE: "movie"}
_PATHS = {TitleKind.SHOW: "series", TitleKind.MOVIE: "movies"}
_COUNTRIES = {"US": "usa", "GB": "gbr", "DE": "deu", "FR": "fra", "CA": "can", "AU": "aus", "JP": "jpn", "NL": "nld"}


class Tvdb:
    """Answers from TVDB."""

    name = SourceName.TVDB
    kinds = frozenset(TitleKind)
    finds = frozenset({IdKind.IMDB, IdKind.TVDB})
    id_pattern = NUMERIC_ID
    translates = True
    orders = frozenset(SEASON_TYPES)

    def __init__(self, source: RememberedSource, policy: LanguagePolicy, country: str) -> None:
        self.source = source
        self._policy = policy
        self._country = _COUNTRIES.get(country, "usa")

    async def search(self, kind: TitleKind, query: str, page: int, language: str, reading: Reading) -> SearchHits:
        """A page of titles, 20 at a time."""
        params = {
            "query": query,
            "type": _TYPES[kind],
            "limit": str(PAGE_SIZE),
            "offset": str((page - 1) * PAGE_SIZE),
        }
        answer = Record(await self.source.ask(Topic.SEARCH, "/v4/search", params, holds="data", reading=reading))
        total = answer.record("links").number("total_items") or 0
        hits = (read_search_hit(kind, item, language, self._policy) for item in answer.records("data"))
        return SearchHits(
            hits=tuple(hit for hit in hits if hit)[:PAGE_SIZE], page=page, total_pages=max(1, -(-total // PAGE_SIZE))
        )

    async def trending(self, kind: TitleKind, page: int, language: str, reading: Reading) -> SearchHits:
        """The titles of TVDB's highest score, which counts how much they are looked at."""
        # One page of TVDB's holds 25 of ours.
        theirs, place = divmod((page - 1) * PAGE_SIZE, LIST_PAGE_SIZE)
        answer = Record(await self.popular(kind, language, theirs, reading))
        items = answer.records("data")
        more = "next" in answer.record("links")
        pages = theirs * LIST_PAGE_SIZE // PAGE_SIZE + -(-len(items) // PAGE_SIZE) + more
        shown = items[place : place + PAGE_SIZE]
        return SearchHits(
            hits=tuple(read_base_hit(kind, item) for item in shown if "id" in item and "name" in item),
            page=page,
            total_pages=max(1, pages),
        )

    async def popular(self, kind: TitleKind, language: str, page: int, reading: Reading) -> object:
        """TVDB's list of titles by their score, as it answers it; `page` counts from 0."""
        params = {"country": self._country, "lang": three_letters(language), "sort": "score", "page": str(page)}
        path = f"/v4/{_PATHS[kind]}"
        try:
            return await self.source.ask(Topic.TRENDING, f"{path}/filter", params, holds="data", reading=reading)
        except NotFound:
            return await self.source.ask(Topic.TRENDING, path, {"page": str(page)}, holds="data", reading=reading)

    async def get_show(self, show_id: str, language: str, order: EpisodeOrder, reading: Reading) -> ShowMetadata:
        """A show in two questions side by side, and one more per 500 episodes."""
        show, episodes = await asyncio.gather(
            self._extended(TitleKind.SHOW, show_id, reading), self._episodes(show_id, language, order, reading)
        )
        return read_show(show, episodes, language=language, country=self._country, season_type=SEASON_TYPES[order])

    async def get_movie(self, movie_id: str, language: str, reading: Reading) -> MovieMetadata:
        """A movie in one question."""
        movie = await self._extended(TitleKind.MOVIE, movie_id, reading)
        return read_movie(movie, language=language, country=self._country)

    async def find(
        self, kind: TitleKind, id_kind: IdKind, value: str, language: str, reading: Reading
    ) -> tuple[SearchHit, ...]:
        """By its own id, or one of IMDb."""
        del language
        if id_kind is IdKind.TVDB:
            return (read_base_hit(kind, await self._extended(kind, value, reading)),)
        answer = await self.source.ask(Topic.TITLE, f"/v4/search/remoteid/{value}", holds="data", reading=reading)
        found = (item.record(_TYPES[kind]) for item in Record(answer).records("data"))
        return tuple(read_base_hit(kind, item, imdb=value) for item in found if "id" in item and "name" in item)

    async def _extended(self, kind: TitleKind, title_id: str, reading: Reading) -> Record:
        answer = await self.source.ask(
            Topic.TITLE,
            f"/v4/{_PATHS[kind]}/{title_id}/extended",
            {"meta": "translations"},
            holds="data",
            reading=reading,
        )
        return Record(answer).record("data")

    async def _episodes(self, show_id: str, language: str, order: EpisodeOrder, reading: Reading) -> tuple[Record, ...]:
        """The episodes in a language; names and overviews that lack there are the ones of the show's own."""
        path = f"/v4/series/{show_id}/episodes/{SEASON_TYPES[order]}"
        try:
            translated = await self._pages(f"{path}/{three_letters(language)}", reading)
        except NotFound:
            # That is how TVDB says that nothing of it is translated.
            return await self._pages(path, reading)
        if all("name" in episode for episode in translated):
            return translated
        return _filled(translated, await self._pages(path, reading))

    async def _pages(self, path: str, reading: Reading) -> tuple[Record, ...]:
        episodes: list[Record] = []
        for page in range(MAX_EPISODE_PAGES):
            answer = Record(
                await self.source.ask(Topic.TITLE, path, {"page": str(page)}, holds="data", reading=reading)
            )
            found = answer.record("data").records("episodes")
            episodes += found
            if not found or "next" not in answer.record("links"):
                break
        return tuple(episodes)


def _filled(translated: Sequence[Record], own: Sequence[Record]) -> tuple[Record, ...]:
    by_id = {episode.number("id"): episode for episode in own}
    return tuple(episode.filled_from(by_id.get(episode.number("id"), Record(None))) for episode in translated)
