"""A release in the JSON shape of the corpus, which `reelway releases read --jsonl` prints."""

from releases.release import Kind, Modifier, Release, Source

_SHOW_NAMES = {"portuguesebr": "portuguesebrazil"}
"""Shows and films are written by different tools, and each calls Brazilian Portuguese its own way."""


def release_as_json(release: Release) -> dict[str, object]:
    """All facts but the spans; an unknown source or resolution is null, a film without a year has year 0."""
    film = release.kind is Kind.MOVIE
    quality = release.quality
    return {
        "title": release.title,
        "title_without_year": release.title_without_year,
        "year": release.year or (0 if film else None),
        "titles": list(release.titles),
        "season": release.season,
        "seasons": list(release.seasons),
        "episodes": list(release.episodes),
        "absolute": list(release.absolute),
        "air_date": release.air_date.isoformat() if release.air_date else None,
        "part": release.part,
        "full_season": release.full_season,
        "multi_season": release.multi_season,
        "season_extra": release.season_extra,
        "special": release.special,
        "season_part": release.season_part,
        "split_episode": release.split_episode,
        "quality": {
            "source": None if quality.source is Source.UNKNOWN else quality.source.value,
            "resolution": quality.resolution or None,
            "modifier": None if quality.modifier is Modifier.NONE else quality.modifier.value,
        },
        "proper": release.proper,
        "repack": release.repack,
        "revision": release.revision,
        "real": release.real,
        "group": release.group,
        "hash": release.hash,
        "languages": [name if film else _SHOW_NAMES.get(name, name) for name in release.languages],
        "edition": release.edition,
        "hardcoded_subs": release.hardcoded_subs,
        "subtitle_language": release.subtitle_language,
        "tmdb_id": release.tmdb_id,
        "imdb_id": release.imdb_id,
        "tvdb_id": release.tvdb_id,
        "video_codec": release.video_codec,
        "audio_codec": release.audio_codec,
        "audio_channels": release.audio_channels,
        "hdr": list(release.hdr),
        "bit_depth": release.bit_depth,
        "streaming_service": release.streaming_service,
        "is_3d": release.is_3d,
        "container": release.container,
    }
