"""Asks that find, add and change titles.

The schedule hears of a change after its commit: before, it would look and find nothing new.
"""

from datetime import UTC, datetime

from catalog.adapters.db.store import DatabaseStore, stores
from catalog.app.add_movie import add_movie
from catalog.app.add_show import add_show
from catalog.app.add_slot import add_slot
from catalog.app.edit_slot import edit_slot
from catalog.app.edit_title import edit_title
from catalog.app.refresh_title import refresh_title
from catalog.app.remove_file import remove_file
from catalog.app.remove_slot import remove_slot
from catalog.app.remove_title import remove_title
from catalog.app.search_metadata import list_trending, search_metadata
from catalog.app.set_monitored import set_monitored
from catalog.entrypoints.tools import App
from contracts.catalog.asks import (
    AddMovie,
    AddShow,
    AddSlot,
    EditSlot,
    EditTitle,
    FoundTitles,
    ListTrending,
    RefreshTitle,
    RemoveFile,
    RemoveSlot,
    RemoveTitle,
    SearchMetadata,
    SetMonitored,
)
from contracts.catalog.values import SlotView, TitleView
from contracts.message import Done
from kit.db.units import Unit, Work


async def on_search(ask: SearchMetadata, work: Work, app: App) -> FoundTitles:
    return await search_metadata(ask, begin=stores(work), source=app.source)


async def on_list_trending(ask: ListTrending, work: Work, app: App) -> FoundTitles:
    return await list_trending(ask, begin=stores(work), source=app.source)


async def on_add_show(ask: AddShow, work: Work, app: App) -> TitleView:
    ask_id = work.cause.causation_id
    view = await add_show(ask, begin=stores(work), source=app.source, ask_id=ask_id, now=datetime.now(UTC))
    app.schedule.changed()
    return view


async def on_add_movie(ask: AddMovie, work: Work, app: App) -> TitleView:
    ask_id = work.cause.causation_id
    view = await add_movie(ask, begin=stores(work), source=app.source, ask_id=ask_id, now=datetime.now(UTC))
    app.schedule.changed()
    return view


async def on_edit(ask: EditTitle, work: Work, app: App) -> TitleView:
    async with stores(work)() as store:
        view = await edit_title(ask, store=store, now=datetime.now(UTC))
    app.schedule.changed()
    return view


async def on_set_monitored(ask: SetMonitored, work: Work, app: App) -> Done:
    async with stores(work)() as store:
        done = await set_monitored(ask, store=store, now=datetime.now(UTC))
    app.schedule.changed()
    return done


async def on_refresh(ask: RefreshTitle, work: Work, app: App) -> TitleView:
    now = datetime.now(UTC)
    view = await refresh_title(ask, begin=stores(work), source=app.source, images=app.images, now=now)
    app.schedule.changed()
    return view


async def on_remove(ask: RemoveTitle, work: Work, app: App) -> Done:
    done = await remove_title(
        ask,
        begin=stores(work),
        disk=app.disk,
        images=app.images,
        now=datetime.now(UTC),
        keep_days=app.rules.keep_days,
    )
    app.schedule.changed()
    return done


async def on_remove_file(ask: RemoveFile, work: Work, app: App) -> Done:
    now, keep_days = datetime.now(UTC), app.rules.keep_days
    done = await remove_file(ask, begin=stores(work), disk=app.disk, now=now, keep_days=keep_days)
    app.schedule.changed()
    return done


async def on_add_slot(ask: AddSlot, work: Work, app: App) -> SlotView:
    async with stores(work)() as store:
        view = await add_slot(ask, store=store, now=datetime.now(UTC))
    app.schedule.changed()
    return view


async def on_edit_slot(ask: EditSlot, work: Work, app: App) -> SlotView:
    async with stores(work)() as store:
        view = await edit_slot(ask, store=store, now=datetime.now(UTC))
    app.schedule.changed()
    return view


async def on_remove_slot(ask: RemoveSlot, unit: Unit, _app: App) -> Done:
    return await remove_slot(ask, store=DatabaseStore(unit))
