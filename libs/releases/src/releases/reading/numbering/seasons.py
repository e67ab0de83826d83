"""Season packs: S01, Season 1, S01-S04, S02 Part 1, S01 Extras."""

import re

from releases.reading.numbering.form import Form
from releases.reading.numbering.found import Numbering, span_of

_WORDS = "seasons?|saisons?|staffeln?|temporadas?|stagion[ei]|seizoen|sezona?|sæson|säsong|kausi|évad|сезоны?|сезони"
_COUNT = r"\d{1,2}(?![\da-z]|[ .]?(?:of|из))"
_MARK = re.compile(
    rf"(?<![^\W_])(?:s|(?P<word>{_WORDS}|(?<=\w[. ])series(?=[. ]\d{{1,2}}(?!\d)))(?:[-.: ]|: )?)"
    r"(?P<first>\d{1,2}|(?:19|20)\d\d)(?![\da-z])"
    r"(?P<more>"
    r"(?:(?:[-. &+,~]{1,3}|[ .]?to[ .]?|bis|a)(?:s|season|saison|staffel|сезон)[-. ]?\d{1,2}(?![\da-z]))+"
    rf"|[-~&+]{_COUNT}"
    rf"|(?(word)(?:(?:,|[ .]?[-~&+]|[ .](?:to|bis|до|and))[ .]?{_COUNT})+|(?!))"
    r")?"
)
_ORDINAL = re.compile(
    r"(?<![a-z0-9])(\d{1,2})(?:st|nd|rd|th|ª|º|°|\.|-[йи])[ .]?"
    r"(?:season|staffel|temporada|stagione|saison|сезон)(?![a-z])"
)
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPOKEN = re.compile(rf"(?<![a-z0-9])season[-. ]({'|'.join(_NUMBER_WORDS)})(?![a-z])")
_COUNTED = re.compile(r"(?<![a-z0-9])(\d{1,2})[ .]?(?:сезон|сезоны)(?![\w])")
_EAST = re.compile(r"第\s?([0-9一二三四五六七八九十]{1,3})\s?季|시즌\s?(\d{1,2})(?!\d)")
_EAST_DIGITS = {char: at for at, char in enumerate("一二三四五六七八九十", 1)}
_PART = re.compile(r"[-. ,(\[]{1,3}(?:part|vol|volume|p|pt|cour|teil|parte)[. ]?(\d)(?![\da-z])")
_EXTRAS = re.compile(r"[-. (\[]{1,3}(?:extras?|subpack|bonus|specials?[. ]and[. ]extras)(?![a-z])")
_SPECIAL = re.compile(r"[-. (\[]{1,3}(?:specials?|sp|christmas[. ]special)(?![a-z])")
_NUMBER = re.compile(r"\d{1,4}")


def find_season(low: str) -> Numbering | None:
    """The season or seasons that a pack holds."""
    for form in _FORMS:
        if found := form.search(low):
            slash = low.find(" / ", found.end())
            later = form.search(low, slash) if slash > 0 else None
            return _read(low, later or found)
    return None


def _read(low: str, found: re.Match[str]) -> Numbering:
    seasons = _seasons(found)
    end = found.end()
    part = _PART.match(low, end)
    extras = _EXTRAS.match(low, end)
    special = None if extras else _SPECIAL.match(low, end)
    if part or special:
        end = (part or special or found).end()
    return Numbering(
        found.start(),
        end,
        seasons[0],
        seasons,
        full_season=part is None and special is None,
        season_extra=extras is not None,
        season_part=int(part[1]) if part else None,
        special=seasons == (0,) or special is not None,
    )


def _seasons(found: re.Match[str]) -> tuple[int, ...]:
    first = found["first"] if "first" in found.re.groupindex else next(group for group in found.groups() if group)
    if first in _NUMBER_WORDS:
        return (_NUMBER_WORDS.index(first) + 1,)
    number = int(first) if first.isdecimal() else sum(_EAST_DIGITS.get(char, 0) for char in first)
    more = found["more"] if "more" in found.re.groupindex else None
    last = int(_NUMBER.findall(more)[-1]) if more else number
    return span_of(number, last) if last - number < 60 else (number,)


_FORMS = (
    Form(_COUNTED, ("сезон",)),
    Form(_MARK),
    Form(_ORDINAL, ("season", "staffel", "temporada", "stagione", "saison", "сезон")),
    Form(_SPOKEN, ("season",)),
    Form(_EAST, ("第", "시즌")),
)
