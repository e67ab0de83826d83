"""Absolute episode numbers, as anime and long-running shows use them."""

import re

from releases.reading.numbering.form import Form
from releases.reading.numbering.found import Numbering, span_of

_NUMBER = r"(?P<first>\d{1,4})(?P<half>\.\d)?(?:v\d)?(?: ?[-~+&] ?(?:e?p?)(?P<last>\d{1,4})(?:v\d)?)?"
_AFTER = r"(?: ?(?:end|fin|final|完|全|集|話|话)(?![a-z]))?"
_SPECIAL = re.compile(r"[-. \[(]*(?:ova|oav|ovd|ona|specials?|sp)(?![a-z])")
_DASHED = re.compile(rf"(?<=[ \])!?.~]|[\w])[ .]-+[ .]{{1,3}}#?{_NUMBER}{_AFTER}(?=[ .]*(?:[\[(\-]|$)|[ .](?P<words>))")
_NAMED = re.compile(
    rf"(?<![a-z0-9])(?:episodes?|episodio|folgen?|ep|эпизод|серия|серии|bölüm|bolum)[-. ]{{0,3}}{_NUMBER}(?![\da-z])"
)
_MARKED = re.compile(r"e(?<![a-z0-9-].)p?(?P<first>\d{2,4})(?:-e?p?(?P<last>\d{2,4}))?(?:v\d)?(?![\da-z])")
_SHARP = re.compile(r"#(?P<first>\d{1,4})(?!\d)(?P<last>)")
_TURKISH = re.compile(r"(?<![a-z0-9])(?P<first>\d{1,4})(?:-(?P<last>\d{1,4}))?\.? ?(?:blm|bölüm|bolum)(?![a-z])")
_EAST = re.compile(
    r"[第제]\s?(?P<first>\d{1,4})(?:\s?[-~]\s?(?P<last>\d{1,4}))?\s?[集话話回화회]"
    r"|(?<![\w])(?P<korean>\d{1,4})\s?[화회](?![\w])|全(?P<whole>\d{1,3})[集话話回]"
)
_BOXED = re.compile(
    r"[\[(] ?#?(?P<first>\d{1,4})(?:\.\d)?(?:v\d)?(?: ?[-~] ?(?P<last>\d{1,4}))?"
    r"(?: ?(?:v\d|完|全集|全|fin|end|集|合集|of \d{1,4}|из \d{1,4}))* ?[\])]"
)
_LOOSE = re.compile(
    r"(?<=[ .\-\])!?~])#?(?P<first>\d{2,4}|\d(?=-\d\d))(?P<half>\.\d)?(?:v\d)?"
    r"(?:-(?P<last>\d{2,4})(?:v\d)?)?(?=[ .]*(?:[\[(]|$)|[ .]batch|[ .](?P<words>)|(?=\())"
)
_BESIDE_BEFORE = re.compile(r"[ .]-[ .]#?(\d{2,4})(?:v\d)?[ .]*[-(\[]*[ .]*$")
_BARE_BEFORE = re.compile(r"[ .](\d{3,4})[ .]*$")
_BESIDE_AFTER = re.compile(r"[ .]*(?:- )?(?:[\[(](\d{2,4})[\])]|(\d{3,4})-(?P<last>\d{3,4})(?!\d))")
_BARE_AFTER = re.compile(r"[ .]+(?:- )?(\d{3,4})(?=[ .]*(?:$|\[|\())")
_COMPACT = re.compile(r"[. ](?P<season>[1-9]\d?)(?P<first>\d\d)(?P<last>\d\d)?(?=[. ])")


def find_marked(low: str, begin: int) -> Numbering | None:
    """Absolute numbers that are said to be some: Episode 12, EP12, #12, 12. Bölüm, 第12話, 12화."""
    for form in _MARKS:
        if found := form.search(low, begin):
            return _read(low, found)
    return None


def find_turkish(low: str) -> Numbering | None:
    """12. Bölüm, 12 Blm: surer than the air date that follows it."""
    found = _TURKISH.search(low) if "b" in low and ("blm" in low or "böl" in low or "bol" in low) else None
    return _read(low, found) if found else None


def find_bare(low: str, begin: int, grouped: bool, stops: frozenset[int]) -> Numbering | None:
    """Absolute numbers by their place alone: ` - 12 `, ` 12 [`, `[12]`.

    `grouped`: the name opens with a group in brackets, so looser forms count. `stops` are the places where technical
    words begin: a number before one of them is an episode.
    """
    for form in (_DASHED, _LOOSE):
        if found := _search(form, low, begin, stops, not grouped):
            return _read(low, found)
    if "[" in low or "(" in low:
        for found in _BOXED.finditer(low, begin):
            if found.start() > begin and not _is_year(found):
                return _read(low, found)
    return _padded(low, begin) if grouped else None


def find_compact(low: str, stops: frozenset[int]) -> Numbering | None:
    """Old scene form: `show.416.hdtv` is season 4 episode 16, `show.10910.hdtv` season 1 episodes 9 and 10."""
    for found in _COMPACT.finditer(low):
        digits = found.group()[1:]
        if found.end() + 1 not in stops or (len(digits) == 4 and digits[:2] in ("19", "20")):
            continue
        if low[found.start()] != "." or found["first"] == "00":
            continue
        season, first = int(found["season"]), int(found["first"])
        if len(digits) == 5:
            season, first, last = int(digits[0]), int(digits[1:3]), int(digits[3:])
            return Numbering(found.start(), found.end(), season, (season,), span_of(first, last))
        if len(digits) in (3, 4):
            return Numbering(found.start(), found.end(), season, (season,), (first,))
    return None


def absolute_beside(low: str, begin: int, start: int, end: int) -> tuple[int, tuple[int, ...]]:
    """The absolute number that stands next to a standard one, and where the title ends because of it."""
    if low[begin:start].rstrip(" .-([")[-1:].isdigit():
        before = _BESIDE_BEFORE.search(low, begin, start) or (_BARE_BEFORE.search(low, begin, start) if begin else None)
        if before:
            return before.start(), (int(before[1]),)
    if after := _BESIDE_AFTER.match(low, end) or (_BARE_AFTER.match(low, end) if begin else None):
        first = next(group for group in after.groups() if group)
        last = after["last"] if "last" in after.re.groupindex else None
        if not first.startswith(("19", "20")) or len(first) < 4:
            return start, span_of(int(first), int(last or first))
    return start, ()


def _search(form: re.Pattern[str], low: str, begin: int, stops: frozenset[int], strict: bool) -> re.Match[str] | None:
    for found in form.finditer(low, begin):
        if _is_year(found) or found.start() <= begin:
            continue
        if _stands_alone(form, found, low, stops, strict):
            return found
    return None


def _stands_alone(form: re.Pattern[str], found: re.Match[str], low: str, stops: frozenset[int], strict: bool) -> bool:
    """Whether a bare number is an episode: by its zeros or length, or by what follows it."""
    digits = found["first"]
    if found["words"] is not None:
        padded = digits.startswith("0") or len(digits) >= 3
        return (form is _DASHED and padded) or found.end() + 1 in stops
    if not strict:
        return True
    closes = form is _LOOSE and not low[found.end() :].strip()
    return len(digits) >= (3 if closes else 2)


def _padded(low: str, begin: int) -> Numbering | None:
    found = re.search(r"(?<=[ .\-])(?P<first>0\d{1,3}|\d{3,4})(?P<last>)(?:v\d)?(?=[ .])", low[begin:])
    if found is None or _is_year(found):
        return None
    return Numbering(begin + found.start(), begin + found.end(), absolute=(int(found["first"]),))


def _is_year(found: re.Match[str]) -> bool:
    first = found["first"]
    return bool(first) and len(first) == 4 and first.startswith(("19", "20")) and not found["last"]


def _read(low: str, found: re.Match[str]) -> Numbering:
    groups = found.groupdict()
    if groups.get("whole"):
        return Numbering(found.start(), found.end(), absolute=span_of(1, int(groups["whole"])))
    first = int(groups["first"] or groups.get("korean") or 0)
    last = int(groups["last"] or first)
    special = _SPECIAL.match(low, found.end())
    if groups.get("half"):
        return Numbering(found.start(), found.end(), special=True)
    return Numbering(found.start(), found.end(), absolute=span_of(first, last), special=special is not None)


_MARKS = (
    Form(_EAST, tuple("集话話回화회")),
    Form(_NAMED, ("ep", "folge", "сери", "эпизод", "bölüm", "bolum")),
    Form(_MARKED),
    Form(_SHARP, ("#",)),
)
