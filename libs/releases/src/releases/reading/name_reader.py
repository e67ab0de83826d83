"""Reads one name: a release, a file, a subtitle."""

from typing import NamedTuple

from releases.reading.containers import take_extension
from releases.reading.editions import read_edition
from releases.reading.films import locate_film
from releases.reading.groups import Group, find_closing_group, find_leading_group, take_hash
from releases.reading.ids import Ids, take_ids
from releases.reading.junk import is_junk
from releases.reading.languages import read_languages
from releases.reading.located import Located
from releases.reading.media import read_channels, read_hardcoded_subs, read_service
from releases.reading.numbering.found import Numbering
from releases.reading.posts import unwrap_post
from releases.reading.revisions import read_revision
from releases.reading.scanning import Hit, scan
from releases.reading.shows import locate_show
from releases.reading.sites import drop_sites
from releases.reading.subtitles import find_subtitle_language
from releases.reading.technical import add_up
from releases.reading.text import Text, prepare
from releases.reading.zone import facts_after
from releases.release import Kind, Release

_NO_NUMBERS = Numbering(0, 0)
_BOXED_SOURCES = ("[web]", "[webdl]", "[web-dl]", "[hdtv]")


class Named(NamedTuple):
    """What was taken off a name before its words were read."""

    name: str
    kind: Kind
    container: str | None
    hash: str | None
    subtitle_language: str | None
    ids: Ids


def read_name(name: str, kind: Kind) -> Release | None:
    text = prepare(name)
    unwrap_post(text)
    container = take_extension(text)
    if is_junk(text.shown):
        return None
    drop_sites(text)
    ids = take_ids(text)
    checksum = take_hash(text)
    language = find_subtitle_language(text) if kind is Kind.SUBTITLE else None
    hits = scan(text)
    leading = find_leading_group(text, hits)
    begin = leading.end + 1 if leading else 0
    located = _locate(text, hits, begin, kind)
    group = leading or find_closing_group(text, hits, located.boundary)
    facts = _facts(hits, group, located, text)
    return _compose(Named(name, kind, container, checksum, language, ids), located, group, facts, text)


def _locate(text: Text, hits: list[Hit], begin: int, kind: Kind) -> Located:
    """By the grammar of its kind; subtitles belong to films when they carry no numbers."""
    if kind is Kind.MOVIE:
        return locate_film(text, hits, begin)
    located = locate_show(text, hits, begin)
    if kind is Kind.SUBTITLE and located.numbering is None:
        return locate_film(text, hits, begin)
    return located


def _facts(hits: list[Hit], group: Group | None, located: Located, text: Text) -> list[Hit]:
    """The hits that count: in the head those between title and numbers, after it those of the zone of facts."""
    if group and hits and hits[0].start < group.end and hits[-1].end > group.start:
        hits = [hit for hit in hits if hit.end <= group.start or hit.start >= group.end]
    facts = facts_after(hits, located.boundary, text)
    if located.head == located.head_end:
        return facts
    return [*(hit for hit in hits if located.head <= hit.start < located.head_end), *facts]


def _compose(named: Named, located: Located, group: Group | None, facts: list[Hit], text: Text) -> Release:
    numbering = located.numbering or _NO_NUMBERS
    technical = add_up(
        tuple([hit.known for hit in facts]),
        film=named.kind is Kind.MOVIE,
        boxed="[" in text.low and any(box in text.low for box in _BOXED_SOURCES),
        container=named.container,
    )
    kinds = technical.kinds
    revision = read_revision(facts, text, located.boundary)
    _mark(located, group, facts, text)
    return Release(
        name=named.name,
        kind=named.kind,
        title=located.title,
        title_without_year=located.without_year,
        year=located.year,
        titles=located.titles,
        season=numbering.season,
        seasons=numbering.seasons,
        episodes=numbering.episodes,
        absolute=numbering.absolute,
        air_date=numbering.air_date,
        part=numbering.part,
        full_season=numbering.full_season,
        multi_season=len(numbering.seasons) > 1,
        season_extra=numbering.season_extra,
        special=numbering.special,
        season_part=numbering.season_part,
        split_episode=numbering.split_episode,
        quality=technical.quality,
        proper=revision.proper,
        repack=revision.repack,
        revision=revision.version,
        real=revision.real,
        group=group.name if group else None,
        hash=named.hash,
        languages=read_languages(facts, text) if "language" in kinds or not text.low.isascii() else (),
        edition=read_edition(facts, text) if "edition" in kinds else None,
        hardcoded_subs=read_hardcoded_subs(facts, text) if "hardcoded" in kinds else None,
        subtitle_language=named.subtitle_language,
        tmdb_id=named.ids.tmdb,
        imdb_id=named.ids.imdb,
        tvdb_id=named.ids.tvdb,
        video_codec=technical.video_codec,
        audio_codec=technical.audio_codec,
        audio_channels=read_channels(text, located.title_end, with_sound="audio_codec" in kinds),
        hdr=technical.hdr,
        bit_depth=technical.bit_depth,
        streaming_service=read_service(facts, text) if "service" in kinds else None,
        is_3d=technical.is_3d,
        container=named.container,
        marks=tuple(text.marks),
    )


def _mark(located: Located, group: Group | None, facts: list[Hit], text: Text) -> None:
    marks = text.marks
    if located.title:
        start = located.title_start
        shown = text.shown[start : located.title_end].rstrip()  # what was taken off before is blank
        marks.append((start, start + len(shown), "title"))
    if located.year_start >= 0:
        marks.append((located.year_start, located.year_start + 4, "year"))
    if group:
        marks.append((group.start, group.end, "group"))
    if numbering := located.numbering:
        marks.append((numbering.start, numbering.end, numbering.says))
    marks += [(hit.start, hit.end, kind) for hit in facts for kind in hit.known.marked]
