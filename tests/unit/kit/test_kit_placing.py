import errno
import os
from pathlib import Path

import pytest

from kit.errors import Unavailable
from kit.files import placing
from kit.files.placing import Method, place_file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "downloads" / "film.mkv"
    path.parent.mkdir()
    path.write_bytes(os.urandom(100_000))
    return path


def refuse_links(monkeypatch: pytest.MonkeyPatch, code: int = errno.EXDEV) -> None:
    def link(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", link)


def test_a_file_on_the_same_disk_is_hardlinked(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "media" / "Film (2024)" / "Film.mkv"
    assert place_file(source, target, token="t") is Method.HARDLINK
    assert target.stat().st_ino == source.stat().st_ino
    assert [entry.name for entry in target.parent.iterdir()] == ["Film.mkv"]


def test_a_file_on_another_disk_is_copied_whole_with_progress(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_links(monkeypatch)
    monkeypatch.setattr(placing, "COPY_CHUNK_BYTES", 30_000)
    seen: list[int] = []
    target = tmp_path / "media" / "Film.mkv"
    method = place_file(source, target, token="t", progress=seen.append)
    assert method in (Method.COPY, Method.REFLINK)
    assert target.read_bytes() == source.read_bytes()
    assert target.stat().st_ino != source.stat().st_ino
    assert method is Method.REFLINK or seen == [30_000, 60_000, 90_000, 100_000]


def test_what_stood_there_stays_whole_until_the_new_one_stands(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Film.mkv"
    target.write_bytes(b"old")
    refuse_links(monkeypatch)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(placing, "_reflink", lambda *_: False)
    monkeypatch.setattr(os, "sendfile", full)
    with pytest.raises(Unavailable, match="No space left"):
        place_file(source, target, token="t")
    assert target.read_bytes() == b"old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["Film.mkv", "downloads"]


def test_a_disk_without_room_for_the_folder_is_full_too(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(Unavailable, match="No space left"):
        place_file(source, tmp_path / "Show" / "Season 1" / "Episode.mkv", token="t")


def test_placing_again_after_a_crash_leaves_one_file(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "Film.mkv"
    (tmp_path / ".reelway-t").write_bytes(b"half")
    place_file(source, target, token="t")
    place_file(source, target, token="t")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["Film.mkv", "downloads"]
    assert target.read_bytes() == source.read_bytes()
