"""The reader takes any text: it never raises, reads a bounded part, and its spans lie in the name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.reading.reader import read_release
from releases.reading.text import MAX_CHARS
from releases.release import Kind

ATOMS = [
    "S01E02", "s1e2", "1x02", "S01-S04", "Season.2", "Part.3", "5of9", "-", ".", "_", "[", "]", "(", ")", "{",
    "}", "2019", "1999", "720p", "1080p", "1280x720", "4k", "WEB-DL", "Blu-ray", "BD", "HDTV", "x264", "H.264",
    "DTS-HD", "MA", "5.1", "-GRP", "[GRP]", "German", "FRENCH", "MULTi", "DL", "ENG-ITA", "subs", "PROPER",
    "REPACK2", "v2", "Extended", "Cut", "第05集", "第3季", "시즌2", "5화", "сезон", "серии", "/", "|", "~", "01-12",
    "- 07", "#12", "e12", "AKA", "{tmdb-7}", "tt1234567", "www.site.com", "[AB12CD34]", "2020.01.02",
    "20200102", "½", "²", "٣", "İ", "ﬁ", "\x00", "\n", "字幕", "Cap.101", "bölüm", "complete", "series", "the",
    "aka", "yEnc", "[01/02]", ".mkv", ".srt", "Season 1/", "\\", "TS",
]  # fmt: skip
names = st.lists(st.sampled_from(ATOMS) | st.text(max_size=6), max_size=40).flatmap(
    lambda parts: st.sampled_from(("", " ", ".", "_", " - ")).map(lambda glue: glue.join(parts))
)
kinds = st.sampled_from(list(Kind))
HOSTILE = [
    "[", "(", "-", ".", " ", "_", "0", "9", "a", "x", "s", "e", "第", "é", "#", "~", "{", "/", "s01", "e1", "[a", "(1",
    "1x1", "-e", "www.", "2019 ", "1-", "a.", "01 - ", "[1]", "of ", "part 1 ", "german ", "se ", "(aka ", " / ", "tt",
    "s01e01-", "x1", "第1", "1 сезон ", "jan 1 2020 ", "season 1,", "[a][", "- 01 ", "1080p.", '"', "[01/02]", "v2 ",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(names, kinds)
def test_any_name_is_read_without_an_error_and_spans_lie_within_it(name: str, kind: Kind) -> None:
    release = read_release(name, kind)
    if release is None:
        return
    assert release.name == name
    for span in release.spans:
        assert 0 <= span.start < span.end <= len(name)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), kinds)
def test_any_text_is_read_without_an_error(name: str, kind: Kind) -> None:
    read_release(name, kind)


@settings(max_examples=100, deadline=None)
@given(names, kinds)
def test_reading_twice_gives_the_same(name: str, kind: Kind) -> None:
    assert read_release(name, kind) == read_release(name, kind)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("kind", list(Kind))
def test_hostile_names_of_ten_thousand_characters_are_read(piece: str, kind: Kind) -> None:
    read_release((piece * 10_000)[:10_000], kind)
    read_release("Harbor Lights S01E02 " + (piece * 10_000)[:10_000] + " 1080p", kind)


@pytest.mark.parametrize("kind", [Kind.TV, Kind.MOVIE, Kind.SUBTITLE])
def test_nothing_behind_the_bound_is_read(kind: Kind) -> None:
    name = "Harbor Lights S01E02 2019 1080p ".ljust(MAX_CHARS, "-")
    short, long = read_release(name, kind), read_release(name + " German x264-QUAY" * 60_000, kind)
    assert short is not None
    assert long is not None
    assert (long.title, long.quality, long.languages, long.group, long.spans) == (
        short.title,
        short.quality,
        short.languages,
        short.group,
        short.spans,
    )
