from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from downloader.domain.safe_paths import MAX_PATH_BYTES, safe_paths


@pytest.mark.parametrize(
    ("wished", "safe"),
    [
        ("Show/Season 1/a.mkv", "Show/Season 1/a.mkv"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a/./b/../c.mkv", "a/b/c.mkv"),
        ("C:\\Windows\\a.mkv", "C/Windows/a.mkv"),
        ("a\x00b\n.mkv", "a b .mkv"),
        ("aux.mkv", "_aux.mkv"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("name . ", "name"),
    ],
)
def test_a_path_is_made_safe(wished: str, safe: str) -> None:
    assert safe_paths([wished]) == (safe,)


def test_names_that_meet_are_told_apart_with_their_endings() -> None:
    assert safe_paths(["a/Same.mkv", "a/same.MKV", "a/Same.mkv"]) == ("a/Same.mkv", "a/same (2).MKV", "a/Same (3).mkv")


def test_files_of_one_folder_stay_together_and_a_file_is_no_folder() -> None:
    assert safe_paths(["CON/a", "x", "CON/b", "x/y"]) == ("_CON/a", "x", "_CON/b", "x (2)/y")


def test_a_long_path_keeps_its_first_folder_and_its_name() -> None:
    (path,) = safe_paths(["/".join(["d" * 200] * 30 + ["n" * 300 + ".mkv"])])
    assert len(path.encode()) <= MAX_PATH_BYTES
    assert path.startswith("d" * 200 + "/n")
    assert path.endswith(".mkv")


def test_many_equal_names_take_no_quadratic_time() -> None:
    assert len(set(safe_paths(["same.mkv"] * 20_000))) == 20_000


@given(st.lists(st.text(max_size=400), max_size=20))
def test_whatever_is_wished_stays_inside_and_apart(wished: list[str]) -> None:
    safe = safe_paths(wished)
    assert len({path.casefold() for path in safe}) == len(wished)
    for path in safe:
        parts = PurePosixPath(path).parts
        assert parts
        assert not path.startswith("/")
        assert all(part not in ("", ".", "..") and len(part.encode()) <= 255 for part in parts)
        assert not any(ord(character) < 32 for character in path)
