"""How releases number a show's episodes, by what its source calls it."""

from collections.abc import Iterable

from contracts.values import SeriesType

_DAILY = frozenset({"talk show", "talk-show", "talk", "news"})


def series_type(words: Iterable[str | None], original_language: str | None) -> SeriesType:
    """`words` are the source's type and genres, in English."""
    said = {word.casefold() for word in words if word}
    if "anime" in said or ("animation" in said and original_language == "ja"):
        return SeriesType.ANIME
    return SeriesType.DAILY if said & _DAILY else SeriesType.STANDARD
