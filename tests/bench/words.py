"""Made-up titles and release names, as many as wanted, each different and the same in every run."""

import random

_FIRST = (
    *("Amber", "Birch", "Copper", "Drift", "Ember", "Fallow", "Gilded", "Hollow"),
    *("Iron", "Juniper", "Kelp", "Lantern", "Marble", "Nettle", "Ochre", "Pewter"),
)
_SECOND = (
    *("Anchor", "Beacon", "Canyon", "Delta", "Estuary", "Ferry", "Garden", "Harbor"),
    *("Island", "Jetty", "Kiln", "Ledger", "Meadow", "Nook", "Orchard", "Pier"),
)
_THIRD = (
    *("Affair", "Ballad", "Chronicle", "Diary", "Elegy", "Fable", "Gospel", "Hymn"),
    *("Idyll", "Journal", "Letters", "Mystery", "Notes", "Oath", "Psalm", "Riddle"),
)
_QUALITIES = (
    "2160p.AMZN.WEB-DL.DDP5.1.Atmos.DV.HDR10.H.265",
    "1080p.NF.WEB-DL.DDP5.1.H.264",
    "1080p.BluRay.REMUX.AVC.DTS-HD.MA.5.1",
    "1080p.WEBRip.x265.10bit.AAC5.1",
    "1080p.BluRay.x264.DTS",
    "720p.HDTV.x264",
    "720p.WEB.h264",
    "GERMAN.DL.1080p.WEB.H264",
    "PROPER.1080p.WEB.H264",
    "480p.WEB-DL.AAC2.0.x264",
)
_BEFORE = (*("" for _ in range(12)), ".PROPER", ".REPACK", ".GERMAN.DL", ".MULTi", ".iTALiAN", ".FRENCH")
_LINES = (".480p", ".720p", ".720p", ".1080p", ".1080p", ".1080p", ".2160p")
_SOURCES = (
    *(".WEB", ".WEB", ".WEB-DL", ".AMZN.WEB-DL", ".NF.WEB-DL", ".DSNP.WEB-DL", ".ATVP.WEB-DL", ".HMAX.WEB-DL"),
    *(".WEBRip", ".PCOK.WEBRip", ".HDTV", ".HDTV", ".BluRay", ".BluRay", ".BluRay.REMUX"),
)
_SOUNDS = (
    *("" for _ in range(6)),
    ".AAC2.0",
    ".DDP5.1",
    ".DDP5.1",
    ".DDP5.1.Atmos",
    ".DD5.1",
    ".DTS",
    ".DTS-HD.MA.5.1",
)
_PICTURES = (".x264", ".H.264", ".h264", ".x265", ".H.265", ".HEVC", ".10bit.x265", ".DV.HDR10.H.265", ".AV1", ".XviD")
MOST = len(_FIRST) * len(_SECOND) * len(_THIRD)


def name_of(number: int) -> str:
    """A title of three words, unique below 4,096."""
    number, third = divmod(number, len(_THIRD))
    first, second = divmod(number, len(_SECOND))
    return f"{_FIRST[first % len(_FIRST)]} {_SECOND[second]} {_THIRD[third]}"


def episode_release(title: str, season: int, episode: int, number: int) -> str:
    """A release of an episode; `number` chooses quality and group."""
    return f"{title.replace(' ', '.')}.S{season:02}E{episode:02}.{_QUALITIES[number % len(_QUALITIES)]}-{group(number)}"


def varied_release(title: str, season: int, episode: int, number: int) -> str:
    """As `episode_release`, in thousands of wordings: some are common, most are rare."""
    chance = random.Random(number)
    words = (chance.choice(table) for table in (_BEFORE, _LINES, _SOURCES, _SOUNDS, _PICTURES))
    return f"{title.replace(' ', '.')}.S{season:02}E{episode:02}{''.join(words)}-{group(chance.randrange(97))}"


def group(number: int) -> str:
    """One of 97 groups."""
    number = number * 31 % 97
    return f"{_SECOND[number % 16][:4].upper()}{_THIRD[number // 16][:2]}"
