"""Which languages are spoken, by what a name says."""

from releases.reading.text import Text
from releases.reading.vocabulary import Hit

_EAST_MARKS = ("简", "繁", "字幕", "[chs]", "[cht]", "[gb]", "[big5]")


def read_languages(hits: list[Hit], text: Text) -> tuple[str, ...]:
    """Spoken languages in the order of the name; those that only subtitles have are left out."""
    spoken: dict[str, None] = {}
    for at, hit in enumerate(hits):
        names = [str(value) for kind, value in hit.facts if kind == "language"]
        if not names or _of_subtitles(at, hits, text):
            continue
        text.mark(hit.start, hit.end, "languages")
        spoken.update(dict.fromkeys(names))
    _add_original(spoken, hits, text)
    if not text.low.isascii() and any(mark in text.low for mark in _EAST_MARKS):
        spoken.setdefault("chinese")
    return tuple(spoken)


def _add_original(spoken: dict[str, None], hits: list[Hit], text: Text) -> None:
    """German releases say DL for "and the original language", ML for "and others, English among them"."""
    if "german" not in spoken:
        return
    words = {text.low[hit.start : hit.end] for hit in hits if ("flag", True) in hit.facts}
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
    return _closes_subtitles(hits[after], text, after - at, text.low[hits[after - 1].end : hits[after].start])


def _is_language(hit: Hit) -> bool:
    return any(kind == "language" for kind, _ in hit.facts)


def _opens_subtitles(hit: Hit, text: Text) -> bool:
    return text.low[hit.start : hit.end] in ("sub", "subs", "subtitles", "napisy", "legendas", "subpl") and (
        text.low[hit.end : hit.end + 1] not in ("]", ")")
    )


def _closes_subtitles(hit: Hit, text: Text, distance: int, between: str) -> bool:
    word = text.low[hit.start : hit.end]
    if word == "sub":
        return "+" not in between and "." in between
    if distance > 1:
        return False
    return word in ("subbed", "subtitled", "subtitles") or (word in ("subs", "softsubs") and between in (".", "-"))
