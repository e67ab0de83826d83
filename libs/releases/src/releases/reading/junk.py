"""Names that are no release: hashes, obfuscated posts, samples."""

import re

_HEX = re.compile(r"(?:[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})")
_SHAPES = re.compile(
    r"(?:backup_\d{5,}s\d{2}-\d{2}|\d{6}_\d{2}|1{2,3}23?|123|abc|abc[-_. ]xyz\b.*|b00bs|sample|"
    r"[0-9a-z]{24}|password\W{1,5}[0-9a-f-]{36}.{0,12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
)
_CODED = re.compile(r"[A-Z]{11}\d{3}|[a-z]{12}\d{3}")
_WRITTEN = re.compile(r"s\d{1,2}e\d{1,3}|(?:480|576|720|1080|2160)[pi]|bluray|x26[45]", re.IGNORECASE)
_RUN = re.compile(r"[0-9A-Za-z]{20,}")
_TURN = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=\d)")
_ALNUM = re.compile(r"[^\W_]")
_MOST_GAPS = 4
_ENDLESS = ("abc", "password")
"""How shapes begin that may have more."""
_LONGEST_BEGINNING = max(map(len, _ENDLESS))
_BOUNDARY = re.compile(r"[._\- \[\](){}]")


def is_junk(stem: str) -> bool:
    """Whether a name (without its ending) carries nothing that a person wrote."""
    if _ALNUM.search(stem) is None:
        return True
    stem = stem.strip()
    low = stem[:_LONGEST_BEGINNING].lower()
    if stem.count(".") + stem.count(" ") + stem.count("_") > _MOST_GAPS and not low.startswith(_ENDLESS):
        return False
    low = stem.lower()
    if _CODED.fullmatch(stem) or _HEX.fullmatch(low) or _SHAPES.fullmatch(low):
        return True
    return _is_scrambled(stem)


def _is_scrambled(stem: str) -> bool:
    if len(stem) < 20:
        return False
    words = [word for word in _BOUNDARY.split(stem, 6) if word]
    if len(words) > 2 or not any(_RUN.fullmatch(word) for word in words) or _WRITTEN.search(stem):
        return False
    return all(_changes_too_often(word) for word in words)


def _changes_too_often(word: str) -> bool:
    return len(word) >= 8 and len(_TURN.findall(word)) * 4 >= len(word) - 2
