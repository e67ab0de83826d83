"""The numbers that Sonarr and Radarr use for qualities, sources, modifiers and release types in their JSON.

The same number means different things in the two: 20 is a 1080p remux in one and a 480p Blu-ray in the other, and a
remux is a source there and a modifier here.
"""

from enum import StrEnum

from releases.release import Modifier, Source


class App(StrEnum):
    """Whose JSON it is."""

    SONARR = "sonarr"
    RADARR = "radarr"


_SHARED_IDS = {
    0: "Unknown",
    1: "SDTV",
    2: "DVD",
    3: "WEBDL-1080p",
    4: "HDTV-720p",
    5: "WEBDL-720p",
    6: "Bluray-720p",
    7: "Bluray-1080p",
    8: "WEBDL-480p",
    9: "HDTV-1080p",
    10: "Raw-HD",
    12: "WEBRip-480p",
    14: "WEBRip-720p",
    15: "WEBRip-1080p",
    16: "HDTV-2160p",
    17: "WEBRip-2160p",
    18: "WEBDL-2160p",
    19: "Bluray-2160p",
}

QUALITY_IDS: dict[App, dict[int, str]] = {
    App.SONARR: _SHARED_IDS | {13: "Bluray-480p", 20: "Remux-1080p", 21: "Remux-2160p", 22: "Bluray-576p"},
    App.RADARR: _SHARED_IDS
    | {
        20: "Bluray-480p",
        21: "Bluray-576p",
        22: "BR-DISK",
        23: "DVD-R",
        24: "WORKPRINT",
        25: "CAM",
        26: "TELESYNC",
        27: "TELECINE",
        28: "DVDSCR",
        29: "REGIONAL",
        30: "Remux-1080p",
        31: "Remux-2160p",
    },
}

SOURCE_NUMBERS: dict[App, dict[int, tuple[Source, Modifier | None]]] = {
    App.SONARR: {
        0: (Source.UNKNOWN, None),
        1: (Source.TV, Modifier.NONE),
        2: (Source.TV, Modifier.RAWHD),
        3: (Source.WEBDL, None),
        4: (Source.WEBRIP, None),
        5: (Source.DVD, None),
        6: (Source.BLURAY, Modifier.NONE),
        7: (Source.BLURAY, Modifier.REMUX),
    },
    App.RADARR: {
        0: (Source.UNKNOWN, None),
        1: (Source.CAM, None),
        2: (Source.TELESYNC, None),
        3: (Source.TELECINE, None),
        4: (Source.WORKPRINT, None),
        5: (Source.DVD, None),
        6: (Source.TV, None),
        7: (Source.WEBDL, None),
        8: (Source.WEBRIP, None),
        9: (Source.BLURAY, None),
    },
}
"""Per app: number to source and modifier; None as modifier is any."""

MODIFIER_NUMBERS: dict[int, Modifier] = {
    0: Modifier.NONE,
    1: Modifier.REGIONAL,
    2: Modifier.SCREENER,
    3: Modifier.RAWHD,
    4: Modifier.BRDISK,
    5: Modifier.REMUX,
}
