"""Layouts that come with Reelway."""

from dataclasses import dataclass

from catalog.domain.naming.numbering import MultiEpisodeStyle


@dataclass(frozen=True, slots=True)
class NamingPreset:
    """Templates of one layout. The specials' folder is a template too."""

    name: str
    show_folder: str
    season_folder: str
    specials_folder: str
    episode_file: str
    daily_file: str
    movie_folder: str
    movie_file: str
    multi_episode: MultiEpisodeStyle = MultiEpisodeStyle.PREFIXED_RANGE


_STANDARD = NamingPreset(
    name="standard",
    show_folder="{Series Title} {(Year)}",
    season_folder="Season {season:00}",
    specials_folder="Specials",
    episode_file="{Series Title} - {Episodes} - {Episode Title} {[Quality Full]}{-Release Group}",
    daily_file="{Series Title} - {Air Date} - {Episodes} - {Episode Title} {[Quality Full]}{-Release Group}",
    movie_folder="{Movie Title} {(Year)}",
    movie_file="{Movie Title} {(Year)} {[Quality Full]}{-Release Group}",
)
_JELLYFIN = NamingPreset(
    name="jellyfin",
    show_folder="{Series Title} {(Year)} {[imdbid-{ImdbId}]}",
    season_folder="Season {season:00}",
    specials_folder="Season 00",
    episode_file="{Series Title} {Episodes} {Episode Title}",
    daily_file="{Series Title} {Episodes} {Episode Title}",
    movie_folder="{Movie Title} {(Year)} {[imdbid-{ImdbId}]}",
    movie_file="{Movie Title} {(Year)} {[imdbid-{ImdbId}]}",
)
_PLEX = NamingPreset(
    name="plex",
    show_folder="{Series Title} {(Year)} {imdb-{ImdbId}}",
    season_folder="Season {season:00}",
    specials_folder="Specials",
    episode_file="{Series Title} {(Year)} - {Episodes} - {Episode Title}",
    daily_file="{Series Title} {(Year)} - {Air Date} - {Episode Title} - {Episodes}",
    movie_folder="{Movie Title} {(Year)} {imdb-{ImdbId}}",
    movie_file="{Movie Title} {(Year)} {imdb-{ImdbId}}",
)
_PROVIDER_ID = NamingPreset(
    name="provider-id",
    show_folder="{Series Title} {(Year)} [{Source}id-{Source Id}]",
    season_folder="Season {season}",
    specials_folder="Season 0",
    episode_file="{Series Title} {Episodes}",
    daily_file="{Series Title} {Episodes}",
    movie_folder="{Movie Title} {(Year)} [{Source}id-{Source Id}]",
    movie_file="{Movie Title} {(Year)}",
    multi_episode=MultiEpisodeStyle.REPEAT,
)

PRESETS: dict[str, NamingPreset] = {preset.name: preset for preset in (_STANDARD, _JELLYFIN, _PLEX, _PROVIDER_ID)}
"""By name."""
