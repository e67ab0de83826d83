"""Reading the name of a film's release: where its year is, and what the title before it is."""

import re
from itertools import pairwise

from releases.reading import titles
from releases.reading.editions import edition_start, is_edition
from releases.reading.located import Located
from releases.reading.scanning import Hit
from releases.reading.text import Text

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
_SURELY_SPOKEN = ("german", "truefrench")
_NOT_BEFORE_A_LANGUAGE = frozenset(("the", "good", "a", "an", "my", "our", "this", "that", "de", "of"))


def locate_film(text: Text, hits: list[Hit], begin: int) -> Located:
    """Find year and title. `begin`: where the leading group ends (0 without one)."""
    start = _after_leading_facts(text, hits, begin)
    if opening := _OPENING_YEAR.match(text.low, start):
        return _behind_opening_year(text, hits, begin, opening)
    limit = _first_sure(text, hits, start)
    year = _year_before(hits, start, limit, text)
    if year is None:
        return _without_year_before(text, hits, (begin, start, limit))
    year_start = text.starts[year]
    end = _trim(hits, (start, year_start), text, before_year=True)
    boundary = next((hit.start for hit in hits if end <= hit.start < year_start), text.ends[year])
    return _located(text, year, (begin, start, end, boundary))


def _behind_opening_year(text: Text, hits: list[Hit], begin: int, opening: re.Match[str]) -> Located:
    """`(1995) Title`: the year comes first."""
    limit = next((hit.start for hit in hits if hit.known.strong and hit.start > opening.end()), len(text.low))
    year = text.starts.index(opening.start(1))
    end = _trim(hits, (opening.end(), limit), text, before_year=False)
    return _located(text, year, (begin, opening.end(), end, end))


def _without_year_before(text: Text, hits: list[Hit], places: tuple[int, int, int]) -> Located:
    begin, start, limit = places
    episode = _EPISODE.search(text.low, start, limit)
    end = episode.start() if episode else _trim(hits, (start, limit), text, before_year=False)
    late = [at for at in _years(text) if text.starts[at] > limit]
    return _located(text, late[-1] if late else None, (begin, start, end, episode.end() if episode else end))


def _located(text: Text, year: int | None, places: tuple[int, int, int, int]) -> Located:
    """`year` is the number of a word."""
    begin, start, end, boundary = places
    title, names = titles.movie_title(text.shown[start:end])
    return Located(
        title,
        title,
        names,
        int(text.words[year]) if year is not None else None,
        title_start=start,
        title_end=end,
        head=begin,
        head_end=start,
        boundary=boundary,
        year_start=text.starts[year] if year is not None else -1,
    )


def _after_leading_facts(text: Text, hits: list[Hit], begin: int) -> int:
    """A disk mark may stand before the title."""
    first = next((hit for hit in hits if hit.start >= begin), None)
    if first and "disk" in first.known.kinds and not text.low[begin : first.start].strip(_BETWEEN):
        return first.end
    return begin


def _first_sure(text: Text, hits: list[Hit], start: int) -> int:
    """Where the first fact stands that ends a title by itself, or the end of the name."""
    for hit in hits:
        if hit.known.strong and hit.start > start and text.low[start : hit.start].strip(_BETWEEN):
            return hit.start
    return len(text.low)


def _year_before(hits: list[Hit], start: int, limit: int, text: Text) -> int | None:
    """Which word is the film's year: one in brackets, the first of a range, one before facts only, or the last."""
    low, starts, ends = text.low, text.starts, text.ends
    years = [at for at in _years(text) if start < starts[at] < limit and low[start : starts[at]].strip(_BETWEEN)]
    if len(years) < 2:
        return years[0] if years else None
    boxed = [at for at in years if low[starts[at] - 1] in "([" and low[ends[at] : ends[at] + 1] in (")", "]")]
    if boxed:
        return boxed[-1]
    for at, following in pairwise(years):
        if _is_range(text, at, following):
            return at
    known = {at for hit in hits for at in range(hit.first, hit.last + 1)}
    for at, following in pairwise(years):
        if following > at + 1 and known.issuperset(range(at + 1, following)):
            return at
    return years[-1]


def _is_range(text: Text, first: int, last: int) -> bool:
    """`1990-2001`, the years of a collection."""
    together = first + 1 == last and text.low[text.ends[first] : text.starts[last]].strip() == "-"
    return together and int(text.words[first]) < int(text.words[last])


def _years(text: Text) -> list[int]:
    return [at for at, word in enumerate(text.words) if len(word) == 4 and word.isdecimal() and _is_year(int(word))]


def _is_year(number: int) -> bool:
    return _FIRST_YEAR <= number <= _LAST_YEAR


def _trim(hits: list[Hit], title: tuple[int, int], text: Text, *, before_year: bool) -> int:
    """Take editions, languages and other soft facts off the end of a title."""
    start, end = title
    first = end - len(text.low[start:end].lstrip(_BETWEEN))
    for hit in reversed(hits):
        if hit.end > end:
            continue
        if text.low[hit.end : end].strip(_BETWEEN) or hit.start <= first:
            break
        soft = (
            is_edition(hit) or _is_spoken(hit, end, start, text)
            if before_year
            else not _SOFT.isdisjoint(hit.known.kinds)
        )
        if not soft:
            break
        end = edition_start(hit, text)
        if is_edition(hit) and text.low[start:end].rstrip(" .").endswith((" the", ".the")):
            end = len(text.low[:end].rstrip(" .")) - 3
    return end


def _is_spoken(hit: Hit, end: int, start: int, text: Text) -> bool:
    """Whether a language before the year is one, not a word of the title ("The Good German")."""
    if "language" not in hit.known.kinds:
        return False
    if text.low[hit.end : end].strip(_BETWEEN) == "" and end < len(text.low) and text.low[end].isdigit():
        before = text.low[start : hit.start].rstrip(" .-").split(".")[-1].split(" ")[-1]
        written = text.shown[hit.start : hit.end]
        sure = hit.known.phrase in _SURELY_SPOKEN or (written.isupper() and not text.shown[start : hit.start].isupper())
        return sure and before not in _NOT_BEFORE_A_LANGUAGE
    return True
