"""From what was read (source, resolution, modifier) to a rung of the ladder."""

from functools import lru_cache

from releases.qualities.ladder import LADDER, UNKNOWN, NamedQuality
from releases.release import Modifier, Quality, Source

_FAMILIES: dict[tuple[Source, Modifier], tuple[NamedQuality, ...]] = {}
for _rung in LADDER:
    _key = (_rung.quality.source, _rung.quality.modifier)
    _FAMILIES[_key] = (*_FAMILIES.get(_key, ()), _rung)

_WITHOUT_RESOLUTION = {
    (Source.BLURAY, Modifier.NONE): 720,
    (Source.BLURAY, Modifier.REMUX): 1080,
}
"""What a name without a resolution most likely is, where that is not the lowest of its family."""


@lru_cache(maxsize=1024)
def name_quality(quality: Quality) -> NamedQuality:
    """The rung that fits best: same source and modifier, the highest resolution not above the one read.

    A resolution without a source counts as television, the plainest thing it can be. Never fails: what fits nowhere
    is `Unknown`.
    """
    family = _family(quality)
    lines = quality.resolution or _WITHOUT_RESOLUTION.get((quality.source, quality.modifier), 0)
    fitting = [rung for rung in family if rung.quality.resolution <= lines]
    return fitting[-1] if fitting else family[0]


def _family(quality: Quality) -> tuple[NamedQuality, ...]:
    source = quality.source
    if source is Source.UNKNOWN and (quality.resolution or quality.modifier is not Modifier.NONE):
        source = _source_of_modifier(quality.modifier)
    exact = _FAMILIES.get((source, quality.modifier))
    return exact or _FAMILIES.get((source, Modifier.NONE), (UNKNOWN,))


def _source_of_modifier(modifier: Modifier) -> Source:
    if modifier in (Modifier.REMUX, Modifier.BRDISK):
        return Source.BLURAY
    if modifier in (Modifier.REGIONAL, Modifier.SCREENER):
        return Source.DVD
    return Source.TV
