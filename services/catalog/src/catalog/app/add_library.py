"""Adds a library."""

from pathlib import PurePath

from catalog.app.list_libraries import view_library
from catalog.app.ports import Disk, LibraryFolders, Store
from catalog.domain.naming.layout import find_preset
from catalog.domain.naming.presets import PRESETS
from catalog.domain.titles import Library
from contracts.catalog.asks import AddLibrary
from contracts.catalog.values import LibraryView
from contracts.ids import new_id
from kit.errors import Conflict, InvalidInput


async def add_library(ask: AddLibrary, *, store: Store, folders: LibraryFolders, disk: Disk) -> LibraryView:
    """The folder is made where it is missing.

    Raises:
        Conflict: it is, or lies inside, another library's folder; or the name is taken.
        InvalidInput: the folder can't be one, or there is no such naming preset.
    """
    check_preset(ask.naming_preset)
    root = await folders.prepare(ask.root)
    for other in await store.libraries.all():
        check_apart(root, other)
    library = Library(new_id(), ask.kind, ask.name.strip(), root, ask.naming_preset, ask.default_profile_id)
    await store.libraries.add(library)
    return await view_library(library, store=store, folders=folders, disk=disk)


def check_preset(name: str) -> None:
    """Raises InvalidInput when there is no such layout."""
    if find_preset(name) is None:
        raise InvalidInput(f"There is no naming preset {name!r}", advice=f"Take one of {', '.join(PRESETS)}")


def check_apart(root: str, other: Library) -> None:
    """Raises Conflict when one folder lies inside the other."""
    one, two = PurePath(root), PurePath(other.root)
    if one.is_relative_to(two) or two.is_relative_to(one):
        raise Conflict(f"{root} and the library {other.name} at {other.root} lie inside each other")
