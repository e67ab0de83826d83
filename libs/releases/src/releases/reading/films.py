"""Reading the name of a film's release: where its year is, and what the title before it is."""

import re

from releases.reading import titles
from releases.reading.editions import edition_start, is_edition
from releases.reading.located import Located
from releases.reading.text import Text, Word
from releases.reading.vocabulary import Hit

_EPISODE = re.compile(r"(?<![a-z0-9])s\d{1,2}e\d{1,3}|(?<![a-z0-9])\d{1,2}x\d{2}(?!\d)")
_OPENING_YEAR = re.compile(r"\s*[\[(]((?:18|19|20)\d\d)[)\]][ .-]*(?=\w)")
_FIRST_YEAR, _LAST_YEAR = 1850, 2099
_BETWEEN = " .-_()[]{}|,+"
_SOFT = frozenset(
    (
        "edition",
        "edition_noun",
        "language",
        "flag",
        "again",
        "service",
        "hdr",
        "audio_codec",
        "subtitles",
        "source",
        "modifier",
    )
)


def locate_film(text: Text, hits: list[Hit], begin: int) -> Located:
    """Find year and title. `begin`: where the leading group ends (0 without one)."""
    start = _after_leading_facts(text, hits, begin)
    if opening := _OPENING_YEAR.match(text.low, start):
        return _behind_opening_year(text, hits, begin, opening)
    sure = next(
        (hit for hit in hits if hit.strong and hit.start > start and text.low[start : hit.start].strip(_BETWEEN)), None
    )
    limit = sure.start if sure else len(text.low)
    year = _year_before(hits, start, limit, text)
    if year is None:
        return _without_year_before(text, hits, (begin, start, limit))
    end = _trim(hits, (start, year.start), text, before_year=True)
    title, names = titles.movie_title(text.shown[start:end])
    boundary = next((hit.start for hit in hits if end <= hit.start < year.start), year.end)
    return _located(title, names, year, (begin, start, end, boundary))


def _behind_opening_year(text: Text, hits: list[Hit], begin: int, opening: re.Match[str]) -> Located:
    """`(1995) Title`: the year comes first."""
    limit = next((hit.start for hit in hits if hit.strong and hit.start > opening.end()), len(text.low))
    year = next(word for word in text.words if word.start == opening.start(1))
    end = _trim(hits, (opening.end(), limit), text, before_year=False)
    title, names = titles.movie_title(text.shown[opening.end() : end])
    return _located(title, names, year, (begin, opening.end(), end, end))


def _without_year_before(text: Text, hits: list[Hit], places: tuple[int, int, int]) -> Located:
    begin, start, limit = places
    episode = _EPISODE.search(text.low, start, limit)
    end = episode.start() if episode else _trim(hits, (start, limit), text, before_year=False)
    late = [word for word in text.words if word.start > limit and _is_year(word)]
    title, names = titles.movie_title(text.shown[start:end])
    year = late[-1] if late else None
    boundary = episode.end() if episode else end
    return _located(title, names, year, (begin, start, end, boundary))


def _located(title: str, names: tuple[str, ...], year: Word | None, places: tuple[int, int, int, int]) -> Located:
    begin, start, end, boundary = places
    return Located(
        title,
        title,
        names,
        int(year.text) if year else None,
        title_start=start,
        title_end=end,
        head=begin,
        head_end=start,
        boundary=boundary,
        year_start=year.start if year else -1,
    )


def _after_leading_facts(text: Text, hits: list[Hit], begin: int) -> int:
    """A disk mark may stand before the title."""
    first = next((hit for hit in hits if hit.start >= begin), None)
    if first and ("disk", True) in first.facts and not text.low[begin : first.start].strip(_BETWEEN):
        return first.end
    return begin


def _year_before(hits: list[Hit], start: int, limit: int, text: Text) -> Word | None:
    years = [
        word
        for word in text.words
        if start < word.start < limit and _is_year(word) and text.low[start : word.start].strip(_BETWEEN)
    ]
    if not years:
        return None
    boxed = [
        word for word in years if text.low[word.start - 1] in "([" and text.low[word.end : word.end + 1] in (")", "]")
    ]
    if boxed:
        return boxed[-1]
    known = {at for hit in hits for at in range(hit.first, hit.last + 1)}
    for at, word in enumerate(years[:-1]):
        index = text.words.index(word)
        last = text.words.index(years[at + 1])
        if last > index + 1 and all(between in known for between in range(index + 1, last)):
            return word
    return years[-1]


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.text.isdecimal() and _FIRST_YEAR <= int(word.text) <= _LAST_YEAR


def _trim(hits: list[Hit], title: tuple[int, int], text: Text, *, before_year: bool) -> int:
    """Take editions, languages and other soft facts off the end of a title."""
    start, end = title
    for hit in reversed([hit for hit in hits if start < hit.start and hit.end <= end]):
        kinds = {kind for kind, _ in hit.facts}
        if text.low[hit.end : end].strip(_BETWEEN) or not text.low[start : hit.start].strip(_BETWEEN):
            break
        soft = kinds & _SOFT if not before_year else is_edition(hit) or _is_spoken(hit, end, start, text)
        if not soft:
            break
        end = edition_start(hit, text.words)
        if is_edition(hit) and text.low[start:end].rstrip(" .").endswith((" the", ".the")):
            end = len(text.low[:end].rstrip(" .")) - 3
    return end


def _is_spoken(hit: Hit, end: int, start: int, text: Text) -> bool:
    """Whether a language before the year is one, not a word of the title ("The Good German")."""
    if not any(kind == "language" for kind, _ in hit.facts):
        return False
    if text.low[hit.end : end].strip(_BETWEEN) == "" and end < len(text.low) and text.low[end].isdigit():
        before = text.low[start : hit.start].rstrip(" .-").split(".")[-1].split(" ")[-1]
        written = text.shown[hit.start : hit.end]
        sure = text.low[hit.start : hit.end] in ("german", "truefrench") or (
            written.isupper() and not text.shown[start : hit.start].isupper()
        )
        return sure and before not in ("the", "good", "a", "an", "my", "our", "this", "that", "de", "of")
    return True
