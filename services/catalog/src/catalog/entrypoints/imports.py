"""Downloads that become imports."""

from datetime import UTC, datetime

from catalog.adapters.db.store import DatabaseStore, stores
from catalog.adapters.live_progress import LiveProgress
from catalog.app.cancel_import import cancel_import
from catalog.app.import_download import ImportTools, import_download
from catalog.app.request_import import request_import
from catalog.app.retry_import import retry_import
from catalog.entrypoints.tools import App
from contracts.catalog.asks import RetryImport
from contracts.catalog.commands import ImportRequested
from contracts.downloader.events import DownloadCompleted, DownloadRemoved
from contracts.message import Done
from kit.db.units import Unit, Work


async def on_download_completed(event: DownloadCompleted, unit: Unit, _app: App) -> None:
    await request_import(event, store=DatabaseStore(unit), now=datetime.now(UTC))


async def on_download_removed(event: DownloadRemoved, unit: Unit, _app: App) -> None:
    await cancel_import(event, store=DatabaseStore(unit), now=datetime.now(UTC))


async def on_import_requested(command: ImportRequested, work: Work, app: App) -> None:
    tools = ImportTools(
        begin=stores(work),
        probe=app.probe,
        disk=app.disk,
        downloads=app.downloads,
        rules=app.rules,
        progress=LiveProgress(app.live, command).report,
    )
    await import_download(command, tools=tools, now=datetime.now(UTC))
    app.schedule.changed()


async def on_retry(ask: RetryImport, unit: Unit, _app: App) -> Done:
    return await retry_import(ask, store=DatabaseStore(unit))
