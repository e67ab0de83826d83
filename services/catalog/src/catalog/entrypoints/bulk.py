"""Changes of many titles."""

from datetime import UTC, datetime

from catalog.adapters.db.store import DatabaseStore, stores
from catalog.adapters.db.views.bulk_preview import preview_bulk_change
from catalog.app.carry_on_bulk_change import carry_on_bulk_change
from catalog.app.change_selected import BulkTools
from catalog.app.start_bulk_change import start_bulk_change
from catalog.entrypoints.tools import App
from contracts.catalog.bulk_asks import GetBulkChange, PreviewBulkChange, StartBulkChange
from contracts.catalog.bulk_values import BulkChangeView, BulkPreview
from contracts.catalog.commands import BulkChangeRequested
from kit.db.units import Unit, Work


async def on_preview(ask: PreviewBulkChange, unit: Unit, _app: App) -> BulkPreview:
    return await preview_bulk_change(ask, unit.sql)


async def on_start(ask: StartBulkChange, unit: Unit, _app: App) -> BulkChangeView:
    return await start_bulk_change(ask, store=DatabaseStore(unit), now=datetime.now(UTC))


async def on_get(ask: GetBulkChange, unit: Unit, _app: App) -> BulkChangeView:
    return await DatabaseStore(unit).bulk_changes.view(ask.bulk_id)


async def on_requested(command: BulkChangeRequested, work: Work, app: App) -> None:
    tools = BulkTools(stores(work), app.disk, app.images, app.rules.keep_days)
    await carry_on_bulk_change(command, tools=tools, tell=app.live.send, now=datetime.now(UTC))
    app.schedule.changed()
