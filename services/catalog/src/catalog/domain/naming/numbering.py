"""How the numbers of one or more episodes are written."""

from collections.abc import Sequence
from enum import StrEnum

from catalog.domain.titles import Episode


class MultiEpisodeStyle(StrEnum):
    """How a file that holds several episodes names them, for season 1 and episodes 1 to 3."""

    EXTEND = "extend"
    """`S01E01-02-03`"""
    DUPLICATE = "duplicate"
    """`S01E01.S01E02.S01E03`"""
    REPEAT = "repeat"
    """`S01E01E02E03`"""
    SCENE = "scene"
    """`S01E01-E02-E03`"""
    RANGE = "range"
    """`S01E01-03`"""
    PREFIXED_RANGE = "prefixed_range"
    """`S01E01-E03`"""


_JOINTS = {
    MultiEpisodeStyle.EXTEND: "-",
    MultiEpisodeStyle.DUPLICATE: ".S{season:02}E",
    MultiEpisodeStyle.REPEAT: "E",
    MultiEpisodeStyle.SCENE: "-E",
    MultiEpisodeStyle.RANGE: "-",
    MultiEpisodeStyle.PREFIXED_RANGE: "-E",
}
_RANGES = frozenset({MultiEpisodeStyle.RANGE, MultiEpisodeStyle.PREFIXED_RANGE})
_SPANS = _RANGES | {MultiEpisodeStyle.SCENE}


def number_episodes(episodes: Sequence[Episode], style: MultiEpisodeStyle) -> str:
    """`S01E02`, or several in the style. What reads as a range is only written where no number is left out."""
    season = episodes[0].season
    numbers = [f"{episode.number:02}" for episode in episodes]
    first, *rest = numbers
    head = f"S{season:02}E{first}"
    if not rest:
        return head
    whole = episodes[-1].number - episodes[0].number == len(rest)
    if not whole and style in _SPANS:
        style = MultiEpisodeStyle.REPEAT
    if style in _RANGES:
        rest = rest[-1:]
    return head + "".join(f"{_JOINTS[style].format(season=season)}{number}" for number in rest)
