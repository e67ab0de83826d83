"""From the words of quality to one quality, by the conventions of the scene."""

import re

from releases.reading.containers import BLURAY_VIDEO, DVD_VIDEO, HD_VIDEO, SD_VIDEO
from releases.reading.tables.phrases import phrases
from releases.reading.text import Text
from releases.reading.vocabulary import Hit
from releases.release import Kind, Modifier, Quality, Source

_ORDER = ("cam", "telesync", "telecine", "workprint", "bluray", "webrip", "webdl", "tv", "dvd")
_RAW_CODECS = frozenset(("avc", "hevc", "vc1", "mpeg2", "mvc"))
_OLD_CODECS = frozenset(("xvid", "divx"))
_WHOLE = frozenset(("bluray", "blu ray", "hd dvd", "hddvd", "bd", "mbluray"))
_ENCODED = re.compile(r"10 ?bit|rip|mkv|mp4|dvdr|bdlight")
_RIPS = frozenset(("bdrip", "brrip", "bd rip", "br rip", "bdmux", "bdlight", "bdrips", "brip"))
_PLAIN_TV = frozenset(("hdtv", "hd tv", "hdtvrip", "ahdtv", "uhdtv", "uhd tv", "htdv"))
_DVD_DISKS = phrases("dvdr|dvd r|dvd5|dvd 5|dvd9|dvd 9|2xdvd|3xdvd|2xdvd5|2xdvd9|3xdvd9|4xdvd9|dvdfull|dvd iso")


class _Seen:
    """The words of quality, sorted by what they say."""

    def __init__(self, hits: list[Hit], text: Text) -> None:
        self.sources: dict[str, str] = {}
        self.exact = self.loose = 0
        self.marks: set[str] = set()
        self.codecs: set[str] = set()
        self.german = False
        for hit in hits:
            phrase = " ".join(text.low[hit.start : hit.end].replace("-", " ").replace(".", " ").split())
            exact = ("exact", True) in hit.facts
            for kind, value in hit.facts:
                self._take(kind, value, phrase, exact)

    def _take(self, kind: str, value: str | int | bool, phrase: str, exact: bool) -> None:
        if kind == "source":
            self.sources[str(value)] = f"{self.sources[str(value)]}|{phrase}" if value in self.sources else phrase
        elif kind == "resolution":
            if exact and not self.exact:
                self.exact = int(value)
            elif not exact and not self.loose:
                self.loose = int(value)
        elif kind == "modifier":
            self.marks.add(str(value))
        elif kind == "disk" or phrase in ("complete", "disc", "disk"):
            self.marks.add("disk" if kind == "disk" else "complete")
        elif kind == "video_codec":
            self.codecs.add(str(value))
        elif (kind, value) == ("language", "german"):
            self.german = True


def read_quality(hits: list[Hit], text: Text, kind: Kind, container: str | None) -> Quality:
    """The quality that the facts of a name add up to; without any, what the file ending lets assume."""
    seen = _Seen(hits, text)
    lines = seen.exact or seen.loose
    source = next((name for name in _ORDER if name in seen.sources), None)
    if source == "telesync" and container is None and seen.sources["telesync"] == "ts" and len(seen.sources) > 1:
        source = next(name for name in _ORDER if name in seen.sources and name != "telesync")
    if "screener" in seen.marks and source in (None, "dvd", "bluray", "webdl"):
        return Quality(Source.DVD, 480, Modifier.SCREENER)
    if "regional" in seen.marks and source in (None, "dvd"):
        return Quality(Source.DVD, 480, Modifier.REGIONAL)
    if source is None:
        return _without_source(seen, lines, container)
    return _SOURCES[source](seen, lines, kind, text)


def _bluray(seen: _Seen, lines: int, kind: Kind, text: Text) -> Quality:
    phrase = seen.sources["bluray"]
    if kind is Kind.MOVIE and "remux" not in seen.marks and _is_disk(seen, lines, text):
        if seen.german and not seen.marks & {"disk", "complete"} and lines:
            return Quality(Source.BLURAY, lines, Modifier.REMUX)
        return Quality(Source.BLURAY, 1080, Modifier.BRDISK)
    if seen.codecs & _OLD_CODECS:
        return Quality(Source.BLURAY, 480)
    if not lines:
        lines = 480 if _RIPS & set(phrase.split("|")) else 1080 if "remux" in seen.marks else 720
    if "remux" in seen.marks and lines >= 1080:
        return Quality(Source.BLURAY, lines, Modifier.REMUX)
    return Quality(Source.BLURAY, lines)


def _is_disk(seen: _Seen, lines: int, text: Text) -> bool:
    """A whole disk: said to be one, or a blu-ray in the codec of the disk that nobody encoded again."""
    if "disk" in seen.marks:
        return True
    whole = _WHOLE & set(seen.sources["bluray"].split("|"))
    if not whole or seen.codecs - _RAW_CODECS or lines == 720 or _ENCODED.search(text.low):
        return False
    if not seen.codecs:
        return "complete" in seen.marks
    return not (lines == 1080 and "hevc" in seen.codecs)


def _web(source: Source) -> "_Reader":
    def read(seen: _Seen, lines: int, kind: Kind, text: Text) -> Quality:
        del kind
        if not lines:
            boxed = source is Source.WEBDL and ("[web]" in text.low or "[webdl]" in text.low or "[web-dl]" in text.low)
            lines = 720 if boxed else 480
        return Quality(source, lines)

    return read


def _tv(seen: _Seen, lines: int, kind: Kind, text: Text) -> Quality:
    del kind
    if "rawhd" in seen.marks or ("mpeg2" in seen.codecs and _PLAIN_TV & set(seen.sources["tv"].split("|"))):
        return Quality(Source.TV, lines, Modifier.RAWHD)
    if not lines:
        low = text.low
        high = "[hdtv]" in low or "hr.ws" in low or "hr ws" in low or "ws.hr" in low
        lines = 720 if high else 480
    return Quality(Source.TV, lines)


def _dvd(seen: _Seen, lines: int, kind: Kind, text: Text) -> Quality:
    del lines, text
    if kind is Kind.MOVIE and ("remux" in seen.marks or _DVD_DISKS & set(seen.sources["dvd"].split("|"))):
        return Quality(Source.DVD, 480, Modifier.REMUX)
    return Quality(Source.DVD)


def _theatre(source: Source) -> "_Reader":
    def read(seen: _Seen, lines: int, kind: Kind, text: Text) -> Quality:
        del seen, kind, text
        return Quality(source, lines)

    return read


def _without_source(seen: _Seen, lines: int, container: str | None) -> Quality:
    if "rawhd" in seen.marks or ("mpeg2" in seen.codecs and lines):
        return Quality(Source.TV, lines, Modifier.RAWHD)
    if "disk" in seen.marks and lines:
        return Quality(Source.BLURAY, 1080, Modifier.BRDISK)
    if "remux" in seen.marks and lines:
        return Quality(Source.BLURAY, lines, Modifier.REMUX if lines >= 1080 else Modifier.NONE)
    if lines:
        return Quality(Source.TV, lines)
    if seen.codecs & (_OLD_CODECS | {"x264"}):
        return Quality(Source.TV, 480)
    return _by_container(container)


def _by_container(container: str | None) -> Quality:
    if container in HD_VIDEO:
        return Quality(Source.TV, 720)
    if container in SD_VIDEO:
        return Quality(Source.TV, 480)
    if container in DVD_VIDEO:
        return Quality(Source.DVD, 480)
    if container in BLURAY_VIDEO:
        return Quality(Source.BLURAY, 720)
    return Quality()


from collections.abc import Callable  # noqa: E402

_Reader = Callable[[_Seen, int, Kind, Text], Quality]
_SOURCES: dict[str, _Reader] = {
    "bluray": _bluray,
    "webdl": _web(Source.WEBDL),
    "webrip": _web(Source.WEBRIP),
    "tv": _tv,
    "dvd": _dvd,
    "cam": _theatre(Source.CAM),
    "telesync": _theatre(Source.TELESYNC),
    "telecine": _theatre(Source.TELECINE),
    "workprint": _theatre(Source.WORKPRINT),
}
