"""The last step of an import: the files count, and everybody hears of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from catalog.app.importing.plan import ImportPlan, Placed, PlannedFile, Replaced
from catalog.app.ports import ImportRecord, NewFile, Store
from catalog.app.recycling import recycled_item, removed_event
from catalog.app.referring import Announcer
from catalog.app.settle_targets import Why, settle_targets
from catalog.domain.target_states import with_file
from catalog.domain.titles import MediaFile, Target, Title
from contracts.catalog.events import ImportCompleted, MediaImported
from contracts.catalog.values import ImportedFile, TargetState, WantedReason
from contracts.message import Event
from contracts.values import RootedPath


async def finish_import(
    record: ImportRecord, plan: ImportPlan, placed: Sequence[Placed], *, store: Store, now: datetime, keep_days: int
) -> bool:
    """Record the files and send the events. False when the title or a slot of the plan is gone."""
    title = await store.titles.find(plan.title_id)
    slots = await store.slots.of_title(plan.title_id)
    if title is None or not {file.slot_id for file in plan.files} <= {slot.id for slot in slots}:
        return False
    episodes = await store.episodes.of_title(title.id)
    targets = {target.id: target for target in await store.targets.of_title(title.id)}
    announcer = Announcer(title, slots, episodes)
    removed = await _remove_replaced(title, plan, store=store, now=now, keep_days=keep_days)
    events: list[Event] = []
    methods = {one.file_id: one for one in placed}
    satisfied: dict[UUID, Target] = {}
    for file in plan.files:
        own = [with_file(targets[one], file.file_id) for one in file.target_ids if one in targets]
        new = _new_file(record, plan, file, methods[file.file_id], now)
        await store.files.add(new)
        satisfied |= {target.id: target for target in own}
        events += _events(record, new, own, file.replaces, announcer)
    await store.targets.change(tuple(satisfied.values()))
    events += removed
    events += await settle_targets(title, Why(WantedReason.FILE_REMOVED), store=store, now=now)
    await store.imports.complete(record.id, _outcome(plan), now)
    store.emit(*events, _completed(record, plan, targets, satisfied, announcer))
    return True


async def _remove_replaced(
    title: Title, plan: ImportPlan, *, store: Store, now: datetime, keep_days: int
) -> Sequence[Event]:
    """What somebody else removed meanwhile is in the bin already."""
    known = {file.id: file for file in await store.files.of_title(title.id)}
    folders = {old.file_id: old.folder for file in plan.files for old in file.replaces if old.file_id in known}
    items = [
        recycled_item(known[file_id], title.name, folder, "upgraded", now=now, days=keep_days)
        for file_id, folder in folders.items()
    ]
    await store.recycle_bin.add(items)
    await store.files.remove(list(folders))
    until = now + timedelta(days=keep_days)
    return [removed_event(known[file_id], "upgraded", until) for file_id in folders]


def _new_file(record: ImportRecord, plan: ImportPlan, file: PlannedFile, placed: Placed, now: datetime) -> NewFile:
    return NewFile(
        file=MediaFile(
            id=file.file_id,
            title_id=plan.title_id,
            library_id=plan.library_id,
            slot_id=file.slot_id,
            path=file.destination,
            size_bytes=file.size_bytes,
            evidence=file.evidence,
        ),
        import_id=record.id,
        method=placed.method,
        media_info=file.media_info,
        added_at=now,
        subtitles=tuple((s.destination, s.language, s.forced, s.hearing_impaired) for s in file.subtitles),
    )


def _events(
    record: ImportRecord, new: NewFile, targets: Sequence[Target], replaces: Sequence[Replaced], announcer: Announcer
) -> Iterator[Event]:
    file = new.file
    yield MediaImported(
        title_id=file.title_id,
        import_id=record.id,
        download_id=record.request.download_id,
        library_id=file.library_id,
        file_id=file.id,
        targets=tuple(announcer.ref(target) for target in targets),
        path=RootedPath(root=f"library:{file.library_id}", path=file.path),
        size_bytes=file.size_bytes,
        method=new.method,
        evidence=file.evidence,
        media_info=new.media_info,
        replaced_file_id=replaces[0].file_id if replaces else None,
    )
    for target in targets:
        yield announcer.satisfied(target, file)


def _outcome(plan: ImportPlan) -> tuple[ImportedFile, ...]:
    root = f"library:{plan.library_id}"
    imported = tuple(
        ImportedFile(
            source=file.source.path, destination=RootedPath(root=root, path=file.destination), file_id=file.file_id
        )
        for file in plan.files
    )
    return imported + plan.skipped


def _completed(
    record: ImportRecord,
    plan: ImportPlan,
    targets: Mapping[UUID, Target],
    satisfied: Mapping[UUID, Target],
    announcer: Announcer,
) -> ImportCompleted:
    """What was asked for and is in the library already, as good or better, is not missing."""
    missing = [
        asked
        for asked in record.request.targets
        if asked.target_id not in satisfied
        and not ((known := targets.get(asked.target_id)) and known.state is TargetState.SATISFIED)
    ]
    return ImportCompleted(
        title_id=plan.title_id,
        import_id=record.id,
        download_id=record.request.download_id,
        imported=tuple(announcer.ref(target) for target in satisfied.values()),
        missing=tuple(missing),
        files=len(plan.files),
    )
