"""The reader: from a name to everything that it says."""

from dataclasses import replace

from releases.reading import films, shows
from releases.reading.containers import take_extension
from releases.reading.editions import read_edition
from releases.reading.groups import Group, find_closing_group, find_leading_group, take_hash
from releases.reading.ids import take_ids
from releases.reading.junk import is_junk
from releases.reading.languages import read_languages
from releases.reading.media import read_media
from releases.reading.paths import leading_episode, season_of_folder, split_path
from releases.reading.qualities import read_quality
from releases.reading.revisions import read_revision
from releases.reading.sites import drop_sites, find_date_stamp
from releases.reading.subtitles import find_subtitle_language
from releases.reading.text import Text, prepare
from releases.reading.vocabulary import Hit, scan
from releases.reading.zone import facts_after
from releases.release import Kind, Release, Span


def read_release(name: str, kind: Kind) -> Release | None:
    """Everything that `name` says, read as `kind`; None when it is the name of no release (hashes, scrambled posts).

    Never raises, and takes time linear in the length of the name, of which at most the first 1,000 characters count.
    """
    if kind is Kind.TV_PATH:
        return _read_path(name)
    return _read_name(name, kind)


def _read_name(name: str, kind: Kind) -> Release | None:
    text = prepare(name)
    container = take_extension(text)
    if is_junk(text.shown):
        return None
    drop_sites(text)
    ids = take_ids(text)
    checksum = take_hash(text)
    subtitle_language = find_subtitle_language(text) if kind is Kind.SUBTITLE else None
    if kind is Kind.MOVIE:
        release = _read_film(name, text, container)
    else:
        release = _read_show(name, text, kind, container)
    return replace(
        release,
        hash=checksum,
        imdb_id=ids.imdb,
        tmdb_id=ids.tmdb,
        tvdb_id=ids.tvdb,
        container=container,
        subtitle_language=subtitle_language,
        spans=tuple(sorted(set(text.spans))),
    )


def _read_show(name: str, text: Text, kind: Kind, container: str | None) -> Release:
    stamped = find_date_stamp(text)
    words = text.words()
    hits = scan(text, words)
    leading = find_leading_group(text, hits)
    begin = leading.end + 1 if leading else 0
    located = shows.locate_show(text, hits, begin, stamped)
    numbering = located.numbering
    boundary = numbering.end if numbering else located.title_end
    group = leading or find_closing_group(text, hits, boundary)
    facts = _facts(hits, group, located.title_end, numbering.start if numbering else 0, boundary, text)
    release = _read_facts(Release(name, kind), facts, text, boundary, container, group)
    title = located.title
    _mark(text, located.title_start, located.title_end, "title")
    release = replace(
        release, title=title.whole, title_without_year=title.without_year, year=title.year, titles=title.all
    )
    if numbering is None:
        return release
    _mark(text, numbering.start, numbering.end, "air_date" if numbering.air_date else "absolute" if numbering.absolute and not numbering.episodes else "episodes" if numbering.episodes else "season")
    return replace(
        release,
        season=numbering.season,
        seasons=numbering.seasons,
        episodes=numbering.episodes,
        absolute=numbering.absolute,
        air_date=numbering.air_date,
        part=numbering.part,
        full_season=numbering.full_season,
        multi_season=len(numbering.seasons) > 1,
        season_extra=numbering.season_extra,
        season_part=numbering.season_part,
        special=numbering.special,
    )


def _read_film(name: str, text: Text, container: str | None) -> Release:
    words = text.words()
    hits = scan(text, words)
    leading = find_leading_group(text, hits)
    begin = leading.end + 1 if leading else 0
    located = films.locate_film(text, words, hits, begin)
    group = leading or find_closing_group(text, hits, located.boundary)
    facts = _facts(hits, group, begin, located.title_start, located.boundary, text)
    release = _read_facts(Release(name, Kind.MOVIE), facts, text, located.boundary, container, group)
    _mark(text, located.title_start, located.title_end, "title")
    if located.year is not None:
        _mark(text, located.year_start, located.year_start + 4, "year")
    return replace(
        release, title=located.title, title_without_year=located.title, titles=located.titles, year=located.year
    )


def _facts(hits: list[Hit], group: Group | None, head: int, head_end: int, boundary: int, text: Text) -> list[Hit]:
    """The hits that count: in the head those between title and numbers, after it those of the zone of facts."""
    free = [hit for hit in hits if group is None or hit.end <= group.start or hit.start >= group.end]
    return [hit for hit in free if head <= hit.start < head_end] + facts_after(free, boundary, text)


def _read_facts(
    release: Release, facts: list[Hit], text: Text, boundary: int, container: str | None, group: Group | None
) -> Release:
    media = read_media(facts, text)
    revision = read_revision(facts, text, boundary)
    _mark_quality(facts, text)
    if group:
        _mark(text, group.start, group.end, "group")
    return replace(
        release,
        quality=read_quality(facts, text, release.kind, container),
        proper=revision.proper,
        repack=revision.repack,
        revision=revision.version,
        real=revision.real,
        group=group.name if group else None,
        languages=read_languages(facts, text),
        edition=read_edition(facts, text.words(), text),
        hardcoded_subs=media.hardcoded_subs,
        video_codec=media.video_codec,
        audio_codec=media.audio_codec,
        audio_channels=media.audio_channels,
        hdr=media.hdr,
        bit_depth=media.bit_depth,
        streaming_service=media.service,
        is_3d=media.is_3d,
    )


def _mark_quality(facts: list[Hit], text: Text) -> None:
    for hit in facts:
        for kind in {kind for kind, _ in hit.facts} & {"source", "resolution", "modifier"}:
            text.mark(hit.start, hit.end, kind)


def _mark(text: Text, start: int, end: int, fact: str) -> None:
    if end > start:
        text.mark(start, end, fact)


def _read_path(path: str) -> Release | None:
    parts = split_path(path[-4_000:])
    if not parts:
        return None
    file, folders = parts[-1], parts[:-1]
    own = _read_name(file, Kind.TV_PATH)
    season = season_of_folder(folders[-1]) if folders else None
    if own and (own.air_date or (own.episodes and own.season is not None and not file[:3].isdigit())):
        return _with_folder_title(own, folders, path)
    folder = _read_name(folders[-1], Kind.TV_PATH) if folders else None
    if folder and (folder.episodes or folder.air_date):
        return replace(folder, name=path, container=own.container if own else None, spans=())
    if season is not None and (episode := leading_episode(file)) is not None:
        found = replace(own or Release(path, Kind.TV_PATH), season=season, seasons=(season,), episodes=(episode,), absolute=(), special=season == 0, title="", full_season=False)
        return _with_folder_title(found, folders, path)
    return _with_folder_title(own, folders, path) if own else None


def _with_folder_title(release: Release, folders: list[str], path: str) -> Release:
    """The title of the nearest folder that has one, when the file says none."""
    spans = tuple(Span(span.start + len(path) - len(release.name), span.end + len(path) - len(release.name), span.fact) for span in release.spans)
    release = replace(release, name=path, spans=spans)
    if release.title:
        return release
    for folder in reversed(folders):
        if season_of_folder(folder) is None and (read := _read_name(folder, Kind.TV_PATH)):
            return replace(release, title=read.title, title_without_year=read.title_without_year, year=read.year, titles=read.titles)
    return release
