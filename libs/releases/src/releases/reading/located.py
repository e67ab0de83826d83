"""Where a name's title and numbers stand."""

from dataclasses import dataclass

from releases.reading.numbering.found import Numbering


@dataclass(slots=True)
class Located:
    """Title and numbers of a name, with their places.

    Facts that stand between `head` and `head_end`, or in the zone of facts behind `boundary`, count; others are words
    of a title.
    """

    title: str
    without_year: str
    titles: tuple[str, ...]
    year: int | None
    title_start: int
    title_end: int
    head: int
    head_end: int
    boundary: int
    numbering: Numbering | None = None
    year_start: int = -1
