"""Mini series and bare episode marks: they count as season 1."""

import re

from releases.reading.numbering.form import Form
from releases.reading.numbering.found import Numbering, span_of

_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPOKEN = {word: at for at, word in enumerate(_NUMBER_WORDS, 1)}
_PART = re.compile(
    rf"(?<![a-z0-9(])(?:parts?|pt|teil|partie|parte)[-. ]?(\d{{1,3}}|{'|'.join(_SPOKEN)})"
    r"(?:-(?P<last>\d{1,3}))?(?![\da-z])"
)
_PARTS = Form(_PART, ("part", "pt", "teil"))
_OUTS_OF = Form(re.compile(r"(?<![a-z0-9])(\d{1,3})[ .]?of[ .]?(\d{1,3})(?![\da-z])"), ("of",))
_DATED = Form(re.compile(r"e(?<![a-z0-9].)(\d{1,4})(?:-e?(?P<last>\d{1,4}))?[. ]\d{6}(?!\d)"))
_AFTER_YEAR = Form(
    re.compile(r"[-. ()\[\]](?<=(?:19|20)\d\d.)[-. ()\[\]]*e(\d{1,2})(?:-?e(?P<last>\d{1,2}))?(?![\da-z])")
)
_DASHES = Form(re.compile(r"(?<=[a-z]-)ep?(\d{2,3})(?=-|$)"), ("-e",))
_STAMPED = Form(re.compile(r"(?:(?<![a-z0-9])ep\.?|#)(\d{1,4})(?!\d)"))


def find_dated_episode(low: str) -> Numbering | None:
    """E12 of a mini series: in front of the day in six digits, as in Korea, or behind the year."""
    return _first(_DATED, low) or _first(_AFTER_YEAR, low)


def find_stamped_episode(low: str) -> Numbering | None:
    """Recordings that began with a date stamp: ep12 or #12."""
    return _first(_STAMPED, low)


def find_part(low: str) -> Numbering | None:
    """Part 2, Part Two, 2of4, -e02-."""
    return _first(_PARTS, low) or _first(_OUTS_OF, low) or _first(_DASHES, low)


def _first(form: Form, low: str) -> Numbering | None:
    found = form.search(low)
    if found is None or not found.start():
        return None
    first = _SPOKEN.get(found[1]) or int(found[1])
    last = int(found["last"]) if found.re.groupindex and found["last"] else first
    return Numbering(found.start(), found.end(), 1, (1,), span_of(first, last))
