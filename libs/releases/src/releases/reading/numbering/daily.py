"""Air dates: 2024-03-01, 01.03.2024, 20240301, 1st Mar 2024."""

import re
from datetime import date

from releases.reading.numbering.found import Numbering

_MONTHS = {
    name: at
    for at, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_YEAR = re.compile(r"[12](?:9|0)\d\d")
"""Every form has one."""
_YEAR_LAST_HINT = re.compile(r"\d(?:st|nd|rd|th)?[-. ,/]+(?:19|20)\d\d")
_YEAR_FIRST = re.compile(r"((?:1(?<!\d.)9[4-9]|2(?<!\d.)0\d)\d)[-. /]([01]\d)[-. /]([0-3]\d)(?!\d)")
_YEAR_LAST = re.compile(r"([0-3](?<!\d.)\d|\d(?<!\d.))[-. /]([0-3]?\d)[-. /]((?:19[4-9]|20\d)\d)(?!\d)")
_COMPACT = re.compile(r"((?:1(?<![\da-z].)9[4-9]|2(?<![\da-z].)0\d)\d)([01]\d)([0-3]\d)(?![\da-z])")
_SPOKEN = re.compile(
    rf"([0-3](?<!\d.)\d|\d(?<!\d.))(?:st|nd|rd|th)?[-. ]({'|'.join(_MONTHS)})[a-z]*[-. ,]+((?:19|20)\d\d)(?!\d)"
)
_SPOKEN_MONTH_FIRST = re.compile(
    rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*[-. ]([0-3]?\d)(?:st|nd|rd|th)?[-. ,]+((?:19|20)\d\d)(?!\d)"
)
_PART = re.compile(r"[-. ]+part[-. ]?(\d{1,2})(?!\d)")


def find_daily(low: str) -> Numbering | None:
    """The day a show was on air; None when the name states no real day."""
    if _YEAR.search(low) is None:
        return None
    year_last = _YEAR_LAST_HINT.search(low) is not None
    for form, order in _FORMS:
        for found in form.finditer(low) if year_last or form not in _HINTED else ():
            day = _day(found, order)
            if day:
                part = _PART.match(low, found.end())
                end = part.end() if part else found.end()
                return Numbering(found.start(), end, air_date=day, part=int(part[1]) if part else None)
    return None


def trailing_date(low: str, end: int) -> int:
    """Where a date begins that closes `low[:end]`, or `end`."""
    for found in _YEAR_FIRST.finditer(low, 0, end):
        if not low[found.end() : end].strip(" .-()[]"):
            return found.start()
    return end


def _day(found: re.Match[str], order: str) -> date | None:
    values = dict(zip(order, found.groups(), strict=True))
    year, day = int(values["y"]), int(values["d"])
    month = _MONTHS.get(values["m"]) or int(values["m"])
    if month > 12:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


_HINTED = (_YEAR_LAST, _SPOKEN_MONTH_FIRST)
_FORMS = ((_YEAR_FIRST, "ymd"), (_YEAR_LAST, "mdy"), (_COMPACT, "ymd"), (_SPOKEN, "dmy"), (_SPOKEN_MONTH_FIRST, "mdy"))
