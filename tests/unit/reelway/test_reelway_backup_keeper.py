"""How backups are kept: one at a time, the newest stay, and what went wrong is told and tried again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contracts.backups import BackupKind, BackupSchedule
from kit.errors import Conflict, NotFound
from reelway.backup.keeper import RETRY_AFTER, SPARE_BYTES, BackupKeeper
from reelway.backup.manifest import write_manifest
from reelway.backup.memory import Remembered, remember
from reelway.backup.shelf import Shelf
from reelway.embedded.failure import PartFailed

TODAY = datetime.now(UTC).replace(microsecond=0)
PLENTY = 100 * SPARE_BYTES


async def whole(target: Path, kind: BackupKind, tell: Callable[[str], None]) -> None:
    """A backup of one file."""
    target.mkdir()
    (target / "content").write_bytes(b"x" * 1000)
    tell("content")
    write_manifest(target, kind)


async def failing(_target: Path, _kind: BackupKind, _tell: Callable[[str], None]) -> None:
    raise PartFailed("backup", "No space left on device", "Make room.")


@dataclass
class House:
    """A folder with backups, and a clock that stands still."""

    folder: Path
    now: datetime = TODAY
    free: int = PLENTY
    make: Callable[[Path, BackupKind, Callable[[str], None]], Awaitable[None]] = whole
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        (self.folder / "backups").mkdir()
        self.shelf = Shelf(self.folder / "backups", self.folder)

    @property
    def file(self) -> Path:
        return self.folder / "backups.json"

    def keeper(self) -> BackupKeeper:
        return BackupKeeper(self.shelf, self.file, self.make, now=lambda: self.now, free=lambda _: self.free)

    async def stock(self, *days_ago: int) -> list[str]:
        """Backups of so many days ago; gives their names."""
        places = [self.shelf.place_for(self.now - timedelta(days=days)) for days in days_ago]
        for place in places:
            await whole(place, BackupKind.SCHEDULED, lambda _: None)
        return [place.name for place in places]

    def names(self) -> list[str]:
        return [view.name for view in self.shelf.list()]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


async def finish(keeper: BackupKeeper) -> None:
    """Wait until nothing is being made."""
    view = await keeper.view()
    while view.running:
        view = await keeper.view(view.revision)


async def test_one_that_is_due_is_made_as_soon_as_it_is_up(house: House) -> None:
    remember(house.file, Remembered(counted_from=house.now - timedelta(days=3)))
    keeper = house.keeper()
    async with keeper.working():
        view = await keeper.view()
        while not view.items or view.running:
            view = await keeper.view(view.revision)
    (made,) = view.items
    assert (made.kind, made.made_at, view.failure) == (BackupKind.SCHEDULED, house.now, None)
    assert view.due_at
    assert view.due_at > house.now
    assert house.keeper().schedule == BackupSchedule()


async def test_none_is_due_on_the_first_day_nor_ever_when_switched_off(house: House) -> None:
    keeper = house.keeper()
    async with keeper.working():
        due_at = (await keeper.view()).due_at
        assert due_at
        assert due_at > house.now
        await keeper.set_schedule(BackupSchedule(enabled=False))
        assert (await keeper.view()).due_at is None
    assert house.keeper().schedule.enabled is False
    assert house.names() == []


async def test_one_at_a_time_and_each_step_is_told(house: House) -> None:
    going_on, told = asyncio.Event(), asyncio.Event()

    async def slow(target: Path, kind: BackupKind, tell: Callable[[str], None]) -> None:
        tell("a step")
        told.set()
        await going_on.wait()
        await whole(target, kind, tell)

    house.make = slow
    keeper = house.keeper()
    async with keeper.working():
        keeper.request()
        with pytest.raises(Conflict, match="being made already"):
            keeper.request()
        await told.wait()
        view = await keeper.view()
        assert view.running
        assert (view.running.kind, view.running.steps_done) == (BackupKind.MANUAL, 1)
        assert view.items == ()
        going_on.set()
        await finish(keeper)
    (made,) = house.shelf.list()
    assert (made.kind, made.size_bytes > 1000) == (BackupKind.MANUAL, True)


async def test_the_newest_stay_and_a_damaged_one_is_left_to_a_person(house: House) -> None:
    names = await house.stock(1, 2, 3, 4)
    (house.shelf.folder / names[1] / "manifest.json").unlink()
    keeper = house.keeper()
    await keeper.set_schedule(BackupSchedule(keep=2))
    async with keeper.working():
        keeper.request()
        await finish(keeper)
    newest, *others = house.shelf.list()
    assert (newest.made_at, [one.name for one in others]) == (house.now, names[:2])
    assert (await keeper.check(names[1])).ok is False


async def test_a_failure_is_told_keeps_the_old_ones_and_is_tried_again_later(house: House) -> None:
    kept = await house.stock(2)
    remember(house.file, Remembered(counted_from=house.now - timedelta(days=2), schedule=BackupSchedule(keep=1)))
    house.make = failing
    keeper = house.keeper()
    async with keeper.working():
        view = await keeper.view()
        while view.failure is None or view.running:
            view = await keeper.view(view.revision)
    assert (view.failure.reason, view.failure.advice) == ("No space left on device", "Make room.")
    assert view.due_at == house.now + RETRY_AFTER
    assert house.names() == kept
    again = house.keeper()
    assert (await again.view()).failure == view.failure
    house.make = whole
    mended = house.keeper()
    async with mended.working():
        mended.request()
        await finish(mended)
        assert (await mended.view()).failure is None


async def test_a_disk_without_room_for_another_is_not_filled(house: House) -> None:
    await house.stock(1)
    house.free = SPARE_BYTES
    keeper = house.keeper()
    async with keeper.working():
        keeper.request()
        await finish(keeper)
        failure = (await keeper.view()).failure
    assert failure
    assert "268 MB are free" in failure.reason
    assert failure.advice == "Free some space, or keep fewer backups."
    assert len(house.names()) == 1


async def test_what_a_kill_left_half_done_is_cleared_at_the_start(house: House) -> None:
    (name,) = await house.stock(1)
    for leftover in (f".{name}.new", f".{name}.gone"):
        (house.shelf.folder / leftover / "databases").mkdir(parents=True)
    (house.shelf.folder / ".mine.new").mkdir()
    house.keeper()
    assert sorted(path.name for path in house.shelf.folder.iterdir()) == [".mine.new", name]


@pytest.mark.parametrize("name", ["..", "../backups", "2026-03-01T03-00-00Z", "2026-99-01T03-00-00Z", "", ".x.new"])
async def test_only_backups_that_are_there_can_be_named(house: House, name: str) -> None:
    keeper = house.keeper()
    with pytest.raises(NotFound):
        await keeper.remove(name)
    with pytest.raises(NotFound):
        await keeper.check(name)


async def test_one_that_is_removed_is_gone_and_makes_none_due(house: House) -> None:
    (name,) = await house.stock(1)
    keeper = house.keeper()
    before = await keeper.view()
    await keeper.remove(name)
    after = await keeper.view(before.revision)
    assert (after.items, after.due_at) == ((), before.due_at)
    assert list(house.shelf.folder.iterdir()) == []


async def test_two_in_one_second_are_two(house: House) -> None:
    keeper = house.keeper()
    async with keeper.working():
        for _ in range(2):
            keeper.request()
            await finish(keeper)
        assert (await keeper.view()).failure is None
    assert [view.made_at - house.now for view in house.shelf.list()] == [timedelta(seconds=1), timedelta()]


async def test_those_that_leave_meanwhile_are_listed_whole_or_not_at_all(house: House) -> None:
    names = await house.stock(*range(1, 40))

    def leave() -> None:
        for name in names:
            house.shelf.remove(name)

    leaving = asyncio.create_task(asyncio.to_thread(leave))
    while not leaving.done():
        listed = await asyncio.to_thread(house.shelf.list)
        assert {view.kind for view in listed} <= {BackupKind.SCHEDULED}
    await leaving
    assert house.names() == []
