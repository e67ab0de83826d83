"""How release groups write the names of titles."""

import re
import unicodedata

from reelway.demo.titles.model import Episode, Movie, Show


def plain(text: str) -> str:
    """ASCII without accents; `Ø` is `O`."""
    spelled = text.replace("Ø", "O").replace("ø", "o")
    return unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()


def dotted(text: str) -> str:
    """ASCII words with dots between: `Ørsted & Sons` is `Orsted.and.Sons`."""
    return ".".join(re.findall(r"[A-Za-z0-9]+", plain(text.replace("&", " and ")).replace("'", "")))


def show_name(show: Show, shows: tuple[Show, ...]) -> str:
    """The show's name; with its year when a later show has the name of an earlier one."""
    namesakes = [other for other in shows if other.name == show.name]
    return f"{show.name} {show.year}" if show is not namesakes[0] else show.name


def movie_stem(movie: Movie) -> str:
    """Name and year."""
    return f"{dotted(movie.name)}.{movie.year}"


def season_code(season: int, *episodes: int) -> str:
    """`S01`, `S01E02`, `S01E02E03`."""
    return f"S{season:02}" + "".join(f"E{number:02}" for number in episodes)


def group_of(name: str, height: int) -> str:
    """The group that releases this title at this height; a title stays with its groups."""
    groups = {360: "HANDiCAM", 480: "OLDPORT", 720: "TIDE", 1080: "LANTERN", 2160: "MERIDIAN"}
    return groups[height] if len(name) % 3 else f"{groups[height]}X"


def episode_label(episode: Episode) -> str:
    """What goes into a video's own title."""
    return f"{season_code(episode.season, episode.number)} {episode.name}"
