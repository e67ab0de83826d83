"""Flags of a release from its attributes."""

from collections.abc import Iterable

from contracts.indexer.values import IndexerFlag
from releases.formats.flags import Flag

_DOWNLOAD_FACTORS = {
    0.0: Flag.FREELEECH,
    0.25: Flag.FREELEECH_75,
    0.5: Flag.HALFLEECH,
    0.75: Flag.FREELEECH_25,
}
"""The factor is what still counts: a quarter counts when 75 % are free."""
_OF_THE_SCENE = {"haspretime": Flag.SCENE, "prematch": Flag.SCENE}
"""Only the scene announces its releases to databases that keep the time of it."""
_TAGS: dict[str, str] = {flag.value: flag for flag in (*IndexerFlag, *Flag)} | _OF_THE_SCENE
_SWITCHES = {"internal": Flag.INTERNAL, "scene": Flag.SCENE} | _OF_THE_SCENE
_TELLING = {"nuked": Flag.NUKED, "subs": Flag.SUBTITLES}
"""Their value may be the matter itself: why a release was nuked, and in which languages it has subtitles."""
_YES = frozenset({"1", "yes", "true"})
_NO = frozenset({"", "0", "no", "none", "false"})


def read_flags(attributes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Each flag once, in the order of the attributes."""
    flags: dict[str, None] = {}
    for name, value in attributes:
        if flag := _flag(name, value.strip().lower()):
            flags[str(flag)] = None
    return tuple(flags)


def _flag(name: str, value: str) -> str | None:
    if name == "downloadvolumefactor":
        return _DOWNLOAD_FACTORS.get(_number(value))
    if name == "uploadvolumefactor":
        return Flag.DOUBLE_UPLOAD if _number(value) >= 2 else None
    if name in ("tag", "flag"):
        return _TAGS.get(value)
    if name in _TELLING:
        return None if value in _NO else _TELLING[name]
    return _SWITCHES.get(name) if value in _YES else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
