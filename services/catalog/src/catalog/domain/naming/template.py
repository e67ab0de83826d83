"""Naming templates: text with tokens in braces.

`{Series Title}` is replaced by its value. What stands in the braces around the token appears only with a value:
`{[Quality Full]}`, `{-Release Group}`, `{(Year)}`. Words around it take braces of their own: `{[imdbid-{ImdbId}]}`
gives `[imdbid-tt1]`, and `{imdb-{ImdbId}}`, which starts with a letter, keeps the outer ones. The token's own writing
shapes the value: `{series title}` is lower case, `{SERIES TITLE}` upper case, `{Series.Title}` has dots for spaces.
`{season:00}` pads a number, `{Episode Title:40}` keeps at most 40 bytes and `{Episode Title:-40}` the last 40.
"""

import re
from collections.abc import Callable, Mapping

from kit.files.names import safe_name

MAX_COMPONENT_BYTES = 255
RESERVED_BYTES = 40
"""Room in a file's name for its ending and for what its subtitles add."""

_TOKEN = re.compile(
    r"\{(?:(?P<before>[^{}]*)\{(?P<nested>[A-Za-z ]+)\}(?P<after>[^{}]*)"
    r"|(?P<prefix>[^{}A-Za-z0-9]*)(?P<name>[A-Za-z][A-Za-z ._-]*?)(?::(?P<form>-?\d+))?(?P<suffix>[^{}A-Za-z0-9:]*))\}"
)
_EMPTIED = re.compile(r"(?:\s-)+\s*$|^\s*(?:-\s)+|\(\s*\)|\[\s*\]")
_SHRINKABLE = (
    "episodetitle",
    "originaltitle",
    "seriestitle",
    "movietitle",
    "releasegroup",
    "customformats",
    "qualityfull",
)
"""What gives way, in this order, when a name is too long; numbers never do."""

Values = Mapping[str, str]
"""Token values by the token's name in lower case without separators: `seriestitle`."""


def render_component(template: str, values: Values, *, max_bytes: int = MAX_COMPONENT_BYTES) -> str:
    """One folder or file name without its ending: safe on every file system, at most `max_bytes` long."""
    values = {key: clean_value(value) for key, value in values.items()}
    text = _render(template, values)
    for key in _SHRINKABLE:
        excess = len(text.encode()) - max_bytes
        if excess <= 0:
            break
        kept = max(0, len(values.get(key, "").encode()) - excess)
        values = {
            other: cut_bytes(value, kept) if other == key or other.startswith(f"{key}.") else value
            for other, value in values.items()
        }
        text = _render(template, values)
    return safe_name(text, max_bytes=max_bytes)


def clean_value(value: str) -> str:
    """A value without what would part a path: `Face/Off` → `Face-Off`, `Title: Part` → `Title - Part`."""
    value = re.sub(r"\s*:\s+", " - ", value)
    value = re.sub(r"[:/\\|]", "-", value)
    return " ".join(value.split())


def cut_bytes(text: str, size: int) -> str:
    """At most so many bytes of UTF-8; negative keeps the end instead of the beginning."""
    encoded = text.encode()
    part = encoded[:size] if size >= 0 else encoded[size:]
    return part.decode(errors="ignore").strip(" .-") if len(encoded) > abs(size) else text


def _render(template: str, values: Values) -> str:
    text = _TOKEN.sub(_replacement(values), template)
    previous = None
    while previous != text:
        previous, text = text, _EMPTIED.sub("", text)
    return " ".join(text.split())


def _replacement(values: Values) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        value = values.get(_key(match), "")
        if not value:
            return ""
        if match["nested"]:
            text = f"{match['before']}{value}{match['after']}"
            return f"{{{text}}}" if text[0].isalpha() and match["before"] else text
        shaped = _shaped(value, match["name"], match["form"])
        return f"{match['prefix']}{shaped}{match['suffix']}"

    return replace


def _key(match: re.Match[str]) -> str:
    return re.sub(r"[ ._-]", "", match["nested"] or match["name"]).lower()


def _shaped(value: str, name: str, form: str | None) -> str:
    if form and not form.strip("0"):
        return value.zfill(len(form))
    if form:
        value = cut_bytes(value, int(form))
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) > 1 and all(letter.islower() for letter in letters):
        value = value.lower()
    elif len(letters) > 1 and all(letter.isupper() for letter in letters):
        value = value.upper()
    separator = next((mark for mark in "._-" if mark in name), " ")
    return value if separator == " " else value.replace(" ", separator)
