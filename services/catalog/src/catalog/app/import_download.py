"""Brings the files of a finished download into the library."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from catalog.app.importing.carry_out import Progress, carry_out, undo
from catalog.app.importing.finish_import import finish_import
from catalog.app.importing.plan import ImportPlan
from catalog.app.importing.plan_import import plan_import
from catalog.app.importing.rules import Blocked, ImportRules
from catalog.app.importing.situation import Situation, find_situation
from catalog.app.ports import Begin, Disk, Downloads, ImportRecord, Probe
from contracts.catalog.commands import ImportRequested
from contracts.catalog.events import ImportBlocked
from contracts.catalog.values import Block, BlockReason, ImportState
from kit.errors import NotFound, Unavailable

CLAIM_TRIES = 40
CLAIM_PAUSE_SECONDS = 0.05
"""Most imports are links and take no longer; for a long copy the message waits in its queue."""
_SETTLED = frozenset({ImportState.COMPLETED, ImportState.BLOCKED, ImportState.CANCELLED})


@dataclass(frozen=True, slots=True)
class ImportTools:
    """What an import works with."""

    begin: Begin
    probe: Probe
    disk: Disk
    downloads: Downloads
    rules: ImportRules
    progress: Progress


async def import_download(request: ImportRequested, *, tools: ImportTools, now: datetime) -> None:
    """Plan, follow the plan, finish. A second delivery goes on where the first one ended.

    Raises:
        Unavailable: another import of the title is at work, or the disk is full; to be tried again.
    """
    record = await _claim(request, tools, now)
    if record is None:
        return
    async with _giving_back(request, tools):
        try:
            await _go_on(record, tools, now)
        except Blocked as blocked:
            await _block(record, blocked, tools, now)


async def _claim(request: ImportRequested, tools: ImportTools, now: datetime) -> ImportRecord | None:
    """The import, which is the only one of its title that is at work now; None when it is settled already."""
    for _ in range(CLAIM_TRIES):
        async with tools.begin() as store:
            await store.imports.record(request, now)
            record = await store.imports.get(request.import_id)
            if record.state in _SETTLED:
                return None
            if await store.imports.claim(request.import_id):
                return record
        await asyncio.sleep(CLAIM_PAUSE_SECONDS)
    raise Unavailable(f"Another import of the same title is at work; {request.name} is next")


@asynccontextmanager
async def _giving_back(request: ImportRequested, tools: ImportTools) -> AsyncIterator[None]:
    """Whoever fails lets other imports of the title go first."""
    try:
        yield
    except BaseException:
        async with tools.begin() as store:
            await store.imports.wait(request.import_id)
        raise


async def _go_on(record: ImportRecord, tools: ImportTools, now: datetime) -> None:
    situation = await _find_situation(record, tools)
    root = Path(situation.library.root)
    if record.plan and record.plan.standing != situation.standing:
        record = await _drop_plan(record, record.plan, root, tools)
    plan = record.plan or await _plan(record, situation, tools)
    try:
        placed = await carry_out(
            record, plan, root, begin=tools.begin, disk=tools.disk, downloads=tools.downloads, progress=tools.progress
        )
    except NotFound:
        await _drop_plan(record, plan, root, tools)
        raise Blocked(_sources_gone(record)) from None
    async with tools.begin() as store:
        done = await finish_import(record, plan, placed, store=store, now=now, keep_days=tools.rules.keep_days)
    if not done:
        await _drop_plan(record, plan, root, tools)
        raise Blocked(_title_gone())


async def _find_situation(record: ImportRecord, tools: ImportTools) -> Situation:
    if not record.request.targets:
        detail = f"Nobody knows what {record.request.name} is"
        raise Blocked(Block(reason=BlockReason.NO_MATCH, detail=detail, advice="Match it by hand"))
    async with tools.begin() as store:
        situation = await find_situation(record.request, store=store)
    if situation is None:
        await _clear_up(record, tools)
        raise Blocked(_title_gone())
    return situation


async def _clear_up(record: ImportRecord, tools: ImportTools) -> None:
    """The title left between two tries: what the first one placed leaves too."""
    if record.plan:
        async with tools.begin() as store:
            root = Path((await store.libraries.get(record.plan.library_id)).root)
        await _drop_plan(record, record.plan, root, tools)


async def _plan(record: ImportRecord, situation: Situation, tools: ImportTools) -> ImportPlan:
    plan = await plan_import(
        record.request,
        situation,
        probe=tools.probe,
        disk=tools.disk,
        downloads=tools.downloads,
        rules=tools.rules,
    )
    async with tools.begin() as store:
        await store.imports.store_plan(record.id, plan)
    return plan


async def _drop_plan(record: ImportRecord, plan: ImportPlan, root: Path, tools: ImportTools) -> ImportRecord:
    """What the plan placed is taken away, what it let go comes back."""
    await undo(plan, root, disk=tools.disk)
    async with tools.begin() as store:
        await store.imports.store_plan(record.id, None)
    return replace(record, plan=None, placed=())


async def _block(record: ImportRecord, blocked: Blocked, tools: ImportTools, now: datetime) -> None:
    request = record.request
    async with tools.begin() as store:
        await store.imports.block(record.id, blocked.blocks, now)
        if record.title_id:
            store.emit(
                ImportBlocked(
                    title_id=record.title_id,
                    import_id=record.id,
                    download_id=request.download_id,
                    name=request.name,
                    blocks=blocked.blocks,
                    targets=request.targets,
                )
            )


def _title_gone() -> Block:
    detail = "The title, or the slot that it was downloaded for, left the catalog"
    return Block(reason=BlockReason.TITLE_GONE, detail=detail, advice="Remove the download, or add the title again")


def _sources_gone(record: ImportRecord) -> Block:
    detail = f"Files of {record.request.name} left while they were imported"
    return Block(reason=BlockReason.MISSING_FILES, detail=detail, advice="Download it again")
