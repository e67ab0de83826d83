import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import InvalidInput
from kit.files.names import MAX_NAME_BYTES, cut_name, safe_name
from kit.files.roots import confine, relative_to_root

HOSTILE = (
    "../../etc/passwd",
    "/etc/passwd",
    "a\x00b",
    "CON",
    "nul.txt",
    "x" * 300,
    "трамвай" * 60 + ".mkv",
    " . ",
    "..",
    "a/b\\c:d",
    "name\u202egnp.exe",
    "\ud800",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_becomes_one_that_can_be_written(tmp_path: Path, name: str) -> None:
    safe = safe_name(name)
    path = tmp_path / safe
    path.write_bytes(b"x")
    assert path.parent == tmp_path
    assert [entry.name for entry in tmp_path.iterdir()] == [safe]


@given(st.text(max_size=400))
def test_a_safe_name_is_short_and_has_no_separator(text: str) -> None:
    safe = safe_name(text)
    assert 0 < len(safe.encode()) <= MAX_NAME_BYTES
    assert not set(safe) & set('<>:"/\\|?*\x00\n')
    assert safe not in (".", "..")
    assert safe == safe.strip(" .")


@given(st.text(max_size=400))
def test_making_a_name_safe_twice_changes_nothing_more(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


def test_a_cut_name_keeps_its_ending_and_whole_characters() -> None:
    cut = cut_name("ä" * 200 + ".mkv", 100)
    assert cut.endswith("ä.mkv")
    assert len(cut.encode()) <= 100


@pytest.mark.parametrize("relative", ["../x", "/x", "a/../../x", "", ".", "a\nb", "link/x", "link"])
def test_nothing_leads_out_of_a_root(tmp_path: Path, relative: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(InvalidInput):
        confine(root, relative)


def test_a_path_inside_a_root_is_found_there(tmp_path: Path) -> None:
    found = confine(tmp_path, "a/b c/d.mkv")
    assert found == Path(os.path.realpath(tmp_path)) / "a" / "b c" / "d.mkv"
    assert relative_to_root(Path(os.path.realpath(tmp_path)), found) == "a/b c/d.mkv"
