"""What an indexer says about a release, and the bits that Sonarr and Radarr use for it."""

from enum import StrEnum

from releases.qualities.numbers import App


class Flag(StrEnum):
    """An indexer flag; always lower case."""

    FREELEECH = "freeleech"
    HALFLEECH = "halfleech"
    FREELEECH_75 = "freeleech75"
    FREELEECH_25 = "freeleech25"
    DOUBLE_UPLOAD = "doubleupload"
    INTERNAL = "internal"
    SCENE = "scene"
    GOLDEN = "golden"
    APPROVED = "approved"
    NUKED = "nuked"
    SUBTITLES = "subtitles"


_SHARED = {1: Flag.FREELEECH, 2: Flag.HALFLEECH, 4: Flag.DOUBLE_UPLOAD}

FLAG_BITS: dict[App, dict[int, Flag]] = {
    App.SONARR: _SHARED
    | {
        8: Flag.INTERNAL,
        16: Flag.SCENE,
        32: Flag.FREELEECH_75,
        64: Flag.FREELEECH_25,
        128: Flag.NUKED,
        256: Flag.SUBTITLES,
    },
    App.RADARR: _SHARED
    | {
        8: Flag.GOLDEN,
        16: Flag.APPROVED,
        32: Flag.INTERNAL,
        128: Flag.SCENE,
        256: Flag.FREELEECH_75,
        512: Flag.FREELEECH_25,
        2048: Flag.NUKED,
        4096: Flag.SUBTITLES,
    },
}
"""8 and 16 mean different things in the two programs."""
