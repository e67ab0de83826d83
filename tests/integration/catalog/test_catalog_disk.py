"""Disks that are full, and file systems that can't link."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.adapters.disk import LocalDisk
from catalog.app.importing.rules import ImportRules
from catalog.domain.downloaded_files import FilePatterns
from contracts.catalog.events import ImportBlocked, ImportCompleted, MediaImported
from contracts.catalog.values import BlockReason, PlacementMethod
from integration.catalog.direct_catalog import Direct
from kit.errors import Unavailable


class OtherDisk(LocalDisk):
    """A library on another disk with so much space; so many files fit."""

    def __init__(self, free_bytes: int, fits: int = 1000) -> None:
        self.free = free_bytes
        self.fits = fits

    async def free_bytes(self, root: Path) -> int | None:
        return self.free

    async def needs_copy(self, source: Path, library: Path) -> bool:
        return True

    async def place(self, source: Path, target: Path, token: str, progress: Callable[[int], None]) -> PlacementMethod:
        self.fits -= 1
        if self.fits < 0:
            raise Unavailable("No space left")
        return await super().place(source, target, token, progress)


async def test_an_import_waits_for_space_and_then_goes_on(direct: Direct) -> None:
    await direct.library()
    title, targets = await direct.show("1", episodes=1)
    request = direct.request("S.S01E01/S.S01E01.mkv", targets=targets)
    rules = ImportRules(FilePatterns(), (), reserve_bytes=10_000_000, keep_days=7)
    disk = OtherDisk(free_bytes=1_000_000)
    with pytest.raises(Unavailable, match="MB free"):
        await direct.run(request, disk=disk, rules=rules)
    assert not list((direct.folder / "shows").rglob("*.mkv"))
    disk.free = 50_000_000
    await direct.run(request, disk=disk, rules=rules)
    assert len(direct.events(ImportCompleted, title.title_id)) == 1
    assert direct.events(ImportBlocked, title.title_id) == []


async def test_a_disk_that_fills_up_in_the_middle_of_a_pack_loses_and_doubles_nothing(direct: Direct) -> None:
    await direct.library()
    title, targets = await direct.show("2", episodes=3)
    request = direct.request(*(f"S.S01/S.S01E0{n}.mkv" for n in (1, 2, 3)), targets=targets)
    first = direct.request("T.S01E01/T.S01E01.mkv", targets=targets[:1], quality="WEBDL-720p")
    await direct.run(first)
    with pytest.raises(Unavailable):
        await direct.run(request, disk=OtherDisk(1 << 40, fits=2))
    standing = [path.name for path in (direct.folder / "shows").glob("Show*/**/*.mkv")]
    assert any("720p" in name for name in standing), "the old file still stands"
    await direct.run(request)
    assert len(direct.events(MediaImported, title.title_id)) == 4
    assert len(list((direct.folder / "shows").glob("Show*/**/*.mkv"))) == 3


async def test_a_title_that_leaves_between_two_tries_leaves_no_file_behind(direct: Direct) -> None:
    await direct.library()
    title, targets = await direct.show("4", episodes=2)
    request = direct.request("S.S01/S.S01E01.mkv", "S.S01/S.S01E02.mkv", targets=targets)
    with pytest.raises(Unavailable):
        await direct.run(request, disk=OtherDisk(1 << 40, fits=1))
    assert list((direct.folder / "shows").rglob("*.mkv"))
    async with direct.begin()() as store:
        await store.titles.remove(title.title_id)
    await direct.run(request)
    assert not list((direct.folder / "shows").rglob("*.mkv"))
    (blocked,) = direct.events(ImportBlocked, title.title_id)
    assert isinstance(blocked, ImportBlocked)
    assert [block.reason for block in blocked.blocks] == [BlockReason.TITLE_GONE]


async def test_a_file_system_without_links_gets_a_verified_copy(
    direct: Direct, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EXDEV, "another device")

    await direct.library("jellyfin")
    title, targets = await direct.show("3", episodes=1)
    old = direct.request("S.S01E01.720p/S.S01E01.mkv", targets=targets, quality="WEBDL-720p")
    new = direct.request("S.S01E01.1080p/S.S01E01.mkv", targets=targets)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr("os.link", refuse)
    await direct.run(old)
    await direct.run(new, progress=lambda _name, done, total: told.append((done, total)))
    imported = direct.events(MediaImported, title.title_id)
    assert {event.method for event in imported if isinstance(event, MediaImported)} <= {
        PlacementMethod.COPY,
        PlacementMethod.REFLINK,
    }
    assert len(list((direct.folder / "shows").rglob("*.mkv"))) == 2, "the new one, and the old one in the bin"
    if isinstance(imported[0], MediaImported) and imported[0].method is PlacementMethod.COPY:
        assert told[-1][0] == told[-1][1]
