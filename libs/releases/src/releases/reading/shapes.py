"""Words that are known by their form: 1080p, 1280x720, DDP5, WEB1080p."""

import re
from functools import lru_cache

from releases.reading.vocabulary import VOCABULARY, Fact, Known

_LINES = re.compile(r"(?:(\d)[kK])?(?:to)?(\d{3,4})[pi](?:\d{2,3}|hd)?")
_FRAME = re.compile(r"(\d{3,4})x(\d{3,4})p?")
_GLUED = re.compile(
    r"(bluray|webdl|webrip|web|hdtv|uhdremux|bdremux|remux|bdrip|brrip|dvdrip|bd|tv|mp4|mkv|x264|x265|hevc)(\d{3,4}[pi])"
)
_NUMBERED_CODEC = re.compile(r"([a-z]{2,7})[1-9]\d?")
_COUNTED_LANGUAGE = re.compile(r"\dx([a-z]{3})")
_STEPS = ((2000, 2160), (1000, 1080), (700, 720), (576, 576), (0, 480))
_NAMED_LINES = {
    360: 480,
    368: 480,
    404: 480,
    480: 480,
    540: 480,
    576: 576,
    720: 720,
    1080: 1080,
    1440: 1080,
    2160: 2160,
    4320: 2160,
}
_EXACT: Fact = ("exact", True)


@lru_cache(maxsize=4096)
def read_shape(word: str) -> Known | None:
    """What a word says by its form, or None. Names share these words ("1080p", "s01e02"), so they are remembered."""
    if lines := _LINES.fullmatch(word):
        value = _NAMED_LINES.get(int(lines[2]), 0)
        return Known(word, (("resolution", value), _EXACT), strong=True) if value else None
    if frame := _FRAME.fullmatch(word):
        return Known(word, (("resolution", _lines_of(int(frame[1]), int(frame[2]))), _EXACT), strong=True)
    if counted := _COUNTED_LANGUAGE.fullmatch(word):
        return _alias(counted[1], word)
    if numbered := _NUMBERED_CODEC.fullmatch(word):
        known = _alias(numbered[1], word)
        return known if known and known.facts[0][0] == "audio_codec" else None
    if glued := _GLUED.fullmatch(word):
        lines_said: Fact = ("resolution", _NAMED_LINES.get(int(glued[2][:-1]), 0))
        source = VOCABULARY[glued[1]].always
        return Known(word, (*(source.facts if source else ()), lines_said, _EXACT), strong=True)
    return None


def _alias(known: str, word: str) -> Known | None:
    """The word says what `known` says in any case."""
    branch = VOCABULARY.get(known)
    if branch is None or branch.always is None:
        return None
    return Known(word, branch.always.facts, strong=branch.always.strong)


def _lines_of(width: int, height: int) -> int:
    by_height = next(lines for least, lines in _STEPS if height >= least)
    by_width = 2160 if width >= 3000 else 1080 if width >= 1800 else 720 if width >= 1200 else 480
    return max(by_height, by_width)
