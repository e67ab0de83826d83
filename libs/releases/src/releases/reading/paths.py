"""Paths: the file's own name first, its folders where it says too little."""

import re

_SEPARATOR = re.compile(r"[/\\]+")
_SEASON_FOLDER = re.compile(
    r"(?:season|saison|staffel|temporada|stagione|series|s|сезон)[ ._-]*(\d{1,4})|(specials?|extras)", re.IGNORECASE
)
_LEADING_NUMBER = re.compile(r"(?:e|ep|episode)?[ ._-]*(\d{1,3})(?![\dpix])", re.IGNORECASE)


def split_path(path: str) -> list[str]:
    """The parts of a path, folders first; both kinds of slash."""
    return [part for part in _SEPARATOR.split(path) if part and not part.endswith(":")]


def is_path(name: str) -> bool:
    """Whether a name that came as a release name is a path after all: it has a season's folder in it."""
    if "/" not in name and "\\" not in name:
        return False
    return any(season_of_folder(folder) is not None for folder in split_path(name)[1:-1])


def season_of_folder(folder: str) -> int | None:
    """The season that a folder's whole name states; specials are season 0."""
    found = _SEASON_FOLDER.fullmatch(folder.strip())
    if found is None:
        return None
    return int(found[1]) if found[1] else 0


def leading_episode(name: str, season: int) -> int | None:
    """The number that a file in a season folder begins with; 205 in season 2 is episode 5."""
    found = _LEADING_NUMBER.match(name.strip())
    if found is None:
        return None
    return int(found[1].removeprefix(str(season)) if len(found[1]) == 3 else found[1])
