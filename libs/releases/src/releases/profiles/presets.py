"""Profiles for a newcomer: any, HD, 4K, small, anime."""

from releases.formats.languages import ANY, ORIGINAL
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.qualities.definitions import QualityDefinition, definitions
from releases.qualities.ladder import LADDER

_NEVER = frozenset({"Unknown", "WORKPRINT", "CAM", "TELESYNC", "TELECINE", "REGIONAL", "DVDSCR", "BR-DISK", "Raw-HD"})
_HD = frozenset({"HDTV-720p", "WEB 720p", "Bluray-720p", "HDTV-1080p", "WEB 1080p", "Bluray-1080p"})
_UHD = frozenset({"HDTV-2160p", "WEB 2160p", "Bluray-2160p"})
_SMALL = frozenset({"SDTV", "DVD", "WEB 480p", "Bluray-480p", "Bluray-576p", "HDTV-720p", "WEB 720p"})


def ladder_groups(allowed: frozenset[str] | None = None) -> tuple[QualityGroup, ...]:
    """The whole ladder, worst first; WEBDL and WEBRip of a resolution share a group, as "WEB 1080p".

    `allowed` are names of groups; None allows all but copies from cinemas, raw disks and what is not known.
    """
    by_weight: dict[int, list[str]] = {}
    for rung in LADDER:
        by_weight.setdefault(rung.weight, []).append(rung.name)
    groups = []
    for _, names in sorted(by_weight.items()):
        name = names[0] if len(names) == 1 else f"WEB {names[0].partition('-')[2]}"
        groups.append(QualityGroup(name, tuple(names), name in allowed if allowed is not None else name not in _NEVER))
    return tuple(groups)


_SPOKEN = (ORIGINAL,)
"""Who does not choose a language wants none that somebody dubbed it in; names with several, or none, pass."""

PRESETS: tuple[QualityProfile, ...] = (
    QualityProfile("any", "Any", ladder_groups(), cutoff="WEB 1080p", languages=(ANY,)),
    QualityProfile("hd", "HD (720p and 1080p)", ladder_groups(_HD), cutoff="Bluray-1080p", languages=_SPOKEN),
    QualityProfile(
        "4k", "4K", ladder_groups(_UHD | {"WEB 1080p", "Bluray-1080p"}), cutoff="Bluray-2160p", languages=_SPOKEN
    ),
    QualityProfile(
        "small", "Small", ladder_groups(_SMALL), cutoff="WEB 720p", upgrades_allowed=False, languages=_SPOKEN
    ),
    QualityProfile(
        "anime",
        "Anime",
        ladder_groups(_HD | {"SDTV", "DVD", "WEB 480p", "Bluray-480p"}),
        cutoff="Bluray-1080p",
        languages=_SPOKEN,
    ),
)

_LEAST_MB_PER_MINUTE = {480: 1.5, 576: 2.0, 720: 4.0, 1080: 6.0, 2160: 18.0}
"""What a picture of so many lines cannot go below without being a fake or a ruin; a modern codec stays above."""


def sensible_definitions() -> dict[str, QualityDefinition]:
    """Size limits to begin with: they stop fakes, and nothing else."""
    return definitions(
        QualityDefinition(rung.name, _LEAST_MB_PER_MINUTE[rung.quality.resolution])
        for rung in LADDER
        if rung.quality.resolution in _LEAST_MB_PER_MINUTE and rung.name not in _NEVER
    )
