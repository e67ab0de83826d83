"""Cinemeta: movies and shows by their IMDb ids, without a key (the Stremio add-on protocol)."""

from urllib.parse import quote

from contracts.metadata import MovieMetadata, SearchHit, SearchHits, ShowMetadata
from contracts.values import TitleKind
from metadata_relay.reading import Reading
from metadata_relay.record import Record
from metadata_relay.remembering import RememberedSource, Topic
from metadata_relay.source import IMDB_ID, EpisodeOrder, IdKind
from metadata_relay.source_name import SourceName
from metadata_relay.sources.cinemeta_titles import read_hit, read_movie, read_show

PAGE_SIZE = 50
_KINDS = {TitleKind.SHOW: "series", TitleKind.MOVIE: "movie"}


class Cinemeta:
    """Answers from Cinemeta; its texts are English."""

    name = SourceName.CINEMETA
    kinds = frozenset(TitleKind)
    finds = frozenset({IdKind.IMDB})
    id_pattern = IMDB_ID
    translates = False
    orders = frozenset({EpisodeOrder.AIRED})

    def __init__(self, source: RememberedSource) -> None:
        self.source = source

    async def search(self, kind: TitleKind, query: str, page: int, language: str, reading: Reading) -> SearchHits:
        """The best matches, which Cinemeta gives in one page."""
        del language
        # A slash would end the part of the path in which the words stand.
        words = quote(query.replace("/", " "), safe="")
        hits = await self._listed(Topic.SEARCH, kind, f"/top/search={words}.json", reading) if page == 1 else ()
        return SearchHits(hits=hits, page=page)

    async def trending(self, kind: TitleKind, page: int, language: str, reading: Reading) -> SearchHits:
        """The most popular titles."""
        del language
        path = "/top.json" if page == 1 else f"/top/skip={(page - 1) * PAGE_SIZE}.json"
        hits = await self._listed(Topic.TRENDING, kind, path, reading)
        # Cinemeta does not say how many there are; a full page means that there are more.
        return SearchHits(hits=hits, page=page, total_pages=page + (len(hits) >= PAGE_SIZE))

    async def get_show(self, show_id: str, language: str, order: EpisodeOrder, reading: Reading) -> ShowMetadata:
        """A show in one question."""
        del language, order
        return read_show(await self._meta(TitleKind.SHOW, show_id, reading))

    async def get_movie(self, movie_id: str, language: str, reading: Reading) -> MovieMetadata:
        """A movie in one question."""
        del language
        return read_movie(await self._meta(TitleKind.MOVIE, movie_id, reading))

    async def find(
        self, kind: TitleKind, id_kind: IdKind, value: str, language: str, reading: Reading
    ) -> tuple[SearchHit, ...]:
        """By the IMDb id."""
        del id_kind, language
        return (read_hit(kind, await self._meta(kind, value, reading)),)

    async def _listed(self, topic: Topic, kind: TitleKind, path: str, reading: Reading) -> tuple[SearchHit, ...]:
        answer = await self.source.ask(topic, f"/catalog/{_KINDS[kind]}{path}", holds="metas", reading=reading)
        metas = Record(answer).records("metas")
        return tuple(
            read_hit(kind, meta) for meta in metas if "name" in meta and IMDB_ID.fullmatch(meta.text("id") or "")
        )

    async def _meta(self, kind: TitleKind, imdb: str, reading: Reading) -> Record:
        path = f"/meta/{_KINDS[kind]}/{imdb}.json"
        return Record(await self.source.ask(Topic.TITLE, path, holds="meta", reading=reading)).record("meta")
