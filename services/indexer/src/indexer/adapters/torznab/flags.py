"""Flags of a release from its attributes."""

from collections.abc import Iterable

_DOWNLOAD_FACTORS = {0.0: "freeleech", 0.25: "freeleech75", 0.5: "halfleech", 0.75: "freeleech25"}
"""The factor is what still counts: a quarter counts when 75 % are free."""
_TAGS = frozenset({"freeleech", "halfleech", "internal", "scene", "nuked", "golden", "approved", "personalfreeleech"})
_SWITCHES = frozenset({"internal", "scene", "nuked"})


def read_flags(attributes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Each flag once, in the order of the attributes."""
    flags: dict[str, None] = {}
    for name, value in attributes:
        if flag := _flag(name, value.strip().lower()):
            flags[flag] = None
    return tuple(flags)


def _flag(name: str, value: str) -> str | None:
    if name == "downloadvolumefactor":
        return _DOWNLOAD_FACTORS.get(_number(value))
    if name == "uploadvolumefactor":
        return "doubleupload" if _number(value) >= 2 else None
    if name in ("tag", "flag"):
        return value if value in _TAGS else None
    return name if name in _SWITCHES and value in ("1", "yes", "true") else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
