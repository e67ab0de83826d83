"""Which languages are spoken, by what a name says."""

from collections.abc import Iterator

from releases.reading.scanning import Hit
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text

_EAST_MARKS = ("简", "繁", "字幕", "国语", "國語", "粤语", "粵語", "中字", "[chs]", "[cht]", "[gb]", "[big5]")
_OPENING = phrases("sub|subs|subtitles|napisy|legendas|subpl")
_CLOSING = phrases("subbed|subtitled|subtitles")
_CLOSING_BESIDE = phrases("subs|softsubs")


def read_languages(hits: list[Hit], text: Text) -> tuple[str, ...]:
    """Spoken languages in the order of the name; those that only subtitles have are left out."""
    spoken: dict[str, None] = {}
    for first, end in _rows(hits):
        for hit in _spoken(hits, first, end, text):
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


def _rows(hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Languages that stand side by side: the first of a row, and the one behind its last."""
    at = 0
    while at < len(hits):
        end = at
        while end < len(hits) and "language" in hits[end].known.kinds and (end == at or _touch(hits, end)):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _touch(hits: list[Hit], at: int) -> bool:
    """Whether a hit follows the one before it without another word between."""
    return 0 < at < len(hits) and hits[at - 1].last + 1 == hits[at].first


def _spoken(hits: list[Hit], first: int, end: int, text: Text) -> list[Hit]:
    """Those of a row that belong to no subtitle mark: not `Sub Ita-Eng`, `Ger.Eng.Sub`, `German.Subbed`."""
    if _touch(hits, first) and _opens_subtitles(hits[first - 1], text):
        return []
    if not _touch(hits, end):
        return hits[first:end]
    mark, between = hits[end].known.phrase, text.low[hits[end - 1].end : hits[end].start]
    if mark == "sub" and "+" not in between and "." in between:
        return []
    closes_one = mark in _CLOSING or (mark in _CLOSING_BESIDE and between in (".", "-"))
    return hits[first : end - 1] if closes_one else hits[first:end]


def _opens_subtitles(hit: Hit, text: Text) -> bool:
    return hit.known.phrase in _OPENING and text.low[hit.end : hit.end + 1] not in ("]", ")")
