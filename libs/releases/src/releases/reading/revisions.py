"""Second tries: PROPER, REPACK, v2, REAL."""

import re
from typing import NamedTuple

from releases.reading.scanning import Hit
from releases.reading.text import Text

_VERSION = re.compile(r"v(?<=[\d\[( .-]v)([1-9])(?=[\])\[( .-]|$)")
_NUMBERED = re.compile(r"(?<![a-z])(repack|proper|rerip)([2-9])(?![a-z0-9])")


class Revision(NamedTuple):
    """`version` 1 is the first; `real` counts how often REAL was said."""

    version: int = 1
    real: int = 0
    proper: bool = False
    repack: bool = False


_FIRST = Revision()


def read_revision(hits: list[Hit], text: Text, boundary: int) -> Revision:
    """How often this release was tried, from the facts of the name and the text near and after its numbers."""
    version, real, proper, repack = 1, 0, False, False
    for hit in hits:
        if "again" in hit.known.kinds:
            text.marks.append((hit.start, hit.end, "revision"))
            said = dict(hit.known.facts)["again"]
            proper, repack = proper or said == "proper", repack or said == "repack"
            real += said == "real" and text.shown[hit.start : hit.end].isupper()
            version = 2 if proper or repack else 1
    low = text.low
    if "v" in low and (found := _VERSION.search(low, max(0, boundary - 8))):
        version = max(version, int(found[1]))
        text.mark(found.start(1) - 1, found.end(1), "revision")
    if ("pack" in low or "proper" in low or "rerip" in low) and (numbered := _NUMBERED.search(low)):
        text.mark(*numbered.span(), "revision")
        repack, version = repack or numbered[1] != "proper", int(numbered[2]) + (numbered[1] != "proper")
        proper = proper or numbered[1] == "proper"
    if version == 1 and not real:
        return _FIRST
    return Revision(version, real, proper or version > 1, repack)
