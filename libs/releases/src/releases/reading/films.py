"""Reading the name of a film's release: where its year is, and what the title before it is."""

import re
from typing import NamedTuple

from releases.reading import titles
from releases.reading.editions import is_edition
from releases.reading.text import Text, Word
from releases.reading.vocabulary import Hit

_EPISODE = re.compile(r"(?<![a-z0-9])s\d{1,2}e\d{1,3}|(?<![a-z0-9])\d{1,2}x\d{2}(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1850, 2099
_SOFT = frozenset(("edition", "edition_noun", "language", "flag", "again", "service", "hdr", "audio_codec", "subtitles"))


class Located(NamedTuple):
    """A film's title and year; facts begin at `boundary`."""

    title: str
    titles: tuple[str, ...]
    year: int | None
    year_start: int
    title_start: int
    title_end: int
    boundary: int


def locate_film(text: Text, words: list[Word], hits: list[Hit], begin: int) -> Located:
    """Find year and title. `begin`: where the leading group ends (0 without one)."""
    start = _after_leading_facts(text, hits, begin)
    sure = next((hit for hit in hits if hit.strong and hit.start > start and text.low[start : hit.start].strip(" .-[(")), None)
    limit = sure.start if sure else len(text.low)
    year = _year_before(words, hits, start, limit, text)
    if year is None:
        return _without_year_before(text, words, hits, start, limit)
    end = _trim(hits, year.start, start, text, before_year=True)
    title, names = titles.movie_title(text.shown[start:end])
    boundary = end if end < year.start and text.low[end : year.start].strip(" .-([") else year.end
    return Located(title, names, int(year.text), year.start, start, end, boundary)


def _without_year_before(text: Text, words: list[Word], hits: list[Hit], start: int, limit: int) -> Located:
    episode = _EPISODE.search(text.low, start, limit)
    end = episode.start() if episode else _trim(hits, limit, start, text, before_year=False)
    late = [word for word in words if word.start > limit and _is_year(word)]
    title, names = titles.movie_title(text.shown[start:end])
    year = late[-1] if late else None
    boundary = episode.end() if episode else end
    return Located(title, names, int(year.text) if year else None, year.start if year else -1, start, end, boundary)


def _after_leading_facts(text: Text, hits: list[Hit], begin: int) -> int:
    """A disk mark may stand before the title."""
    first = next((hit for hit in hits if hit.start >= begin), None)
    if first and ("disk", True) in first.facts and not text.low[begin : first.start].strip(" .-["):
        return first.end
    return begin


def _year_before(words: list[Word], hits: list[Hit], start: int, limit: int, text: Text) -> Word | None:
    years = [word for word in words if start < word.start < limit and _is_year(word) and text.low[start : word.start].strip(" .-([")]
    if not years:
        return None
    boxed = [word for word in years if text.low[word.start - 1] in "([" and text.low[word.end : word.end + 1] in (")", "]")]
    if boxed:
        return boxed[-1]
    known = {at for hit in hits for at in range(hit.first, hit.last + 1)}
    for at, word in enumerate(years[:-1]):
        index = words.index(word)
        last = words.index(years[at + 1])
        if last > index + 1 and all(between in known for between in range(index + 1, last)):
            return word
    return years[-1]


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.text.isdecimal() and _FIRST_YEAR <= int(word.text) <= _LAST_YEAR


def _trim(hits: list[Hit], end: int, start: int, text: Text, *, before_year: bool) -> int:
    """Take editions, languages and other soft facts off the end of a title.

    A language right before the year belongs to the title ("The Good German"), unless an edition follows it.
    """
    for hit in reversed([hit for hit in hits if start < hit.start < end and hit.end <= end]):
        if text.low[hit.end : end].strip(" .-()[]{}|,+"):
            break
        edition = is_edition(hit)
        if before_year and not edition and (not any(k == "language" for k, _ in hit.facts) or not text.low[hit.end : end].strip(" .-([")):
            if not (text.shown[hit.end:end] and edition):
                break
        if not before_year and not any(kind in _SOFT for kind, _ in hit.facts):
            break
        if not text.low[start : hit.start].strip(" .-[]("):
            break
        end = hit.start
    return end
