"""What the relay answers: the use cases behind its routes."""

import re
from dataclasses import dataclass

from contracts.metadata import MovieMetadata, SearchHits, ShowMetadata
from contracts.values import TitleKind
from metadata_relay.choosing import Sources, check_order, first_answer
from metadata_relay.errors import NotFound
from metadata_relay.languages import LanguagePolicy
from metadata_relay.reading import Reading
from metadata_relay.source import EpisodeOrder, IdKind, Source
from metadata_relay.source_name import SourceName
from metadata_relay.wanted import Wanted

# What people paste into a search box instead of words: `tt0111161`, `imdb:tt0111161`, `tvdb:81189`.
_PASTED_ID = re.compile(r"(?:(imdb|tvdb|tmdb)(?:id)?\s*:\s*)?(tt\d{5,10}|\d{1,10})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers from the sources in the languages of the policy."""

    sources: Sources
    policy: LanguagePolicy

    async def search(self, query: str, wanted: Wanted) -> SearchHits:
        """A page of titles that match words, or the title of an id that was given instead of words."""
        if pasted := _pasted_id(query):
            return await self.find(*pasted, wanted)
        language = wanted.language or self.policy.default
        hits = await first_answer(
            self.sources.candidates(wanted.kind, wanted.source, wanted.reading.keys),
            lambda source: source.search(wanted.kind, query, wanted.page, language, wanted.reading),
        )
        return hits.model_copy(update={"stale": wanted.reading.stale})

    async def trending(self, wanted: Wanted) -> SearchHits:
        """A page of titles that many watch now."""
        language = wanted.language or self.policy.default
        hits = await first_answer(
            self.sources.candidates(wanted.kind, wanted.source, wanted.reading.keys),
            lambda source: source.trending(wanted.kind, wanted.page, language, wanted.reading),
        )
        return hits.model_copy(update={"stale": wanted.reading.stale})

    async def find(self, id_kind: IdKind, value: str, wanted: Wanted) -> SearchHits:
        """The titles that have an id of another site; the first source that knows one answers."""
        language = wanted.language or self.policy.default

        async def ask(source: Source) -> SearchHits:
            try:
                return SearchHits(hits=await source.find(wanted.kind, id_kind, value, language, wanted.reading))
            except NotFound:
                return SearchHits(hits=())

        able = self.sources.candidates(wanted.kind, wanted.source, wanted.reading.keys, id_kind)
        hits = await first_answer(able, ask, enough=lambda found: bool(found.hits))
        return hits.model_copy(update={"stale": wanted.reading.stale})

    async def get_show(
        self, name: SourceName, show_id: str, order: EpisodeOrder, language: str | None, reading: Reading
    ) -> ShowMetadata:
        """A complete show; without a language, in the one that the policy gives it."""
        source = self.sources.get_title_source(name, TitleKind.SHOW, show_id, reading.keys)
        check_order(source, order)
        show = await source.get_show(show_id, language or self.policy.default, order, reading)
        if language is None and (own := self._own(source, show.original_language)):
            show = await source.get_show(show_id, own, order, reading)
        return show

    async def get_movie(self, name: SourceName, movie_id: str, language: str | None, reading: Reading) -> MovieMetadata:
        """A complete movie; without a language, in the one that the policy gives it."""
        source = self.sources.get_title_source(name, TitleKind.MOVIE, movie_id, reading.keys)
        movie = await source.get_movie(movie_id, language or self.policy.default, reading)
        if language is None and (own := self._own(source, movie.original_language)):
            movie = await source.get_movie(movie_id, own, reading)
        return movie

    def _own(self, source: Source, original: str | None) -> str | None:
        return self.policy.own(original, self.policy.default) if source.translates else None


def _pasted_id(query: str) -> tuple[IdKind, str] | None:
    found = _PASTED_ID.fullmatch(query.strip())
    if not found:
        return None
    said, value = (found[1] or "").lower(), found[2].lower()
    if value.startswith("tt"):
        return (IdKind.IMDB, value) if said in {"", "imdb"} else None
    # Bare digits are more often a name (1923, 24) than an id.
    return (IdKind(said), value) if said in {"tvdb", "tmdb"} else None
