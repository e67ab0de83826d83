"""Asks about libraries."""

from catalog.adapters.db.store import DatabaseStore
from catalog.app.add_library import add_library
from catalog.app.check_folder import check_folder
from catalog.app.edit_library import edit_library
from catalog.app.list_libraries import list_libraries
from catalog.app.remove_library import remove_library
from catalog.entrypoints.tools import App
from contracts.catalog.asks import (
    AddLibrary,
    CheckFolder,
    EditLibrary,
    FolderReport,
    Libraries,
    ListLibraries,
    RemoveLibrary,
)
from contracts.catalog.values import LibraryView
from contracts.message import Done
from kit.db.units import Unit


async def on_list(ask: ListLibraries, unit: Unit, app: App) -> Libraries:
    return await list_libraries(ask, store=DatabaseStore(unit), folders=app.folders, disk=app.disk)


async def on_add(ask: AddLibrary, unit: Unit, app: App) -> LibraryView:
    return await add_library(ask, store=DatabaseStore(unit), folders=app.folders, disk=app.disk)


async def on_check(ask: CheckFolder, unit: Unit, app: App) -> FolderReport:
    return await check_folder(ask, store=DatabaseStore(unit), folders=app.folders, disk=app.disk)


async def on_edit(ask: EditLibrary, unit: Unit, app: App) -> LibraryView:
    return await edit_library(ask, store=DatabaseStore(unit), folders=app.folders, disk=app.disk)


async def on_remove(ask: RemoveLibrary, unit: Unit, _app: App) -> Done:
    return await remove_library(ask, store=DatabaseStore(unit))
