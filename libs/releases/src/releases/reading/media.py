"""Codecs, channels, dynamic range, depth, service: the technical facts beside quality."""

import re
from typing import NamedTuple

from releases.reading.text import Text
from releases.reading.vocabulary import Hit, Value

_CHANNELS = re.compile(r"(?<=[a-z +\-.,])([1-9])[ .]([0124])(?:ch)?(?![\da-z])")
_COUNTED = re.compile(r"(?<![a-z\d])([1268])ch(?![a-z])")
_JOINED = re.compile(r"(?:ddp?|ac3|aac|eac3|dts)([257])([01])(?!\d)")
_BY_COUNT = {"1": "1.0", "2": "2.0", "6": "5.1", "8": "7.1"}
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


def read_media(hits: list[Hit], text: Text) -> Media:
    found: dict[str, list[Value]] = {}
    spans = {"video_codec", "audio_codec", "hdr", "bit_depth"}
    hardcoded = None
    for hit in hits:
        for kind, value in hit.facts:
            if kind == "service" and _is_sure(hit, hits, text):
                text.mark(hit.start, hit.end, "streaming_service")
                found.setdefault(kind, []).append(value)
            elif kind == "hardcoded":
                hardcoded = hardcoded or text.shown[hit.start : hit.end]
                text.mark(hit.start, hit.end, "hardcoded_subs")
            elif kind in spans:
                text.mark(hit.start, hit.end, kind)
                found.setdefault(kind, []).append(_with_plus(kind, value, hit, text))
            elif kind == "is_3d":
                found.setdefault(kind, []).append(value)
    depth = found.get("bit_depth")
    return Media(
        _first(found.get("video_codec")),
        _sound(found.get("audio_codec", [])),
        _channels(text, found.get("audio_codec")),
        tuple(dict.fromkeys(str(value) for value in found.get("hdr", ()))),
        int(depth[0]) if depth else None,
        _first(found.get("service")),
        "is_3d" in found,
        hardcoded,
    )


def _is_sure(hit: Hit, hits: list[Hit], text: Text) -> bool:
    """Short marks are services only right before the web source."""
    if hit.end - hit.start > 4 or text.low[hit.start : hit.end] in ("amzn", "dsnp", "atvp", "hmax", "hulu"):
        return True
    following = next((other for other in hits if other.first == hit.last + 1), None)
    return following is not None and any(kind == "source" and str(v).startswith("web") for kind, v in following.facts)


def _with_plus(kind: str, value: Value, hit: Hit, text: Text) -> Value:
    if text.low[hit.end : hit.end + 1] == "+":
        if (kind, value) == ("hdr", "hdr10"):
            return "hdr10+"
        if (kind, value) == ("audio_codec", "dd"):
            return "ddp"
    return value


def _sound(values: list[Value]) -> str | None:
    names = {part for value in values for part in str(value).split(" atmos")[:1]} | (
        {"atmos"} if any("atmos" in str(value) for value in values) else set()
    )
    best = [name for name in _SOUND_ORDER if name in names]
    if best[:1] == ["atmos"] and len(best) > 1:
        return f"{best[1]} atmos"
    return best[0] if best else None


def _channels(text: Text, sound: list[Value] | None) -> str | None:
    low = text.low
    if "ch" in low and (found := _COUNTED.search(low)):
        return _BY_COUNT[found[1]]
    last = None
    for last in _CHANNELS.finditer(low):
        if last[1] + last[2] in ("51", "71", "20", "10", "21", "61", "50", "40"):
            break
    else:
        last = None
    last = last or (_JOINED.search(low) if sound else None)
    if last is None:
        return None
    text.mark(*last.span(), "audio_channels")
    return f"{last[1]}.{last[2]}"


def _first(values: list[Value] | None) -> str | None:
    return str(values[0]) if values else None
