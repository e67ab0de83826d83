"""Where a title and its files lie inside a library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from catalog.domain.naming.presets import PRESETS, NamingPreset
from catalog.domain.naming.template import MAX_COMPONENT_BYTES, RESERVED_BYTES, clean_value, render_component
from catalog.domain.naming.tokens import episode_tokens, file_tokens, title_tokens
from catalog.domain.titles import Episode, Slot, Title
from contracts.values import Evidence, MediaInfo, TitleKind
from kit.files.names import safe_name

FIRST_YEAR_SEASON = 1900
"""Seasons that are numbered by year hold daily episodes."""
MAX_SLOT_BYTES = 60
_FILE_BYTES = MAX_COMPONENT_BYTES - RESERVED_BYTES


def find_preset(name: str) -> NamingPreset | None:
    """The layout of that name."""
    return PRESETS.get(name)


def title_folder(title: Title, preset: NamingPreset) -> str:
    """The title's folder, one component."""
    template = preset.show_folder if title.kind is TitleKind.SHOW else preset.movie_folder
    return render_component(template, title_tokens(title))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be named: where it comes from, and what is known of it."""

    source: str
    evidence: Evidence
    media: MediaInfo | None = None


def file_path(title: Title, episodes: Sequence[Episode], slot: Slot, preset: NamingPreset, file: Incoming) -> str:
    """Where a file of a title goes, relative to the library's root, with the source's ending.

    No `episodes` means the movie. The files of further slots carry the slot's name, so that versions stand side by
    side and players group them.
    """
    values = title_tokens(title) | file_tokens(file.evidence, file.media, file.source) | {"slot": slot.name}
    if episodes:
        episodes = sorted(episodes, key=lambda episode: episode.number)
        values |= episode_tokens(episodes, preset.multi_episode)
    version = f" - {safe_name(clean_value(slot.name), max_bytes=MAX_SLOT_BYTES)}" if slot.position else ""
    template = _file_template(episodes, preset)
    stem = render_component(template, values, max_bytes=_FILE_BYTES - len(version.encode())) + version
    folders = [title.folder]
    if episodes:
        season = preset.season_folder if episodes[0].season else preset.specials_folder
        folders.append(render_component(season, values))
    return "/".join((*folders, stem + PurePosixPath(file.source).suffix.lower()))


def numbered_paths(path: str, most: int) -> Iterator[str]:
    """The path, then the same with ` (2)`, ` (3)` … behind its name."""
    pure = PurePosixPath(path)
    yield path
    for count in range(2, most + 1):
        yield str(pure.with_name(f"{pure.stem} ({count}){pure.suffix}"))


def _file_template(episodes: Sequence[Episode], preset: NamingPreset) -> str:
    if not episodes:
        return preset.movie_file
    return preset.daily_file if episodes[0].season >= FIRST_YEAR_SEASON else preset.episode_file
