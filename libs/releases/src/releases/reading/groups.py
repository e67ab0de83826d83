"""Who made a release: [Group] in front, -GROUP behind, [Group] behind."""

import re
from bisect import bisect_right
from typing import NamedTuple

from releases.reading.scanning import Hit, first_strong
from releases.reading.tables.groups import ODD_ENDINGS, REPACKERS, RETAGS
from releases.reading.text import Text

_HASH = re.compile(r"[\[(]([0-9a-f]{8})[\])]")
_LEADING = re.compile(r"\s*\[([^\[\]]{1,60})\]")
_DASHED = re.compile(r"-\s?([^\W_](?:[\w$!']{0,28}[^\W_])?)[\s.\-)\]'_]*(?:\([^()]*(?:\)|$)|(?<=[)\]])\s*)?\s*$")
_BOXED = re.compile(r"[\[(]\s*([^\[\]()]{1,80}?)\s*[\])]\s*$")
_EARLY_BOX = re.compile(r"[\s)]*\[([^\W_][\w-]{1,20})\]\s*\[")
_LAST_WORD = re.compile(r"(?:^|[ .,])-?\s?([^\W_][\w$!]{1,24})-?$")
_COUNTRIES = ("english", "german", "french", "spanish", "italian", "dutch", "russian", "polish")
_COUNTRY = re.compile(rf"-\s?[a-z0-9]+([_ .](?:{'|'.join(_COUNTRIES)}))$")
_BEHIND_GROUPS = RETAGS.union(_COUNTRIES)
_NUMBERED = re.compile(r"\d{1,3}|\d\.\d|(?:19|20)\d\d|\d{3,4}[pi]|tt\d+|s\d+(?:e\d+)?|e\d+|v\d")


class Group(NamedTuple):
    """A group's name and where it stands."""

    name: str
    start: int
    end: int


def take_hash(text: Text) -> str | None:
    """The CRC that anime names carry in brackets; blanked, so that it is not read as anything else."""
    if "[" not in text.low and "(" not in text.low:
        return None
    found = next(reversed(list(_HASH.finditer(text.low))), None)
    if found is None or found[1].isalpha() or (found[1].isdigit() and found[1].startswith(("19", "20"))):
        return None
    value = text.shown[found.start(1) : found.end(1)].upper()
    text.mark(found.start(1), found.end(1), "hash")
    text.blank(*found.span())
    return value


def find_leading_group(text: Text, hits: list[Hit]) -> Group | None:
    """The group in brackets that opens a name."""
    found = _LEADING.match(text.shown) if "[" in text.shown else None
    if found is None or found.end() >= len(text.shown.rstrip()):
        return None
    inside = [hit for hit in hits if found.start(1) <= hit.start and hit.end <= found.end(1)]
    if any(hit.known.strong for hit in inside):
        return None
    name = found[1].strip()
    return Group(name, found.start(1), found.end(1)) if name and not name.isdigit() else None


def find_closing_group(text: Text, hits: list[Hit], boundary: int) -> Group | None:
    """The group behind the facts: -GROUP, or the last word of a bracket that re-encoders use."""
    end = _without_retags(text)
    shown = text.shown[:end]
    if odd := _odd_ending(text, end):
        return odd
    if early := _from_early_box(text, hits, boundary):
        return early
    boxed = _BOXED.search(shown) if shown.endswith(("]", ")")) else None
    if boxed and (group := _from_box(boxed, hits, boundary)):
        return group
    dashed = _DASHED.search(shown, max(boundary - 1, 0))
    if dashed and (group := _from_dash(dashed, text, hits)):
        return group
    if boxed and not boxed.group().startswith("(") and dashed is None:
        return None
    return _known_last_word(text, end, hits)


def _without_retags(text: Text) -> int:
    end = len(text.low.rstrip(" .-_'"))
    end -= text.low.endswith("])", 0, end)
    if text.words and text.words[-1] not in _BEHIND_GROUPS:
        return end
    while (dash := text.low.rfind("-", 0, end)) > 0 and text.low[dash + 1 : end].strip(" ]") in RETAGS:
        if "-" not in text.low[:dash]:
            break
        end = len(text.low[:dash].rstrip(" .-"))
    country = _COUNTRY.search(text.low[:end])
    return country.start(1) if country else end


def _odd_ending(text: Text, end: int) -> Group | None:
    shown = text.shown
    bare = text.low[:end].rstrip(" .-)]")
    if bare.endswith("-zr") and shown[len(bare) : len(bare) + 1] == "-":
        return Group(shown[len(bare) - 3 : len(bare) + 1], len(bare) - 3, len(bare) + 1)
    if not bare.endswith(ODD_ENDINGS):
        return None
    for odd in ODD_ENDINGS:
        start = len(bare) - len(odd)
        if bare.endswith(odd) and bare[start - 1 : start] in ("-", " ", ".") and "-" in bare[max(0, start - 2) :]:
            return Group(shown[start : len(bare)], start, len(bare))
    return None


def _from_early_box(text: Text, hits: list[Hit], boundary: int) -> Group | None:
    """`Title 1999 [Group] [Blu-ray][MKV]`: one plain bracket before brackets of facts."""
    early = _EARLY_BOX.match(text.shown, boundary) if "[" in text.low else None
    if early is None:
        return None
    start, end = early.span(1)
    following = text.low[early.end() - 1 :]
    if following[0] != "[" or any(start <= hit.start < end for hit in hits):
        return None
    fact = next((hit for hit in hits if hit.start >= end), None)
    return Group(early[1], start, end) if fact and fact.start == early.end() else None


def _from_box(boxed: re.Match[str], hits: list[Hit], boundary: int) -> Group | None:
    """[Group], or the name that ends a bracket of facts."""
    start, end = boxed.span(1)
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    content = boxed[1]
    if not inside:
        single = re.fullmatch(r"[\w.$!-]{2,25}", content) and boxed.group().startswith("[") and start > boundary
        if single and not _is_no_name(content):
            return Group(content, start, end)
        return None
    return _last_in_facts(content, start, inside)


def _last_in_facts(content: str, start: int, inside: list[Hit]) -> Group | None:
    last = _LAST_WORD.search(content)
    if last is None or not any(hit.known.strong for hit in inside):
        return None
    at, end = start + last.start(1), start + last.end(1)
    touched = inside[-1].end > at
    if touched or _is_no_name(last[1]):
        return None
    return Group(last[1], at, end)


def _from_dash(dashed: re.Match[str], text: Text, hits: list[Hit]) -> Group | None:
    start, end = dashed.span(1)
    name = dashed[1]
    spaced = text.shown[dashed.start() + 1] == " "
    count = len(hits)
    while count and hits[count - 1].end > start:
        count -= 1
    before, within = hits[:count], hits[count:]
    if within:
        if any(hit.start < start - 1 and hit.end >= end for hit in within):
            return None
        alone = any(hit.start == start and hit.end == end for hit in within)
        if alone and not (before and before[-1].end >= start - 2 and "video_codec" in before[-1].known.kinds):
            return None
    if _is_no_name(name):
        return None
    if first_strong(before) is None:
        return None if spaced or text.low[:start].count(" ") > 1 else Group(name, start, start + len(name))
    spaced = spaced or text.shown[dashed.start() - 1] == " "
    if spaced and text.low[before[-1].end : start].strip(" .-)]([0123456789"):
        return None
    return Group(name, start, start + len(name))


def _is_no_name(word: str) -> bool:
    low = word.lower()
    return low in ("season", "part") if low.isalpha() else _NUMBERED.fullmatch(low) is not None


def _known_last_word(text: Text, end: int, hits: list[Hit]) -> Group | None:
    last = bisect_right(text.ends, end) - 1
    if last < 0 or text.words[last] not in REPACKERS or text.low[text.ends[last] : end].strip(" .-)]"):
        return None
    start = text.starts[last]
    if text.low[start - 1 : start] not in (" ", ".", ",") or not any(
        hit.known.strong and hit.end <= start for hit in hits
    ):
        return None
    return Group(text.shown[start : text.ends[last]], start, text.ends[last])
