"""What files are, which episodes they hold, whether they are better, and how their subtitles are called."""

from datetime import UTC, datetime

import pytest

from catalog.domain.downloaded_files import FileKind, FilePatterns, classify
from catalog.domain.matching import match_episodes
from catalog.domain.samples import is_too_short
from catalog.domain.subtitles import match_subtitles, name_subtitles
from catalog.domain.titles import Episode
from catalog.domain.upgrade import is_upgrade
from contracts.values import Evidence
from unit.catalog.catalog_examples import episode, evidence

PATTERNS = FilePatterns()
NAME = "Paper Moons"
LIMITS = ((3, 15.0), (10, 90.0), (30, 300.0), (100_000, 600.0))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("R/r.mkv", FileKind.VIDEO),
        ("R/r.M2TS", FileKind.VIDEO),
        ("r.ts", FileKind.VIDEO),
        ("R/Sample/r.mkv", FileKind.SAMPLE),
        ("R/r-sample.mkv", FileKind.SAMPLE),
        ("R/sample.mkv", FileKind.SAMPLE),
        ("Samples of Life/Samples.of.Life.S01E01.mkv", FileKind.VIDEO),
        ("R/Featurettes/how.mkv", FileKind.EXTRA),
        ("R/r-trailer.mkv", FileKind.EXTRA),
        ("The.Big.Short/The Big Short.mkv", FileKind.VIDEO),
        ("Extras/Extras.S01E01.mkv", FileKind.VIDEO),
        ("R/r.rar", FileKind.ARCHIVE),
        ("R/r.r00", FileKind.ARCHIVE),
        ("R/r.exe", FileKind.DANGEROUS),
        ("R/r.mkv.lnk", FileKind.DANGEROUS),
        ("R/Subs/2_English.srt", FileKind.SUBTITLE),
        ("R/r.idx", FileKind.SUBTITLE),
        ("R/.hidden.mkv", FileKind.OTHER),
        ("R/@eaDir/r.mkv", FileKind.EXTRA),
        ("_UNPACK_R/r.mkv", FileKind.UNPACKING),
        ("../r.mkv", FileKind.VIDEO),
        ("R/info.nfo", FileKind.OTHER),
    ],
)
def test_files_are_told_apart(path: str, kind: FileKind) -> None:
    assert classify(path, PATTERNS) is kind


def at(day: int, hour: int = 1) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


S1 = [episode(1, number, absolute_number=number) for number in range(1, 13)]
S2 = [episode(2, number, absolute_number=12 + number) for number in range(1, 13)]
DAILY = [episode(2026, 60, air_at=at(2)), episode(2026, 61, air_at=at(3))]
SPECIALS = [episode(0, 1), episode(0, 2)]
SHOW = [*SPECIALS, *S1, *S2, *DAILY]


def numbers(found: tuple[Episode, ...]) -> list[tuple[int, int]]:
    return [(one.season, one.number) for one in found]


@pytest.mark.parametrize(
    ("path", "release", "found"),
    [
        ("X/Paper.Moons.S01E03.1080p.mkv", None, [(1, 3)]),
        ("X/S01E03.mkv", None, [(1, 3)]),
        ("X/Paper Moons 1x03.mkv", None, [(1, 3)]),
        ("X/Paper.Moons.S01E03E04.mkv", None, [(1, 3), (1, 4)]),
        ("X/Paper.Moons.S00E02.mkv", None, [(0, 2)]),
        ("X/[Ink] Paper Moons - 14 [1080p].mkv", None, [(2, 2)]),
        ("X/Paper.Moons.2026.03.03.720p.WEB.mkv", None, [(2026, 61)]),
        ("X/Paper.Moons.S07E01.mkv", None, []),
        ("0a1b2c3d4e/0a1b2c3d4e.mkv", "Paper.Moons.S02E05.1080p.WEB-DL-INK", [(2, 5)]),
        ("0a1b2c3d4e/0a1b2c3d4e.mkv", None, []),
    ],
)
def test_episodes_are_found_by_what_the_name_says(path: str, release: str | None, found: list[tuple[int, int]]) -> None:
    assert numbers(match_episodes(path, release, NAME, SHOW, frozenset())) == found


def test_absolute_numbers_are_counted_where_the_source_has_none() -> None:
    plain = [episode(0, 1), *(episode(season, number) for season in (1, 2) for number in (1, 2, 3))]
    assert numbers(match_episodes("[Ink] Paper Moons - 05 [720p].mkv", None, NAME, plain, frozenset())) == [(2, 2)]


@pytest.mark.parametrize(
    ("path", "show", "found"),
    [
        ("[Ink] Paper Moons S2 - 03 [720p].mkv", NAME, [(2, 3)]),
        ("[Ink] Paper Moons 2nd Season - 03 (720p)/[Ink] Paper Moons 2nd Season - 03 (720p).mkv", NAME, [(2, 3)]),
        ("[Ink] Paper Moons S2 - 03 [720p].mkv", "Paper Moons S2", [(1, 3)]),
    ],
)
def test_numbers_count_within_a_season_that_the_title_ends_with(
    path: str, show: str, found: list[tuple[int, int]]
) -> None:
    plain = [episode(season, number) for season in (1, 2) for number in (1, 2, 3, 4)]
    assert numbers(match_episodes(path, None, show, plain, frozenset())) == found


def test_a_show_of_the_evening_is_found_by_its_local_day() -> None:
    asked = frozenset({DAILY[0].id})
    assert numbers(match_episodes("Paper.Moons.2026.03.01.720p.WEB.mkv", None, NAME, SHOW, asked)) == [(2026, 60)]
    assert numbers(match_episodes("Paper.Moons.2026.03.02.720p.WEB.mkv", None, NAME, SHOW, asked)) == [(2026, 60)]


def merged(quality: str, **more: object) -> Evidence:
    """Grabbed by a profile that holds both for equally good, and any WEB for worse."""
    beats = ("Unknown", "WEBDL-720p", "WEBDL-1080p", "WEBDL-2160p")
    return evidence(quality, beats=beats, equals=("Bluray-1080p", "Remux-1080p"), **more)


@pytest.mark.parametrize(
    ("new", "old", "better"),
    [
        (evidence("WEBDL-1080p"), evidence("WEBDL-720p"), True),
        (evidence("WEBDL-720p"), evidence("WEBDL-1080p"), False),
        (evidence("WEBDL-1080p"), evidence("WEBDL-1080p"), False),
        (evidence("WEBRip-1080p"), evidence("WEBDL-1080p"), False),
        (evidence("WEBDL-1080p", revision=2), evidence("WEBDL-1080p"), True),
        (evidence("WEBDL-1080p", real=1), evidence("WEBDL-1080p", revision=2), True),
        (evidence("WEBDL-1080p", revision=2), evidence("WEBDL-1080p", real=1), False),
        (evidence("WEBDL-1080p", revision=2, real=1), evidence("WEBDL-1080p", revision=2, real=1), False),
        (evidence("WEBDL-1080p", score=10), evidence("WEBDL-1080p", score=5), True),
        (evidence("WEBDL-1080p", score=5), evidence("WEBDL-1080p", score=10), False),
        (evidence("WEBDL-1080p", score=99), evidence("WEBDL-1080p", revision=2), False),
        (evidence("WEBDL-720p"), evidence("No such quality"), True),
        (evidence("Remux-1080p"), evidence("Bluray-1080p"), True),
        (merged("Bluray-1080p"), evidence("Remux-1080p"), False),
        (merged("Bluray-1080p", score=1), evidence("Remux-1080p"), True),
        (merged("Remux-1080p"), evidence("Bluray-1080p"), False),
        (merged("Bluray-1080p", revision=2), evidence("Remux-1080p", score=5), True),
        (merged("Bluray-1080p", score=1), evidence("WEBDL-2160p"), True),
        (merged("Bluray-1080p", score=-5), evidence("WEBDL-720p"), True),
        (merged("Bluray-1080p", score=99), evidence("Bluray-2160p"), False),
        (merged("Bluray-1080p"), evidence("No such quality"), True),
        (merged("Bluray-1080p", score=5, heeds_revision=False), evidence("Bluray-1080p", revision=2), True),
        (merged("Bluray-1080p", revision=2, heeds_revision=False), evidence("Bluray-1080p"), False),
        (evidence("Bluray-1080p", score=1), merged("Remux-1080p"), False),
    ],
)
def test_upgrades(new: object, old: object, better: bool) -> None:
    assert is_upgrade(new, old) is better  # type: ignore[arg-type]  # the table holds evidence


@pytest.mark.parametrize(
    ("seconds", "runtime", "episodes", "short"),
    [
        (14, 3, 1, True),
        (16, 3, 1, False),
        (89, 10, 1, True),
        (301, 25, 1, False),
        (599, 45, 1, True),
        (599, None, 1, True),
        (601, None, 1, False),
        (400, 22, 2, True),
        (400, 22, 1, False),
    ],
)
def test_samples_by_runtime(seconds: float, runtime: int | None, episodes: int, short: bool) -> None:
    assert is_too_short(seconds, runtime, episodes, LIMITS) is short
    assert not is_too_short(seconds, runtime, episodes, ())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("R/r.srt", "New.srt"),
        ("R/r.en.srt", "New.en.srt"),
        ("R/r.eng.forced.srt", "New.en.forced.srt"),
        ("R/r.German.sdh.ass", "New.de.sdh.ass"),
        ("R/r.pt-BR.srt", "New.pt-BR.srt"),
        ("R/Subs/2_English.srt", "New.en.srt"),
        ("R/Subs/r/3_French.vtt", "New.fr.vtt"),
        ("R/r.idx", "New.idx"),
    ],
)
def test_subtitles_are_named_after_their_video(path: str, name: str) -> None:
    found = match_subtitles("R/r.mkv", ["R/r.mkv"], [path])
    assert [named for _, named in name_subtitles("New", found)] == [name]


def test_each_video_of_a_pack_gets_its_own_subtitles() -> None:
    videos = ["P/m.S01E01.mkv", "P/m.S01E02.mkv"]
    paths = ["P/m.S01E01.en.srt", "P/Subs/m.S01E02/2_English.srt", "P/Subs/m.s01e02.de.srt", "P/readme.srt"]
    assert [s.path for s in match_subtitles(videos[0], videos, paths)] == ["P/m.S01E01.en.srt"]
    assert len(match_subtitles(videos[1], videos, paths)) == 2


def test_two_subtitles_of_one_language_keep_apart_and_pairs_stay_together() -> None:
    paths = ["R/r.en.srt", "R/Subs/2_English.srt", "R/r.de.idx", "R/r.de.sub"]
    found = match_subtitles("R/r.mkv", ["R/r.mkv"], paths)
    names = [named for _, named in name_subtitles("New", found)]
    assert names == ["New.en.srt", "New.de.idx", "New.de.sub", "New.en.2.srt"]
