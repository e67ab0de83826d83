"""File names that every file system takes."""

import re
import unicodedata

MAX_NAME_BYTES = 255
_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$")


def safe_name(text: str, *, fallback: str = "unnamed", max_bytes: int = MAX_NAME_BYTES) -> str:
    """One path component: no separators, control or reserved characters and names, at most `max_bytes` in UTF-8.

    The ending is kept when the name is cut.
    """
    name = _ILLEGAL.sub(" ", unicodedata.normalize("NFC", text))
    name = "".join(character for character in name if unicodedata.category(character) not in ("Cf", "Cs", "Co"))
    name = " ".join(name.split()).strip(" .")
    if not name:
        return fallback
    if _RESERVED.match(name):
        name = f"_{name}"
    return cut_name(name, max_bytes)


def cut_name(name: str, max_bytes: int) -> str:
    """The name within `max_bytes` of UTF-8, with its ending kept and no character cut in half."""
    if len(name.encode()) <= max_bytes:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10 or not stem:
        stem, ending = name, ""
    tail = f".{ending}" if ending else ""
    room = max_bytes - len(tail.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + tail
