"""Brings the files of a finished download into the library."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
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
from kit.errors import Unavailable

_SETTLED = frozenset({ImportState.COMPLETED, ImportState.BLOCKED})


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
    async with tools.begin() as store:
        await store.imports.record(request, now)
        record = await store.imports.get(request.import_id)
        if record.state in _SETTLED:
            return
        if not await store.imports.claim(request.import_id):
            raise Unavailable(f"Another import of the same title is at work; {request.name} is next")
    async with _giving_back(request, tools):
        try:
            await _go_on(record, tools, now)
        except Blocked as blocked:
            await _block(record, blocked, tools, now)


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
    plan = record.plan
    if plan and (plan.standing != situation.standing or not await _sources_stand(plan, tools)):
        await _drop(record, plan, situation, tools)
        plan, record = None, await _reread(record, tools)
    if plan is None:
        plan = await plan_import(
            record.request,
            situation,
            begin=tools.begin,
            probe=tools.probe,
            disk=tools.disk,
            downloads=tools.downloads,
            rules=tools.rules,
        )
        async with tools.begin() as store:
            await store.imports.store_plan(record.id, plan)
    placed = await carry_out(
        record, plan, root, begin=tools.begin, disk=tools.disk, downloads=tools.downloads, progress=tools.progress
    )
    async with tools.begin() as store:
        if await finish_import(record, plan, placed, store=store, now=now, keep_days=tools.rules.keep_days):
            return
    await undo(plan, root, disk=tools.disk, keep=frozenset())
    raise _title_gone()
