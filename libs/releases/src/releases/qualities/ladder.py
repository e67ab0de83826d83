"""The quality ladder: every named quality, worst first."""

from dataclasses import dataclass

from releases.release import Modifier, Quality, Source


@dataclass(frozen=True, slots=True)
class NamedQuality:
    """One rung. `weight` orders the rungs; equal weights mean neither is better (WEBDL and WEBRip)."""

    name: str
    quality: Quality
    weight: int


def _rung(
    name: str, weight: int, source: Source, resolution: int = 0, modifier: Modifier = Modifier.NONE
) -> NamedQuality:
    return NamedQuality(name, Quality(source, resolution, modifier), weight)


UNKNOWN = _rung("Unknown", 1, Source.UNKNOWN)

LADDER: tuple[NamedQuality, ...] = (
    UNKNOWN,
    _rung("WORKPRINT", 2, Source.WORKPRINT),
    _rung("CAM", 3, Source.CAM),
    _rung("TELESYNC", 4, Source.TELESYNC),
    _rung("TELECINE", 5, Source.TELECINE),
    _rung("REGIONAL", 6, Source.DVD, 480, Modifier.REGIONAL),
    _rung("DVDSCR", 7, Source.DVD, 480, Modifier.SCREENER),
    _rung("SDTV", 8, Source.TV, 480),
    _rung("DVD", 9, Source.DVD, 480),
    _rung("DVD-R", 10, Source.DVD, 480, Modifier.REMUX),
    _rung("WEBRip-480p", 11, Source.WEBRIP, 480),
    _rung("WEBDL-480p", 11, Source.WEBDL, 480),
    _rung("Bluray-480p", 12, Source.BLURAY, 480),
    _rung("Bluray-576p", 13, Source.BLURAY, 576),
    _rung("HDTV-720p", 14, Source.TV, 720),
    _rung("WEBRip-720p", 15, Source.WEBRIP, 720),
    _rung("WEBDL-720p", 15, Source.WEBDL, 720),
    _rung("Bluray-720p", 16, Source.BLURAY, 720),
    _rung("HDTV-1080p", 17, Source.TV, 1080),
    _rung("WEBRip-1080p", 18, Source.WEBRIP, 1080),
    _rung("WEBDL-1080p", 18, Source.WEBDL, 1080),
    _rung("Bluray-1080p", 19, Source.BLURAY, 1080),
    _rung("Remux-1080p", 20, Source.BLURAY, 1080, Modifier.REMUX),
    _rung("HDTV-2160p", 21, Source.TV, 2160),
    _rung("WEBRip-2160p", 22, Source.WEBRIP, 2160),
    _rung("WEBDL-2160p", 22, Source.WEBDL, 2160),
    _rung("Bluray-2160p", 23, Source.BLURAY, 2160),
    _rung("Remux-2160p", 24, Source.BLURAY, 2160, Modifier.REMUX),
    _rung("BR-DISK", 25, Source.BLURAY, 1080, Modifier.BRDISK),
    _rung("Raw-HD", 26, Source.TV, 1080, Modifier.RAWHD),
)

BY_NAME: dict[str, NamedQuality] = {rung.name: rung for rung in LADDER}
"""The rungs by exact name."""

OTHER_NAMES: dict[str, str] = {"Bluray-1080p Remux": "Remux-1080p", "Bluray-2160p Remux": "Remux-2160p"}
"""Names that other programs use for a rung."""


def find_quality(name: str) -> NamedQuality | None:
    """The rung called `name`, in our words or another program's; None when there is none."""
    return BY_NAME.get(OTHER_NAMES.get(name, name))
