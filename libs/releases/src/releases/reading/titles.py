"""The title: what stands before the numbers, as a person would write it."""

import re
from functools import lru_cache
from typing import NamedTuple

from releases.reading.text import contains_any

_EAST = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff\uff00-\uffef]")
_EAST_RUN = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u3040-\u30ff·★]+")
_LATIN = re.compile(r"[a-z]{2}", re.IGNORECASE)
_BOX = re.compile(r"\[([^\[\]]*)\]")
_EDGE = " ._-–+,:;/|[]({\"'★☆"
_YEAR_END = re.compile(r"^(?P<title>.+?)[ (\[]+(?P<year>(?:18|19|20)\d\d)[)\]]*$")
_VERSION_END = re.compile(r"(?<=[\w)!]) v\d$")
_INITIAL = re.compile(r"\.[^\W\d_]\.")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_AKA = re.compile(r"\s+(?:aka|a\.k\.a\.?|a k a)\s+|\s+/\s+", re.IGNORECASE)
_SAYS_AKA = ("aka", "a k a", "a.k")
_MOST_REMEMBERED = 4096
"""Titles come again: all releases of a season bear the same."""
_BRACKETED_AKA = re.compile(r"[(\[]\s*(?:aka|a\.k\.a\.?)\s+([^()\[\]]+)[)\]]", re.IGNORECASE)


class Title(NamedTuple):
    """A title with its year, if one stands in it, and all names of the thing."""

    whole: str
    without_year: str
    year: int | None
    all: tuple[str, ...]


def clean(raw: str) -> str:
    """Separators become blanks; the dots of initials stay."""
    if "<" in raw:
        raw = raw.replace("<", " ").replace(">", " ")
    spaced = raw.replace("_", " ")
    if _INITIAL.search(raw):
        spaced = _INITIALS.sub(lambda found: found.group().replace(".", "\0") + " ", spaced)
    spaced = spaced.replace(".", " ")
    text = " ".join(spaced.split()).strip(_EDGE if "(" in spaced or "[" in spaced else _EDGE + ")]}")
    text = text.replace("\0", ".")
    if "(" in text and text.count("(") > text.count(")"):
        text += ")"
    return text


@lru_cache(_MOST_REMEMBERED)
def tv_title(raw: str) -> Title:
    """The show of a head; of several names around slashes the last one that is in Latin letters."""
    parts = _split(clean(raw))
    whole = _choose(parts) if "/" in raw else parts[0]
    if not whole.isascii() and _EAST.search(whole):
        whole = clean(_latin_part(whole))
    bare, year = _year_of(whole)
    return Title(whole, bare, year, tuple(parts) if len(parts) > 1 else (whole,) if whole else ())


def has_latin(text: str) -> bool:
    return _LATIN.search(text) is not None


@lru_cache(_MOST_REMEMBERED)
def movie_title(raw: str) -> tuple[str, tuple[str, ...]]:
    """The film's title, and all its names; the name with AKA in it comes first, for some films are called so."""
    whole = _VERSION_END.sub("", clean(raw))
    if not whole.isascii() and _EAST.search(whole):
        whole = clean(_latin_part(whole))
    parts = _split(whole)
    names = dict.fromkeys([whole, *parts] if len(parts) > 1 else [whole])
    if " / " in whole and " aka " not in whole.lower():
        return _choose(parts), tuple(names)
    return whole, tuple(name for name in names if name)


def _split(whole: str) -> list[str]:
    if " / " not in whole and not contains_any(whole.lower(), _SAYS_AKA):
        return [whole]
    opened = _BRACKETED_AKA.sub(r" AKA \1", whole)
    parts = [clean(part) for part in _AKA.split(opened)]
    return [part for part in parts if part] or [""]


def _choose(parts: list[str]) -> str:
    return next((part for part in reversed(parts) if _LATIN.search(part)), parts[-1])


def _latin_part(text: str) -> str:
    """Of a name in both scripts the Latin one; a name without it stays."""
    runs = [clean(run) for run in _EAST_RUN.split(text)]
    latin = [run for run in runs if _LATIN.search(run)]
    if not latin or latin[-1] != runs[-1] or len(latin[-1]) < 4:
        return text
    return latin[-1]


def boxed_title(raw: str) -> str | None:
    """For names made of brackets only: the bracket that holds the title, Latin before other scripts."""
    boxes: list[str] = [box for box in _BOX.findall(raw) if box.strip() and not box.strip().isdigit()]
    pure = [box for box in boxes if _LATIN.search(box) and not _EAST.search(box.replace("～", "").replace("！", ""))]
    if pure:
        return pure[0]
    mixed = [box for box in boxes if _LATIN.search(box)]
    if mixed and "_" in mixed[0]:
        mixed = [part for part in reversed(mixed[0].split("_")) if _LATIN.search(part)]
    found = mixed or boxes
    return found[0] if found else None


def _year_of(whole: str) -> tuple[str, int | None]:
    found = _YEAR_END.match(whole) if whole.rstrip(")]")[-4:].isdigit() else None
    if found is None:
        return whole, None
    return clean(found["title"]), int(found["year"])
