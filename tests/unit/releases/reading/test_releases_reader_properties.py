"""The reader takes any text: it never raises, reads a bounded part in linear time, and what it says agrees."""

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.reading.backwards import turn
from releases.reading.reader import read_release
from releases.reading.text import MAX_CHARS, prepare
from releases.release import Kind, Release
from support.hostile_names import PIECES, hostile_name

TraceFunction = Callable[[FrameType, str, Any], Any]

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
plain_words = st.lists(st.sampled_from(["amber", "birch", "copper", "drift", "ember", "fallow", "kelp"]), min_size=1)
SAID_ALONE = ("title", "year", "group", "hash", "edition", "container", "audio_channels", "video_codec", "audio_codec")


@settings(max_examples=400, deadline=None)
@given(names, kinds)
def test_any_name_is_read_into_facts_that_agree(name: str, kind: Kind) -> None:
    release = read_release(name, kind)
    if release is None:
        return
    assert release.name == name
    check_spans(release)
    check_facts(release)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), kinds)
def test_any_text_is_read_into_facts_that_agree(name: str, kind: Kind) -> None:
    release = read_release(name, kind)
    if release is None:
        return
    check_spans(release)
    check_facts(release)


def check_spans(release: Release) -> None:
    """They lie in the name, in order, none across another; what they say was found."""
    spans = release.spans
    assert list(spans) == sorted(spans)
    for at, span in enumerate(spans):
        assert 0 <= span.start < span.end <= len(release.name)
        if span.fact in SAID_ALONE:
            assert getattr(release, span.fact) not in (None, "")
        assert not any(span.start < later.start < span.end < later.end for later in spans[at + 1 :])


def check_facts(release: Release) -> None:
    """Numbers are no contradiction, and every word of the title stands in the name."""
    assert release.season is None or release.season in release.seasons
    assert release.multi_season == (len(release.seasons) > 1)
    assert not (release.full_season and release.episodes)
    assert list(release.episodes) == sorted(set(release.episodes))
    assert list(release.absolute) == sorted(set(release.absolute))
    assert release.revision >= 1
    bare, title = words_of(release.title_without_year), words_of(release.title)
    assert bare == title[: len(bare)]
    assert release.quality.resolution in (0, 480, 576, 720, 1080, 2160)
    shown = "".join(prepare(release.name[at : at + MAX_CHARS]).shown for at in range(0, len(release.name), MAX_CHARS))
    written = {*words_of(shown), *words_of(turn(shown))}
    assert not [word for word in title if not any(word in other for other in written)]


def words_of(text: str) -> list[str]:
    """In lower case and without zeros: `S02` is called S2 where a show of that season counts on."""
    return [word.replace("0", "") for word in re.findall(r"[^\W_]+", text.lower())]


@settings(max_examples=100, deadline=None)
@given(plain_words, st.sampled_from([Kind.TV, Kind.MOVIE]))
def test_a_title_alone_is_read_as_itself(words: list[str], kind: Kind) -> None:
    title = " ".join(words)
    release = read_release(title, kind)
    assert release is not None
    assert release == Release(
        name=title,
        kind=kind,
        title=title,
        title_without_year=title,
        titles=(title,),
        marks=((0, len(title), "title"),),
    )


@settings(max_examples=100, deadline=None)
@given(names, kinds)
def test_reading_twice_gives_the_same(name: str, kind: Kind) -> None:
    assert read_release(name, kind) == read_release(name, kind)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("before", ["", "Harbor Lights S01E02 "])
def test_hostile_names_of_ten_thousand_characters_are_read(piece: str, kind: Kind, before: str) -> None:
    name = hostile_name(piece, 10_000, before)
    release = read_release(name, kind)
    if release is not None:
        assert release.name == name
        check_spans(release)
        check_facts(release)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("kind", [Kind.TV, Kind.MOVIE, Kind.SUBTITLE])
def test_a_name_twice_as_long_takes_at_most_about_twice_the_steps(piece: str, kind: Kind) -> None:
    length = MAX_CHARS // 2 // len(piece) * len(piece)
    short, long = hostile_name(piece, length), hostile_name(piece, 2 * length)
    assert steps_of(long, kind) < 2.5 * steps_of(short, kind) + 500


def steps_of(name: str, kind: Kind) -> int:
    """How many lines of the reader run, with its memory of earlier names filled."""
    steps = 0

    def count(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal steps
        steps += event == "line"
        return count

    read_release(name, kind)
    before = sys.gettrace()
    sys.settrace(count)
    try:
        read_release(name, kind)
    finally:
        sys.settrace(before)
    return steps


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
