"""Lists the libraries with their space."""

from pathlib import Path

from catalog.app.ports import Disk, LibraryFolders, Store
from catalog.domain.titles import Library
from contracts.catalog.asks import Libraries, ListLibraries
from contracts.catalog.values import LibraryView


async def list_libraries(_ask: ListLibraries, *, store: Store, folders: LibraryFolders, disk: Disk) -> Libraries:
    """All of them; there are few."""
    libraries = await store.libraries.all()
    return Libraries(
        items=tuple([await view_library(one, store=store, folders=folders, disk=disk) for one in libraries])
    )


async def view_library(library: Library, *, store: Store, folders: LibraryFolders, disk: Disk) -> LibraryView:
    """A library as it is answered."""
    root = Path(library.root)
    return LibraryView(
        library_id=library.id,
        kind=library.kind,
        name=library.name,
        root=library.root,
        naming_preset=library.naming_preset,
        default_profile_id=library.default_profile_id,
        titles=await store.libraries.count_titles(library.id),
        free_bytes=await disk.free_bytes(root),
        hardlinks=await folders.can_hardlink(root),
    )
