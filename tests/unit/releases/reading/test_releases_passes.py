"""The small passes beside numbering: text, sites, junk, titles, groups, languages, editions, ids, subtitles."""

import pytest

from releases.reading.backwards import is_backwards, turn, turn_marks
from releases.reading.containers import take_extension
from releases.reading.groups import find_closing_group, find_leading_group, take_hash
from releases.reading.ids import take_ids
from releases.reading.junk import is_junk
from releases.reading.paths import leading_episode, season_of_folder, split_path
from releases.reading.posts import unwrap_post
from releases.reading.reader import read_release
from releases.reading.scanning import scan
from releases.reading.sites import drop_sites
from releases.reading.subtitles import find_subtitle_language
from releases.reading.text import prepare
from releases.reading.titles import boxed_title, clean, movie_title, tv_title
from releases.release import Kind, Modifier, Quality, Source


@pytest.mark.parametrize("name", ["İstanbul S01E02", "【组】灯塔", "ﬁlm ½", "plain", "a\x00b"])
def test_preparing_keeps_every_position(name: str) -> None:
    text = prepare(name)
    assert len(text.shown) == len(text.low) == len(name)


def test_the_file_ending_is_taken_off_and_kept() -> None:
    text = prepare("Harbor Lights.mkv")
    assert take_extension(text) == "mkv"
    assert text.shown.rstrip() == "Harbor Lights"
    assert take_extension(prepare("Harbor.Lights.v2")) is None
    assert take_extension(prepare("Harbor.Lights.mkv.nzb")) == "mkv"
    assert take_extension(prepare("Harbor.Lights.TS")) is None


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("[ www.site.com ] - Harbor Lights", "Harbor Lights"),
        ("www.site.org - Harbor Lights", "Harbor Lights"),
        ("Harbor Lights-QUAY[rartv]", "Harbor Lights-QUAY"),
        ("Harbor Lights-QUAY [eztv]-[site.com]", "Harbor Lights-QUAY"),
        ("Harbor Lights [YTS.MX]", "Harbor Lights [YTS.MX]"),
    ],
)
def test_names_of_sites_are_dropped(name: str, left: str) -> None:
    text = prepare(name)
    drop_sites(text)
    assert text.shown.strip() == left


@pytest.mark.parametrize(
    "name",
    [
        'Harbor Lights [01/54] - "harbor.nfo" yEnc',
        '"Harbor Lights" yEnc (1/100)',
        '[1234]-[FULL]-[#a.b.tv]-[ Harbor Lights ]-[01/34] - "harbor.nfo" yEnc',
        "Harbor Lights",
    ],
)
def test_what_posters_write_around_a_name_is_dropped(name: str) -> None:
    text = prepare(name)
    unwrap_post(text)
    assert text.shown.strip() == "Harbor Lights"


@pytest.mark.parametrize(
    "name", ["9f86d081884c7d659a2feaa0c55ad015", "Gk3Vb8XzQ2Lp7Tn5Rw9Yc4Hs6Jd1Fm0KaBeUxiOo", "...", " "]
)
def test_hashes_and_scrambled_names_are_junk(name: str) -> None:
    assert is_junk(name)


@pytest.mark.parametrize(
    "name",
    [
        "Harbor Lights",
        "HarborLightsTheCompleteCollection",
        "1917",
        "HarborLightsS01E06",
        "HarborLightsTheCompleteSeries720p",
    ],
)
def test_names_that_people_wrote_are_no_junk(name: str) -> None:
    assert not is_junk(name)


def test_titles_are_written_as_a_person_would() -> None:
    assert clean("Harbor.Lights.-.") == "Harbor Lights"
    assert clean("To.Live.in.L.A.") == "To Live in L.A."
    assert clean("Harbor_Lights_(2019") == "Harbor Lights (2019)"


def test_a_year_in_a_shows_title_is_known_apart() -> None:
    title = tv_title("Harbor Lights (2019)")
    assert (title.whole, title.without_year, title.year) == ("Harbor Lights (2019)", "Harbor Lights", 2019)
    assert tv_title("1234") == ("1234", "1234", None, ("1234",))


def test_all_titles_of_a_name_are_kept() -> None:
    assert tv_title("Тихий сад / Quiet Orchard").all == ("Тихий сад", "Quiet Orchard")
    assert movie_title("Salt Road (aka Sal)")[1] == ("Salt Road (aka Sal)", "Salt Road", "Sal")


def test_the_latin_bracket_is_the_title_of_a_name_made_of_brackets() -> None:
    assert boxed_title("[组][灯塔之光][Kaze no Lantern]") == "Kaze no Lantern"
    assert boxed_title("[组]") == "组"
    assert boxed_title("") is None


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Harbor.Lights.S01E02.720p.HDTV.x264-QUAY", "QUAY"),
        ("Harbor.Lights.S01E02.720p.HDTV.x264-QUAY-Obfuscated", "QUAY"),
        ("Harbor Lights S01E02 (1080p BluRay x265 Natty)", "Natty"),
        ("Harbor Lights S01E02 1080p WEB-DL", None),
        ("Harbor Lights - S01E02 - Wild-Goose", None),
    ],
)
def test_the_closing_group_stands_behind_the_facts(name: str, group: str | None) -> None:
    text = prepare(name)
    found = find_closing_group(text, scan(text), name.index("S01E02") + 6)
    assert (found and found.name) == group


def test_a_leading_bracket_of_facts_is_no_group() -> None:
    plain, facts = prepare("[QUAY] Harbor Lights"), prepare("[1080p] Harbor Lights")
    leading = find_leading_group(plain, scan(plain))
    assert leading is not None
    assert leading.name == "QUAY"
    assert find_leading_group(facts, scan(facts)) is None


def test_the_checksum_is_the_last_bracket_of_eight_hex_digits() -> None:
    assert take_hash(prepare("[QUAY] Harbor Lights - 01 [3fa2c41d]")) == "3FA2C41D"
    assert take_hash(prepare("Harbor Lights [20190102]")) is None
    assert take_hash(prepare("Harbor Lights [deadbeef]")) is None


def test_ids_are_taken_out_with_their_brackets() -> None:
    text = prepare("Salt Road (2014) {tmdb-603} [tt0133093] [tvdbid-9]")
    assert take_ids(text) == ("tt0133093", 603, 9)
    assert text.shown.strip() == "Salt Road (2014)"


@pytest.mark.parametrize(
    ("stem", "language"),
    [
        ("Salt Road.en", "english"),
        ("Salt Road.en.sdh.forced", "english"),
        ("Salt Road.pt-BR", "portuguesebr"),
        ("Salt Road.de.hi", "german"),
        ("Salt Road.hi", "hindi"),
        ("Salt Road", None),
        ("Salt Road (2020) - [AAC 2.0].default", None),
    ],
)
def test_the_language_of_subtitles_stands_at_the_end(stem: str, language: str | None) -> None:
    assert find_subtitle_language(prepare(stem)) == language


def test_folders_say_seasons_and_files_in_them_episodes() -> None:
    assert split_path("C:\\tv\\Show/Season 1//a.mkv") == ["tv", "Show", "Season 1", "a.mkv"]
    assert [season_of_folder(name) for name in ("Season 02", "S3", "Specials", "Show")] == [2, 3, 0, None]
    assert [leading_episode(name, 2) for name in ("05 - A", "205 - A", "E07", "1080p", "A 05")] == [5, 5, 7, None, None]


@pytest.mark.parametrize(
    ("tail", "languages"),
    [
        ("German.DL.1080p", ("german", "original")),
        ("Ger.Eng.Sub.1080p", ()),
        ("1080p.ENG-ITA", ("english", "italian")),
        ("VOSTFR.1080p", ()),
        ("The.Italian.Way.Home.1080p", ()),
        ("1080p.WEB.it.is", ()),
    ],
)
def test_spoken_languages_are_read_among_the_facts_only(tail: str, languages: tuple[str, ...]) -> None:
    release = read_release(f"Harbor.Lights.S01E02.{tail}", Kind.TV)
    assert release is not None
    assert release.languages == languages


@pytest.mark.parametrize(
    ("tail", "quality"),
    [
        ("1080p.BluRay.REMUX.AVC", Quality(Source.BLURAY, 1080, Modifier.REMUX)),
        ("720p.BluRay.REMUX.AVC", Quality(Source.BLURAY, 720)),
        ("COMPLETE.BLURAY", Quality(Source.BLURAY, 1080, Modifier.BRDISK)),
        ("German.DL.1080p.BluRay.AVC", Quality(Source.BLURAY, 1080, Modifier.REMUX)),
        ("4K.1080p.WEB-DL", Quality(Source.WEBDL, 1080)),
        ("DVDSCR", Quality(Source.DVD, 480, Modifier.SCREENER)),
        ("1080i.HDTV.MPEG2", Quality(Source.TV, 1080, Modifier.RAWHD)),
        ("Nothing", Quality()),
    ],
)
def test_words_of_quality_add_up(tail: str, quality: Quality) -> None:
    release = read_release(f"Salt.Road.2014.{tail}-QUAY", Kind.MOVIE)
    assert release is not None
    assert release.quality == quality


def test_spans_say_where_each_fact_stands() -> None:
    name = "Harbor.Lights.S01E02.German.REPACK.1080p.NF.WEB-DL.DDP5.1.HDR10.H.265-QUAY.mkv"
    release = read_release(name, Kind.TV)
    assert release is not None
    said = {span.fact: name[span.start : span.end] for span in release.spans}
    assert said == {
        "title": "Harbor.Lights.",
        "episodes": "S01E02",
        "languages": "German",
        "revision": "REPACK",
        "resolution": "1080p",
        "streaming_service": "NF",
        "source": "WEB-DL",
        "audio_codec": "DDP",
        "audio_channels": "5.1",
        "hdr": "HDR10",
        "video_codec": "H.265",
        "group": "QUAY",
        "container": "mkv",
    }


def test_spans_of_a_film_hold_year_and_edition() -> None:
    name = "Salt.Road.2014.Extended.Cut.720p.BluRay.x264-QUAY"
    release = read_release(name, Kind.MOVIE)
    assert release is not None
    said = {span.fact: name[span.start : span.end] for span in release.spans}
    assert (said["title"], said["year"], said["edition"]) == ("Salt.Road.", "2014", "Extended.Cut")


def test_names_written_backwards_are_turned_and_their_spans_with_them() -> None:
    name = "p027.50E20S.sthgiL.mkv"
    assert is_backwards(name)
    assert not is_backwards("Lights.S02E05.720p")
    assert turn(name) == "Lights.S02E05.720p.mkv"
    assert turn_marks(((7, 13, "episodes"), (19, 22, "container")), name) == (
        (5, 11, "episodes"),
        (19, 22, "container"),
    )
