"""Reads a path: the file's own name first, its folders where it says too little."""

from releases.reading.name_reader import read_name
from releases.reading.paths import leading_episode, season_of_folder, split_path
from releases.release import Kind, Release

_MAX_PATH_CHARS = 4_000
_NUMBERED = ("title", "absolute", "season", "episodes")


def read_path(path: str, kind: Kind) -> Release | None:
    """What the last 4,000 characters of a path say; None when neither file nor folder is a release."""
    parts = split_path(path[-_MAX_PATH_CHARS:])
    if not parts:
        return None
    file, folders = parts[-1], parts[:-1]
    own = read_name(file, kind)
    season = season_of_folder(folders[-1]) if folders else None
    if own and (own.air_date or (own.episodes and own.season is not None and not file[:3].isdigit())):
        return _with_folder_title(own, folders, path)
    folder = read_name(folders[-1], kind) if folders else None
    if folder and (folder.episodes or folder.air_date):
        return folder._replace(name=path, container=own.container if own else None, marks=())
    if season is not None and (episode := leading_episode(file, season)) is not None:
        found = (own or Release(path, kind))._replace(
            season=season,
            seasons=(season,),
            episodes=(episode,),
            absolute=(),
            special=season == 0,
            title="",
            title_without_year="",
            year=None,
            titles=(),
            full_season=False,
            multi_season=False,
            marks=tuple(mark for mark in own.marks if mark[2] not in _NUMBERED) if own else (),
        )
        return _with_folder_title(found, folders, path)
    return _with_folder_title(own, folders, path) if own else None


def _with_folder_title(release: Release, folders: list[str], path: str) -> Release:
    """The title of the nearest folder that has one, when the file says none."""
    offset = path.rindex(release.name)
    marks = tuple((start + offset, end + offset, fact) for start, end, fact in release.marks)
    release = release._replace(name=path, marks=marks)
    if release.title:
        return release
    for folder in reversed(folders):
        if season_of_folder(folder) is None and (read := read_name(folder, Kind.TV)):
            return release._replace(
                title=read.title,
                title_without_year=read.title_without_year,
                year=read.year,
                titles=read.titles,
            )
    return release
