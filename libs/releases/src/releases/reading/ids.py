"""Ids of databases written in a name: {tmdb-123}, [tt0123456], [tvdbid-123]."""

import re
from typing import NamedTuple

from releases.reading.text import Text

_IMDB = re.compile(r"(?<![a-z0-9])(?:imdb(?:id)?[-=]?)?(tt\d{7,9})(?!\d)")
_IMDB_HINT = re.compile(r"tt\d{7}")
_OTHER = re.compile(r"[\[({ ](tmdb|tvdb|themoviedb)(?:id)?[-=](\d{1,9})[\])}]?")


class Ids(NamedTuple):
    imdb: str | None = None
    tmdb: int | None = None
    tvdb: int | None = None


_NONE = Ids()


def take_ids(text: Text) -> Ids:
    """The ids, blanked together with their brackets."""
    imdb: str | None = None
    found: dict[str, int] = {}
    if "tt" in text.low and _IMDB_HINT.search(text.low) and (hit := _IMDB.search(text.low)):
        imdb = hit[1]
        _take(text, hit, "imdb_id")
    if "db" in text.low:
        while (hit := _OTHER.search(text.low)) and len(found) < 3:
            kind = "tvdb" if hit[1] == "tvdb" else "tmdb"
            found.setdefault(kind, int(hit[2]))
            _take(text, hit, f"{kind}_id")
    if imdb is None and not found:
        return _NONE
    return Ids(imdb, found.get("tmdb"), found.get("tvdb"))


def _take(text: Text, hit: re.Match[str], fact: str) -> None:
    text.mark(hit.start(), hit.end(), fact)
    start = hit.start() - (text.low[hit.start() - 1 : hit.start()] in ("[", "(", "{") and hit.start() > 0)
    end = hit.end() + (text.low[hit.end() : hit.end() + 1] in ("]", ")", "}"))
    text.blank(start, end)
