"""Codecs, channels, dynamic range, depth, service: the technical facts beside quality."""

import re
from functools import lru_cache
from typing import NamedTuple

from releases.reading.facts import Facts
from releases.reading.scanning import Hit
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text
from releases.reading.vocabulary import Value

_CHANNELS = re.compile(r"([1-9])(?<=[a-z +\-.,]\d)[ .]([0124])(?:ch)?(?![\da-z])")
_REAL_CHANNELS = phrases("51|71|20|10|21|61|50|40")
_COUNTED = re.compile(r"(?<![a-z\d])([1268])ch(?![a-z])")
_JOINED = re.compile(r"(?:ddp?|ac3|aac|eac3|dts)([257])([01])(?!\d)")
_BY_COUNT = {"1": "1.0", "2": "2.0", "6": "5.1", "8": "7.1"}
_SURE_SERVICES = phrases("amzn|dsnp|atvp|hmax|hulu")
_WITH_PLUS = {"hdr10": "hdr10+", "dd": "ddp"}
_SOUND_ORDER = (
    "atmos",
    "truehd",
    "dts-x",
    "dts-hd ma",
    "dts-hd hra",
    "flac",
    "pcm",
    "dts-es",
    "dts",
    "ddp",
    "dd",
    "opus",
    "aac",
    "vorbis",
    "mp3",
)


class Media(NamedTuple):
    video_codec: str | None
    audio_codec: str | None
    audio_channels: str | None
    hdr: tuple[str, ...]
    bit_depth: int | None
    service: str | None
    is_3d: bool
    hardcoded_subs: str | None


def read_media(facts: Facts, text: Text) -> Media:
    video, sound, depth = facts.of("video_codec"), facts.of("audio_codec"), facts.of("bit_depth")
    return Media(
        str(video[0][0]) if video else None,
        _sound(tuple(_with_plus(value, hit, text) for value, hit in sound)) if sound else None,
        _channels(text, with_sound=bool(sound)),
        tuple(dict.fromkeys(_with_plus(value, hit, text) for value, hit in facts.of("hdr"))),
        int(depth[0][0]) if depth else None,
        _service(facts, text),
        "is_3d" in facts.by_kind,
        _hardcoded_subs(facts, text),
    )


def _service(facts: Facts, text: Text) -> str | None:
    sure = [(str(value), hit) for value, hit in facts.of("service") if _is_sure(hit, facts.hits)]
    for _, hit in sure:
        text.mark(hit.start, hit.end, "streaming_service")
    return sure[0][0] if sure else None


def _is_sure(hit: Hit, hits: list[Hit]) -> bool:
    """Short marks are services only right before the web source."""
    if hit.end - hit.start > 4 or hit.known.phrase in _SURE_SERVICES:
        return True
    following = next((other for other in hits if other.first == hit.last + 1), None)
    return following is not None and any(
        kind == "source" and str(value).startswith("web") for kind, value in following.known.facts
    )


def _hardcoded_subs(facts: Facts, text: Text) -> str | None:
    marks = facts.of("hardcoded")
    for _, hit in marks:
        text.mark(hit.start, hit.end, "hardcoded_subs")
    return text.shown[marks[0][1].start : marks[0][1].end] if marks else None


def _with_plus(value: Value, hit: Hit, text: Text) -> str:
    said = str(value)
    return _WITH_PLUS.get(said, said) if text.low[hit.end : hit.end + 1] == "+" else said


@lru_cache(maxsize=1024)
def _sound(values: tuple[str, ...]) -> str | None:
    """The best of what is said of the sound, with Atmos where that is said too."""
    names = {value.removesuffix(" atmos") for value in values}
    names |= {"atmos"} if any("atmos" in value for value in values) else set()
    best = [name for name in _SOUND_ORDER if name in names]
    if best[:1] == ["atmos"] and len(best) > 1:
        return f"{best[1]} atmos"
    return best[0] if best else None


def _channels(text: Text, *, with_sound: bool) -> str | None:
    low = text.low
    if "ch" in low and (counted := _COUNTED.search(low)):
        return _BY_COUNT[counted[1]]
    found = next((each for each in _CHANNELS.finditer(low) if each[1] + each[2] in _REAL_CHANNELS), None)
    if found is None and with_sound:
        found = _JOINED.search(low)
    if found is None:
        return None
    text.mark(*found.span(), "audio_channels")
    return f"{found[1]}.{found[2]}"
