"""File endings: taken off before reading, and kept as the container."""

from releases.reading.tables.phrases import phrases
from releases.reading.text import Text

SD_VIDEO = phrases(
    "m4v|3gp|nsv|strm|rm|rmvb|mov|qt|divx|xvid|bivx|wmv|asf|ogm|ogv|m2v|avi|dat|dvr-ms|mpg|mpeg|mpe|mp4|"
    "vp3|vp6|nuv|flv|"
    "f4v"
)
HD_VIDEO = phrases("mkv|mk3d|ts|wtv")
DVD_VIDEO = phrases("img|iso|vob|ifo")
BLURAY_VIDEO = frozenset(("m2ts",))
_OTHER_VIDEO = phrases("webm|mts|tp|trp|evo|bin")
SUBTITLES = phrases("srt|sub|ass|ssa|idx|smi|sup|vtt|psb|usf|ttml|dfxp|sami|scc|txt")
_OTHER = phrases("nzb|torrent|nfo|rar|zip|7z|par2|sfv|jpg|png")
_WRAPPERS = ("nzb", "torrent")
_ALL = SD_VIDEO | HD_VIDEO | DVD_VIDEO | BLURAY_VIDEO | _OTHER_VIDEO | SUBTITLES | _OTHER


def take_extension(text: Text) -> str | None:
    """Blank the file ending and give it back; None when the name carries none."""
    low = text.low.rstrip()
    dot = low.rfind(".", max(0, len(low) - 8))
    if dot < 1:
        return None
    ending = low[dot + 1 :]
    if ending not in _ALL or text.shown[dot + 1 : len(low)] == "TS":  # in capitals it says telesync
        return None
    text.mark(dot + 1, len(low), "container")
    text.blank(dot, len(text.low))
    return take_extension(text) or ending if ending in _WRAPPERS else ending
