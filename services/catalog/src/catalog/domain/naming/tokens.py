"""What the tokens of naming templates stand for."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from catalog.domain.naming.numbering import MultiEpisodeStyle, number_episodes
from catalog.domain.sorting import sort_name
from catalog.domain.titles import Episode, Title
from contracts.values import Evidence, MediaInfo

_ARTICLE = re.compile(r"^(The|An?)\s+(.+)$", re.IGNORECASE)
_UNCLEAN = re.compile(r"[^\w\s&+'-]")
_TRAILING_YEAR = re.compile(r"\s*\(?\b(19|20)\d{2}\)?$")
_PART = re.compile(r"\s*[(,]?\s*(?:part|pt\.?)\s*\d+\)?$|\s*\(\d+\)$", re.IGNORECASE)


def title_tokens(title: Title) -> dict[str, str]:
    """Tokens of every template; the same for `Series` and `Movie`."""
    ids = title.external_ids
    without_year = _TRAILING_YEAR.sub("", title.name) or title.name
    year = str(title.year or "")
    values = {
        "year": year,
        "releaseyear": year,
        "originallanguage": title.original_language or "",
        "certification": title.certification or "",
        "collection": title.collection or "",
        "imdbid": ids.imdb or "",
        "tmdbid": str(ids.tmdb or ""),
        "tvdbid": str(ids.tvdb or ""),
        "tvmazeid": str(ids.tvmaze or ""),
        "source": title.source,
        "sourceid": title.source_id,
        "slot": "",
    }
    for kind in ("series", "movie"):
        values |= {
            f"{kind}title": title.name,
            f"{kind}cleantitle": clean_title(title.name),
            f"{kind}titlethe": move_article(title.name),
            f"{kind}titleyear": f"{without_year} ({year})" if year else title.name,
            f"{kind}titlewithoutyear": without_year,
            f"{kind}titlefirstcharacter": sort_name(title.name)[:1].upper(),
        }
    return values


def episode_tokens(episodes: Sequence[Episode], style: MultiEpisodeStyle) -> dict[str, str]:
    """Tokens of a file of one or more episodes of one season, in order."""
    first = episodes[0]
    absolute = [f"{episode.absolute_number:03}" for episode in episodes if episode.absolute_number is not None]
    name = join_names([episode.name for episode in episodes])
    return {
        "season": str(first.season),
        "episode": str(first.number),
        "episodes": number_episodes(episodes, style),
        "absolute": "-".join(absolute[:1] + absolute[1:][-1:]),
        "airdate": first.air_at.date().isoformat() if first.air_at else "",
        "episodetitle": name,
        "episodecleantitle": clean_title(name),
    }


def file_tokens(evidence: Evidence, media: MediaInfo | None, original_path: str) -> dict[str, str]:
    """Tokens of the release that a file came from, and of what its probe found."""
    proper = "Proper" if evidence.revision > 1 else ""
    return {
        "qualityfull": f"{evidence.quality} {proper}".strip(),
        "qualitytitle": evidence.quality,
        "qualityproper": proper,
        "releasegroup": evidence.group or "",
        "originaltitle": evidence.release_name,
        "originalfilename": PurePosixPath(original_path).stem,
        "customformats": " ".join(evidence.formats),
        **(_media_tokens(media) if media else {}),
    }


def _media_tokens(media: MediaInfo) -> dict[str, str]:
    audio = media.audio_codecs[0] if media.audio_codecs else ""
    languages = "+".join(language.upper() for language in media.audio_languages)
    simple = f"{media.video_codec} {audio}".strip()
    return {
        "mediainfovideocodec": media.video_codec,
        "mediainfovideobitdepth": str(media.bit_depth or ""),
        "mediainfovideodynamicrange": "HDR" if media.hdr else "",
        "mediainfovideodynamicrangetype": media.hdr or "",
        "mediainfoaudiocodec": audio,
        "mediainfoaudiochannels": media.audio_channels or "",
        "mediainfoaudiolanguages": languages,
        "mediainfosubtitlelanguages": "+".join(language.upper() for language in media.subtitle_languages),
        "mediainfosimple": simple,
        "mediainfofull": f"{simple} {languages}".strip(),
    }


def clean_title(name: str) -> str:
    """Without punctuation that players trip over."""
    return " ".join(_UNCLEAN.sub(" ", name.replace("&", "and")).split()) or name


def move_article(name: str) -> str:
    """`The Expanse` → `Expanse, The`."""
    return _ARTICLE.sub(r"\2, \1", name)


def join_names(names: Sequence[str]) -> str:
    """`Pilot (1)` and `Pilot (2)` make one `Pilot`; different names are joined with `+`."""
    bare = [_PART.sub("", name) or name for name in names]
    if len(names) > 1 and all(one.casefold() == other.casefold() for one, other in pairwise(bare)):
        return bare[0]
    return " + ".join(dict.fromkeys(names))
