"""Looks at a folder before it becomes a library's."""

from catalog.app.add_library import check_apart
from catalog.app.ports import Disk, LibraryFolders, Store
from contracts.catalog.asks import CheckFolder, FolderReport


async def check_folder(ask: CheckFolder, *, store: Store, folders: LibraryFolders, disk: Disk) -> FolderReport:
    """Nothing is made; what is missing is judged by the nearest folder that is there.

    Raises:
        Conflict: it is, or lies inside, another library's folder.
        InvalidInput: it can't be a library's folder, or can't be written.
    """
    folder, nearest = await folders.look(ask.root)
    for other in await store.libraries.all():
        if other.id != ask.library_id:
            check_apart(str(folder), other)
    return FolderReport(
        root=str(folder),
        exists=folder == nearest,
        free_bytes=await disk.free_bytes(nearest),
        hardlinks=await folders.can_hardlink(nearest),
    )
