"""What is said of sound channels, service and burned-in subtitles: facts that depend on their neighbours."""

import re

from releases.reading.scanning import Hit
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text

_CHANNELS = re.compile(r"([1-7])(?<=[a-z +\-.,]\d)[ .]((?<=[1245].)0|(?<=[2567].)1)(?:ch)?(?![\da-z])")
_ENDS = frozenset(("0", "1", "0ch", "1ch"))
"""The words of which one ends every count of channels; quicker to look for."""
_COUNTED = re.compile(r"(?<![a-z\d])([1268])ch(?![a-z])")
_JOINED = re.compile(r"(?:ddp?|ac3|aac|eac3|dts)([257])([01])(?!\d)")
_BY_COUNT = {"1": "1.0", "2": "2.0", "6": "5.1", "8": "7.1"}
_SURE_SERVICES = phrases("amzn|dsnp|atvp|hmax|hulu")


def read_service(hits: list[Hit], text: Text) -> str | None:
    """The streaming service; the first one where there are several."""
    sure = [hit for hit in hits if "service" in hit.known.kinds and _is_sure(hit, hits)]
    for hit in sure:
        text.mark(hit.start, hit.end, "streaming_service")
    return next((str(value) for kind, value in sure[0].known.facts if kind == "service"), None) if sure else None


def read_hardcoded_subs(hits: list[Hit], text: Text) -> str | None:
    """The mark of burned-in subtitles, as written."""
    found = [hit for hit in hits if "hardcoded" in hit.known.kinds]
    for hit in found:
        text.mark(hit.start, hit.end, "hardcoded_subs")
    return text.shown[found[0].start : found[0].end] if found else None


def read_channels(text: Text, begin: int, *, with_sound: bool) -> str | None:
    """Channels of the sound as 5.1, behind the title. `with_sound`: a codec is named, so that DDP51 counts."""
    low = text.low
    if "ch" in low and (counted := _COUNTED.search(low, begin)):
        return _BY_COUNT[counted[1]]
    found = None if low.isascii() and _ENDS.isdisjoint(text.words) else _CHANNELS.search(low, begin)
    found = found or (_JOINED.search(low, begin) if with_sound else None)
    if found is None:
        return None
    text.mark(found.start(1), found.end(2), "audio_channels")
    return f"{found[1]}.{found[2]}"


def _is_sure(hit: Hit, hits: list[Hit]) -> bool:
    """Short marks are services only right before the web source."""
    if hit.end - hit.start > 4 or hit.known.phrase in _SURE_SERVICES:
        return True
    following = next((other for other in hits if other.first == hit.last + 1), None)
    return following is not None and any(
        kind == "source" and str(value).startswith("web") for kind, value in following.known.facts
    )
