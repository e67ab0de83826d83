"""Takes quality sizes from the JSON of guides and of the Sonarr and Radarr APIs."""

from collections.abc import Mapping

from releases.qualities.definitions import QualityDefinition
from releases.qualities.ladder import find_quality
from releases.qualities.numbers import App

LARGEST_MB = {App.SONARR: 1000, App.RADARR: 2000}
"""At this figure the program's slider says "unlimited"."""


def read_definitions(written: object, app: App) -> tuple[dict[str, QualityDefinition], tuple[str, ...]]:
    """The definitions of the qualities that are listed, and what was not understood. MB per minute. Never raises.

    Guides give `{"qualities": [{"quality", "min", "preferred", "max"}]}`, the APIs a list with `minSize`,
    `preferredSize` and `maxSize`. A largest size of 0, null or the end of the slider is unlimited, and a preferred
    size just below it prefers the largest.
    """
    items = written.get("qualities") if isinstance(written, Mapping) else written
    if not isinstance(items, list):
        return {}, ("a list of qualities with their sizes is asked for",)
    read, problems = [], []
    for item in items:
        definition = _read(item, LARGEST_MB[app]) if isinstance(item, Mapping) else None
        if definition:
            read.append(definition)
        else:
            problems.append(f"not a size of a quality that is known: {str(item)[:100]}")
    return {definition.quality: definition for definition in read}, tuple(problems)


def _read(item: Mapping[str, object], largest_mb: int) -> QualityDefinition | None:
    quality = item.get("quality")
    name = quality.get("name") if isinstance(quality, Mapping) else quality
    rung = find_quality(name) if isinstance(name, str) else None
    least, preferred, most = (_size(item.get(key, item.get(f"{key}Size"))) for key in ("min", "preferred", "max"))
    if rung is None or least is None or preferred is None or most is None or least < 0:
        return None
    return QualityDefinition(
        rung.name,
        least,
        preferred if 0 < preferred < largest_mb - 5 else None,
        most if 0 < most < largest_mb else None,
    )


def _size(written: object) -> float | None:
    """A number; nothing written counts as 0, and what is no number as None."""
    if written is None:
        return 0.0
    return float(written) if isinstance(written, int | float) and not isinstance(written, bool) else None
