"""Which languages are spoken, by what a name says."""

from releases.reading.scanning import Hit
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text

_EAST_MARKS = ("简", "繁", "字幕", "[chs]", "[cht]", "[gb]", "[big5]")
_OPENING = phrases("sub|subs|subtitles|napisy|legendas|subpl")


def read_languages(hits: list[Hit], text: Text) -> tuple[str, ...]:
    """Spoken languages in the order of the name; those that only subtitles have are left out."""
    spoken: dict[str, None] = {}
    for at, hit in enumerate(hits):
        if _is_language(hit) and not _of_subtitles(at, hits, text):
            text.mark(hit.start, hit.end, "languages")
            spoken.update({str(value): None for kind, value in hit.known.facts if kind == "language"})
    if "german" in spoken:
        _add_original(spoken, hits)
    if says_chinese(text):
        spoken.setdefault("chinese")
    return tuple(spoken)


def says_chinese(text: Text) -> bool:
    """Whether marks say so that are no words."""
    return not text.low.isascii() and any(mark in text.low for mark in _EAST_MARKS)


def _add_original(spoken: dict[str, None], hits: list[Hit]) -> None:
    """German releases say DL for "and the original language", ML for "and others, English among them"."""
    words = {hit.known.phrase for hit in hits if "flag" in hit.known.kinds}
    if "dl" in words or "ml" in words or "dual" in words:
        spoken.setdefault("original")
    if "ml" in words:
        spoken.setdefault("english")


def _of_subtitles(at: int, hits: list[Hit], text: Text) -> bool:
    """Whether a language belongs to a subtitle mark: `Sub Ita-Eng`, `Ger.Eng.Sub`, `German.Subbed`."""
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
