"""Packs of all seasons: Complete Series, The Complete Collection."""

import re

from releases.reading.numbering.form import Form
from releases.reading.numbering.found import Numbering

_WHOLE = Form(
    re.compile(r"(?<=[\w)\]!?])[ .\-(\[]+(?:the[ .])?complete[ .](?:tv[ .])?(?:series|collection)(?![^\W_])"),
    ("complete",),
)


def find_whole_show(low: str, begin: int) -> Numbering | None:
    """A pack that names no season, for it holds them all."""
    found = _WHOLE.search(low, begin)
    return Numbering(found.start(), found.end(), full_season=True) if found else None
