"""The sources by name."""

from enum import StrEnum


class SourceName(StrEnum):
    """Where metadata comes from."""

    TMDB = "tmdb"
    TVDB = "tvdb"
    TVMAZE = "tvmaze"
    CINEMETA = "cinemeta"
