"""Follows the plan of an import. Every step may be done again after a crash, with the same outcome."""

from collections.abc import Callable
from pathlib import Path

from catalog.app.importing.plan import ImportPlan, Placed, PlannedFile, Replaced
from catalog.app.ports import Begin, Disk, Downloads, ImportRecord
from catalog.app.recycling import recycled_path
from contracts.catalog.values import PlacementMethod
from kit.errors import NotFound
from kit.files.roots import confine

Progress = Callable[[str, int, int], None]
"""Name of the file that is copied, bytes done, bytes in all. Called from any thread."""


async def carry_out(
    record: ImportRecord,
    plan: ImportPlan,
    root: Path,
    *,
    begin: Begin,
    disk: Disk,
    downloads: Downloads,
    progress: Progress,
) -> tuple[Placed, ...]:
    """Place the new files, then move the old ones to the recycle bin: no target is without its file at any moment."""
    placed = {one.file_id: one for one in record.placed}
    for file in plan.files:
        if file.file_id in placed and await disk.exists(confine(root, file.destination)):
            continue
        done = placed[file.file_id] = await _place(file, root, disk=disk, downloads=downloads, progress=progress)
        if done.method is not PlacementMethod.HARDLINK:
            # To link again costs less than to remember it; to copy again does not.
            async with begin() as store:
                await store.imports.store_placed(record.id, tuple(placed.values()))
    arrived = frozenset(path for file in plan.files for path in _destinations(file))
    for file in plan.files:
        for old in file.replaces:
            await _let_go(old, arrived, root, disk)
    return tuple(placed[file.file_id] for file in plan.files)


async def undo(plan: ImportPlan, root: Path, *, disk: Disk) -> None:
    """Take away what a plan placed that does not hold any more, and bring back what it let go."""
    for file in plan.files:
        kept = {path: recycled_path(old.folder, path) for old in file.replaces for path in (old.path, *old.subtitles)}
        for path in _destinations(file) - kept.keys():
            await disk.remove(confine(root, path), root)
        for path, recycled in kept.items():
            await disk.move(confine(root, recycled), confine(root, path), root)


async def _place(file: PlannedFile, root: Path, *, disk: Disk, downloads: Downloads, progress: Progress) -> Placed:
    arriving = _destinations(file)
    leaving = {old.path for old in file.replaces}
    try:
        source = await downloads.locate(file.source)
    except NotFound:
        # It was placed, and its download left, before the journal could say so.
        if file.destination in leaving or await disk.size(confine(root, file.destination)) != file.size_bytes:
            raise
        return Placed(file_id=file.file_id, method=PlacementMethod.HARDLINK)
    for old in file.replaces:
        for path in (old.path, *old.subtitles):
            if path in arriving:
                # The new file takes the very name of the old one: a second name keeps the old one in the bin.
                await disk.keep_copy(confine(root, path), confine(root, recycled_path(old.folder, path)))
    name = source.name

    def report(done_bytes: int) -> None:
        progress(name, done_bytes, file.size_bytes)

    method = await disk.place(source, confine(root, file.destination), str(file.file_id), report)
    for number, subtitle in enumerate(file.subtitles):
        located = await downloads.locate(subtitle.source)
        token = f"{file.file_id}-{number}"
        await disk.place(located, confine(root, subtitle.destination), token, lambda _done: None)
    return Placed(file_id=file.file_id, method=method)


async def _let_go(old: Replaced, arrived: frozenset[str], root: Path, disk: Disk) -> None:
    for path in (old.path, *old.subtitles):
        if path not in arrived:
            await disk.move(confine(root, path), confine(root, recycled_path(old.folder, path)), root)


def _destinations(file: PlannedFile) -> frozenset[str]:
    return frozenset({file.destination, *(subtitle.destination for subtitle in file.subtitles)})
