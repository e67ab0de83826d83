"""Finds which of many known titles a release is of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from releases.matching.cleaning import clean_title, split_year
from releases.matching.season_titles import seasonless_titles
from releases.release import Kind, Release

TitleId = TypeVar("TitleId")


class How(StrEnum):
    """By what a title was found; ids are the surest."""

    ID = "id"
    TITLE = "title"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class KnownTitle(Generic[TitleId]):
    """A show or movie to be recognised. `aliases` are all other titles it goes by; `years` its own and near ones."""

    title_id: TitleId
    title: str
    is_movie: bool
    aliases: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    tmdb_id: int | None = None
    tvdb_id: int | None = None
    imdb_id: str | None = None
    tvmaze_id: int | None = None

    @property
    def ids(self) -> "ReleaseIds":
        """The title's own ids."""
        return ReleaseIds(self.tmdb_id, self.tvdb_id, self.imdb_id, self.tvmaze_id)


class ReleaseIds(NamedTuple):
    """Ids that the indexer gave beside the name."""

    tmdb_id: int | None = None
    tvdb_id: int | None = None
    imdb_id: str | None = None
    tvmaze_id: int | None = None


class Match(NamedTuple, Generic[TitleId]):
    """A title that fits. When several fit equally well, each is marked `ambiguous`, and a person has to choose."""

    title_id: TitleId
    how: How
    matched: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Entry(Generic[TitleId]):
    known: KnownTitle[TitleId]
    how: How
    text: str


NO_IDS = ReleaseIds()
_YEAR_TOLERANCE = 1


class TitleIndex(Generic[TitleId]):
    """A dictionary from cleaned titles and ids to titles; each lookup takes the same time however many there are."""

    def __init__(self, titles: Iterable[KnownTitle[TitleId]] = ()) -> None:
        self._known: dict[TitleId, KnownTitle[TitleId]] = {}
        self._by_key: dict[tuple[bool, str], list[_Entry[TitleId]]] = {}
        for title in titles:
            self.add(title)

    def __len__(self) -> int:
        return len(self._known)

    def add(self, title: KnownTitle[TitleId]) -> None:
        """Adds a title, or replaces the one with its id."""
        self.remove(title.title_id)
        self._known[title.title_id] = title
        for key, entry in _entries(title):
            self._by_key.setdefault((title.is_movie, key), []).append(entry)

    def remove(self, title_id: TitleId) -> None:
        """Forgets a title; one that is not there is no error."""
        title = self._known.pop(title_id, None)
        for key in {key for key, _ in _entries(title)} if title else ():
            place = title.is_movie, key  # type: ignore[union-attr]  # without a title there are no keys
            left = [entry for entry in self._by_key[place] if entry.known.title_id != title_id]
            if left:
                self._by_key[place] = left
            else:
                del self._by_key[place]

    def match(self, release: Release, ids: ReleaseIds = NO_IDS) -> list[Match[TitleId]]:
        """The titles that the release may be of: none, one, or several that are then ambiguous.

        An id in the name decides. Else the name's titles do, own titles before aliases, with its year settling
        between equal ones. The indexer's ids choose among what the name fits, and count alone when it fits nothing;
        where the two contradict each other, both are ambiguous.
        """
        is_movie = release.kind is Kind.MOVIE
        written = self._find_by_ids(is_movie, id_keys(written_ids(release)))
        if len(written) == 1:
            return _matches(written)
        named = self._find_by_titles(is_movie, release)
        told = self._find_by_ids(is_movie, id_keys(ids))
        fitting = {entry.known.title_id for entry in named}
        agreed = [entry for entry in told if not named or entry.known.title_id in fitting]
        return _matches(agreed or [*named, *told])

    def _find_by_ids(self, is_movie: bool, keys: list[str]) -> list[_Entry[TitleId]]:
        return _distinct([entry for key in keys for entry in self._by_key.get((is_movie, key), ())]) if keys else []

    def _find_by_titles(self, is_movie: bool, release: Release) -> list[_Entry[TitleId]]:
        for text in title_texts(release):
            entries = self._by_key.get((is_movie, clean_title(text)))
            if entries and (fitting := _best(entries, release.year)):
                return fitting
        return []


def id_keys(ids: ReleaseIds) -> list[str]:
    """Ids as keys of an index; the blank keeps them apart from cleaned titles."""
    if not any(ids):
        return []
    imdb = ids.imdb_id.lower() if ids.imdb_id else None
    named = (("tmdb", ids.tmdb_id), ("tvdb", ids.tvdb_id), ("imdb", imdb), ("tvmaze", ids.tvmaze_id))
    return [f"{name} {value}" for name, value in named if value]


def written_ids(release: Release) -> ReleaseIds:
    """Ids that stand in the name itself."""
    return ReleaseIds(release.tmdb_id, release.tvdb_id, release.imdb_id)


def title_texts(release: Release) -> tuple[str, ...]:
    """Titles that a release may go by, the fullest first; last those without a season that counts its numbers."""
    texts = (release.title, *release.titles, release.title_without_year, *seasonless_titles(release))
    return tuple(dict.fromkeys(filter(None, texts)))


def _matches(entries: list[_Entry[TitleId]]) -> list[Match[TitleId]]:
    return [Match(entry.known.title_id, entry.how, entry.text, len(entries) > 1) for entry in entries]


def _entries(title: KnownTitle[TitleId]) -> list[tuple[str, _Entry[TitleId]]]:
    """The keys under which a title is found: its ids, its titles, and those with and without a year at the end."""
    entries = [(key, _Entry(title, How.ID, key)) for key in id_keys(title.ids)]
    seen: set[str] = set()
    for how, text in [(How.TITLE, title.title), *((How.ALIAS, alias) for alias in title.aliases)]:
        short, year = split_year(text)
        if year not in title.years and not text.endswith((")", "]")):
            short = text
        for spelled in (text, short, *(f"{short} {own_year}" for own_year in title.years[:1])):
            key = clean_title(spelled)
            if key and key not in seen:
                seen.add(key)
                entries.append((key, _Entry(title, how, text)))
    return entries


def _best(entries: Iterable[_Entry[TitleId]], year: int | None) -> list[_Entry[TitleId]]:
    """Own titles before aliases; of these the ones of that very year, else of about that year, else of unknown year."""
    for how in (How.TITLE, How.ALIAS):
        candidates = _distinct([entry for entry in entries if entry.how is how])
        chosen = candidates if year is None else _of_year(candidates, year)
        if chosen:
            return chosen
    return []


def _of_year(entries: list[_Entry[TitleId]], year: int) -> list[_Entry[TitleId]]:
    exact = [entry for entry in entries if year in entry.known.years]
    near = [entry for entry in entries if any(abs(year - own) <= _YEAR_TOLERANCE for own in entry.known.years)]
    return exact or near or [entry for entry in entries if not entry.known.years]


def _distinct(entries: Iterable[_Entry[TitleId]]) -> list[_Entry[TitleId]]:
    return list({id(entry.known): entry for entry in entries}.values())
