"""From the words of quality to one quality, by the conventions of the scene."""

import re
from collections.abc import Callable

from releases.reading.containers import BLURAY_VIDEO, DVD_VIDEO, HD_VIDEO, SD_VIDEO
from releases.reading.quality_words import QualityWords
from releases.reading.tables.phrases import phrases
from releases.release import Modifier, Quality, Source

_ORDER = ("cam", "telesync", "telecine", "workprint", "bluray", "webrip", "webdl", "tv", "dvd")
_RAW_CODECS = frozenset(("avc", "hevc", "vc1", "mpeg2", "mvc"))
_OLD_CODECS = frozenset(("xvid", "divx"))
_WHOLE_DISKS = phrases("bluray|blu ray|hd dvd|hddvd|bd|mbluray")
_ENCODED = re.compile(r"10 ?bit|rip|mkv|mp4|dvdr|bdlight")
"""Words of a name that something was encoded again."""
_RIPS = phrases("bdrip|brrip|bd rip|br rip|bdmux|bdlight|bdrips|brip")
_PLAIN_TV = phrases("hdtv|hd tv|hdtvrip|ahdtv|uhdtv|uhd tv|htdv")
_DVD_DISKS = phrases("dvdr|mdvdr|dvd r|dvd5|dvd 5|dvd9|dvd 9|2xdvd|3xdvd|2xdvd5|2xdvd9|3xdvd9|4xdvd9|dvdfull|dvd iso")
_HIGH_TV = phrases("hr ws|ws hr")


def read_quality(words: QualityWords, container: str | None) -> Quality:
    """The quality that the words of a name add up to; without any, what the file ending lets assume."""
    source = next((name for name in _ORDER if name in words.sources), None)
    if "screener" in words.marks and source in (None, "dvd", "bluray", "webdl"):
        return Quality(Source.DVD, 480, Modifier.SCREENER)
    if "regional" in words.marks and source in (None, "dvd"):
        return Quality(Source.DVD, 480, Modifier.REGIONAL)
    if source is None:
        return _without_source(words, container)
    return _BY_SOURCE[source](words)


def _bluray(words: QualityWords) -> Quality:
    remux = "remux" in words.marks
    if words.film and not remux and _is_disk(words):
        # German groups leave out the word REMUX: their "BluRay.AVC" is one, not a disk
        if words.german and words.lines and not words.marks & {"disk", "complete"}:
            return Quality(Source.BLURAY, words.lines, Modifier.REMUX)
        return Quality(Source.BLURAY, 1080, Modifier.BRDISK)
    if words.codecs & _OLD_CODECS:
        return Quality(Source.BLURAY, 480)
    lines = words.lines or (480 if _RIPS & words.sources["bluray"] else 1080 if remux else 720)
    return Quality(Source.BLURAY, lines, Modifier.REMUX if remux and lines >= 1080 else Modifier.NONE)


def _is_disk(words: QualityWords) -> bool:
    """A whole disk: said to be one, or a blu-ray in the codec of the disk that nobody encoded again."""
    if "disk" in words.marks:
        return True
    if not _WHOLE_DISKS & words.sources["bluray"] or words.codecs - _RAW_CODECS:
        return False
    if words.lines == 720 or any(map(_ENCODED.search, words.phrases)):
        return False
    if not words.codecs:
        return "complete" in words.marks
    return not (words.lines == 1080 and "hevc" in words.codecs)


def _webdl(words: QualityWords) -> Quality:
    return Quality(Source.WEBDL, words.lines or (720 if words.boxed else 480))


def _webrip(words: QualityWords) -> Quality:
    return Quality(Source.WEBRIP, words.lines or 480)


def _tv(words: QualityWords) -> Quality:
    if "rawhd" in words.marks or ("mpeg2" in words.codecs and _PLAIN_TV & words.sources["tv"]):
        return Quality(Source.TV, words.lines, Modifier.RAWHD)
    high = words.boxed or not _HIGH_TV.isdisjoint(words.phrases)
    return Quality(Source.TV, words.lines or (720 if high else 480))


def _dvd(words: QualityWords) -> Quality:
    if words.film and ("remux" in words.marks or _DVD_DISKS & words.sources["dvd"]):
        return Quality(Source.DVD, 480, Modifier.REMUX)
    return Quality(Source.DVD)


def _without_source(words: QualityWords, container: str | None) -> Quality:
    lines = words.lines
    if "rawhd" in words.marks or ("mpeg2" in words.codecs and lines):
        return Quality(Source.TV, lines, Modifier.RAWHD)
    if "disk" in words.marks and lines:
        return Quality(Source.BLURAY, 1080, Modifier.BRDISK)
    if "remux" in words.marks and lines:
        return Quality(Source.BLURAY, lines, Modifier.REMUX if lines >= 1080 else Modifier.NONE)
    if lines:
        return Quality(Source.TV, lines)
    if words.codecs & (_OLD_CODECS | {"x264"}):
        return Quality(Source.TV, 480)
    return next((quality for endings, quality in _BY_CONTAINER if container in endings), Quality())


_BY_CONTAINER = (
    (HD_VIDEO, Quality(Source.TV, 720)),
    (SD_VIDEO, Quality(Source.TV, 480)),
    (DVD_VIDEO, Quality(Source.DVD, 480)),
    (BLURAY_VIDEO, Quality(Source.BLURAY, 720)),
)
_BY_SOURCE: dict[str, Callable[[QualityWords], Quality]] = {
    "bluray": _bluray,
    "webdl": _webdl,
    "webrip": _webrip,
    "tv": _tv,
    "dvd": _dvd,
    "cam": lambda words: Quality(Source.CAM, words.lines),
    "telesync": lambda words: Quality(Source.TELESYNC, words.lines),
    "telecine": lambda words: Quality(Source.TELECINE, words.lines),
    "workprint": lambda words: Quality(Source.WORKPRINT, words.lines),
}
