"""TMDB, v3: shows and movies in many languages (developer.themoviedb.org)."""

import asyncio

from contracts.metadata import MovieMetadata, SearchHit, SearchHits, ShowMetadata
from contracts.values import TitleKind
from metadata_relay.errors import NotFound, SourceFailure
from metadata_relay.languages import LanguagePolicy
from metadata_relay.reading import Reading
from metadata_relay.record import Record
from metadata_relay.remembering import RememberedSource, Topic
from metadata_relay.source import NUMERIC_ID, EpisodeOrder, IdKind
from metadata_relay.source_name import SourceName
from metadata_relay.sources.tmdb_hits import read_hit
from metadata_relay.sources.tmdb_movie import read_movie
from metadata_relay.sources.tmdb_show import read_show

# `append_to_response` takes 20 parts. A show's first question asks for its seasons before it knows how many there
# are: what does not exist is left out of the answer, so that all but the longest shows come in one.
PARTS = 20
SHOW_EXTRAS = ("external_ids", "alternative_titles", "content_ratings", "videos", "translations")
MOVIE_EXTRAS = ("external_ids", "alternative_titles", "release_dates", "videos", "translations")
LAST_PAGE = 500
IMAGES = "https://image.tmdb.org/t/p/"
_PATHS = {TitleKind.SHOW: "tv", TitleKind.MOVIE: "movie"}


class Tmdb:
    """Answers from TMDB."""

    name = SourceName.TMDB
    kinds = frozenset(TitleKind)
    finds = frozenset(IdKind)
    id_pattern = NUMERIC_ID
    translates = True
    orders = frozenset({EpisodeOrder.AIRED})

    def __init__(self, source: RememberedSource, policy: LanguagePolicy, country: str) -> None:
        self.source = source
        self._policy = policy
        self._country = country

    async def search(self, kind: TitleKind, query: str, page: int, language: str, reading: Reading) -> SearchHits:
        """A page of titles, 20 at a time."""
        params = {"query": query, "page": str(page), "language": language, "include_adult": "false"}
        return await self._listed(Topic.SEARCH, kind, f"/3/search/{_PATHS[kind]}", params, reading)

    async def trending(self, kind: TitleKind, page: int, language: str, reading: Reading) -> SearchHits:
        """What is watched this week."""
        params = {"page": str(page), "language": language}
        return await self._listed(Topic.TRENDING, kind, f"/3/trending/{_PATHS[kind]}/week", params, reading)

    async def get_show(self, show_id: str, language: str, order: EpisodeOrder, reading: Reading) -> ShowMetadata:
        """A show in one question, or one more per 20 seasons past the first 15."""
        del order  # only the aired one is offered
        (show, seasons), images = await asyncio.gather(
            self._show_and_seasons(show_id, language, reading), self._images(reading)
        )
        return read_show(show, seasons, language=language, country=self._country, images=images)

    async def get_movie(self, movie_id: str, language: str, reading: Reading) -> MovieMetadata:
        """A movie in one question."""
        params = {"append_to_response": ",".join(MOVIE_EXTRAS), **_languages(language)}
        title = self._title(f"/3/movie/{movie_id}", params, reading)
        movie, images = await asyncio.gather(title, self._images(reading))
        return read_movie(movie, language=language, country=self._country, images=images)

    async def find(
        self, kind: TitleKind, id_kind: IdKind, value: str, language: str, reading: Reading
    ) -> tuple[SearchHit, ...]:
        """By an id of IMDb, TVDB or its own."""
        images = await self._images(reading)
        if id_kind is IdKind.TMDB:
            path = f"/3/{_PATHS[kind]}/{value}"
            found: tuple[Record, ...] = (await self._title(path, {"language": language}, reading),)
        else:
            params = {"external_source": f"{id_kind}_id", "language": language}
            answer = await self.source.ask(
                Topic.TITLE, f"/3/find/{value}", params, holds=f"{_PATHS[kind]}_results", reading=reading
            )
            found = Record(answer).records(f"{_PATHS[kind]}_results")
        return tuple(read_hit(kind, item, self._policy, images) for item in found)

    async def _listed(
        self, topic: Topic, kind: TitleKind, path: str, params: dict[str, str], reading: Reading
    ) -> SearchHits:
        answer, images = await asyncio.gather(
            self.source.ask(topic, path, params, holds="results", reading=reading), self._images(reading)
        )
        page = Record(answer)
        return SearchHits(
            hits=tuple(read_hit(kind, item, self._policy, images) for item in page.records("results") if "id" in item),
            page=page.number("page") or 1,
            total_pages=min(LAST_PAGE, page.number("total_pages") or 1),
        )

    async def _title(self, path: str, params: dict[str, str], reading: Reading) -> Record:
        return Record(await self.source.ask(Topic.TITLE, path, params, holds="id", reading=reading))

    async def _show_and_seasons(self, show_id: str, language: str, reading: Reading) -> tuple[Record, list[Record]]:
        path = f"/3/tv/{show_id}"
        guessed = [f"season/{number}" for number in range(PARTS - len(SHOW_EXTRAS))]
        params = {"append_to_response": ",".join([*SHOW_EXTRAS, *guessed]), **_languages(language)}
        show = await self._title(path, params, reading)
        numbers = (season.number("season_number") for season in show.records("seasons"))
        wanted = [f"season/{number}" for number in numbers if number is not None]
        missing = [part for part in wanted if not _has(show, part)]
        batches = [missing[start : start + PARTS] for start in range(0, len(missing), PARTS)]
        more = await asyncio.gather(
            *(
                self._title(path, {"append_to_response": ",".join(batch), "language": language}, reading)
                for batch in batches
            )
        )
        return show, [answer.record(part) for part in wanted for answer in (show, *more) if _has(answer, part)]

    async def _images(self, reading: Reading) -> str:
        """Where pictures are in their largest size; TMDB wants to be asked, and has not moved them in ten years."""
        try:
            own = Reading(keys=reading.keys)
            answer = await self.source.ask(Topic.CONFIGURATION, "/3/configuration", holds="images", reading=own)
        except (NotFound, *SourceFailure):
            return f"{IMAGES}original"
        return f"{Record(answer).record('images').text('secure_base_url') or IMAGES}original"


def _has(answer: Record, part: str) -> bool:
    return "season_number" in answer.record(part)


def _languages(language: str) -> dict[str, str]:
    return {"language": language, "include_video_language": ",".join(dict.fromkeys((language, "en", "null")))}
