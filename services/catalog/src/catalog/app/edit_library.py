"""Changes a library."""

from dataclasses import replace

from catalog.app.add_library import check_apart, check_preset
from catalog.app.list_libraries import view_library
from catalog.app.ports import Disk, LibraryFolders, Store
from catalog.domain.titles import Library
from contracts.catalog.asks import EditLibrary
from contracts.catalog.values import LibraryView
from kit.errors import Conflict


async def edit_library(ask: EditLibrary, *, store: Store, folders: LibraryFolders, disk: Disk) -> LibraryView:
    """Names of files and folders that are there stay as they are.

    Raises:
        Conflict: the folder would change while titles are in it, or it lies inside another one's.
        InvalidInput: the folder can't be one, or there is no such naming preset.
        NotFound: there is no such library.
    """
    before = await store.libraries.get(ask.library_id)
    preset = ask.naming_preset or before.naming_preset
    check_preset(preset)
    library = replace(
        before,
        name=(ask.name or before.name).strip(),
        naming_preset=preset,
        default_profile_id=None if ask.forget_default_profile else ask.default_profile_id or before.default_profile_id,
        root=await _new_root(ask.root, before, store, folders) if ask.root else before.root,
    )
    await store.libraries.change(library)
    return await view_library(library, store=store, folders=folders, disk=disk)


async def _new_root(wish: str, before: Library, store: Store, folders: LibraryFolders) -> str:
    root = await folders.prepare(wish)
    if root == before.root:
        return root
    if await store.libraries.count_titles(before.id):
        raise Conflict(f"Titles are in {before.name}; its folder can't change", advice="Add another library")
    for other in await store.libraries.all():
        if other.id != before.id:
            check_apart(root, other)
    return root
