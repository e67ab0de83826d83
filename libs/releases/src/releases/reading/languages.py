"""Which languages are spoken, by what a name says."""

from releases.reading.facts import Facts
from releases.reading.scanning import Hit
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text

_EAST_MARKS = ("简", "繁", "字幕", "[chs]", "[cht]", "[gb]", "[big5]")
_OPENING = phrases("sub|subs|subtitles|napisy|legendas|subpl")


def read_languages(facts: Facts, text: Text) -> tuple[str, ...]:
    """Spoken languages in the order of the name; those that only subtitles have are left out."""
    spoken: dict[str, None] = {}
    for value, hit in facts.of("language"):
        if not _of_subtitles(hit, facts.hits, text):
            text.mark(hit.start, hit.end, "languages")
            spoken.setdefault(str(value))
    if "german" in spoken:
        _add_original(spoken, facts)
    if not text.low.isascii() and any(mark in text.low for mark in _EAST_MARKS):
        spoken.setdefault("chinese")
    return tuple(spoken)


def _add_original(spoken: dict[str, None], facts: Facts) -> None:
    """German releases say DL for "and the original language", ML for "and others, English among them"."""
    words = {hit.known.phrase for _, hit in facts.of("flag")}
    if "dl" in words or "ml" in words or "dual" in words:
        spoken.setdefault("original")
    if "ml" in words:
        spoken.setdefault("english")


def _of_subtitles(hit: Hit, hits: list[Hit], text: Text) -> bool:
    """Whether a language belongs to a subtitle mark: `Sub Ita-Eng`, `Ger.Eng.Sub`, `German.Subbed`."""
    at = hits.index(hit)
    before = at - 1
    while before >= 0 and _is_language(hits[before]) and hits[before].last + 1 == hits[before + 1].first:
        before -= 1
    if before >= 0 and hits[before].last + 1 == hits[before + 1].first and _opens_subtitles(hits[before], text):
        return True
    after = at + 1
    while after < len(hits) and _is_language(hits[after]) and hits[after - 1].last + 1 == hits[after].first:
        after += 1
    if after >= len(hits) or hits[after - 1].last + 1 != hits[after].first:
        return False
    return _closes_subtitles(hits[after], after - at, text.low[hits[after - 1].end : hits[after].start])


def _is_language(hit: Hit) -> bool:
    return "language" in hit.known.kinds


def _opens_subtitles(hit: Hit, text: Text) -> bool:
    return hit.known.phrase in _OPENING and text.low[hit.end : hit.end + 1] not in ("]", ")")


def _closes_subtitles(hit: Hit, distance: int, between: str) -> bool:
    word = hit.known.phrase
    if word == "sub":
        return "+" not in between and "." in between
    if distance > 1:
        return False
    return word in ("subbed", "subtitled", "subtitles") or (word in ("subs", "softsubs") and between in (".", "-"))
