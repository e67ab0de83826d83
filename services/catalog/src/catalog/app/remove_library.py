"""Forgets a library."""

from catalog.app.ports import Store
from contracts.catalog.asks import RemoveLibrary
from contracts.message import Done
from kit.errors import Conflict


async def remove_library(ask: RemoveLibrary, *, store: Store) -> Done:
    """Its folder stays.

    Raises:
        Conflict: titles are in it, or its recycle bin is not empty.
        NotFound: there is no such library.
    """
    library = await store.libraries.get(ask.library_id)
    if await store.libraries.count_titles(library.id):
        raise Conflict(f"Titles are in {library.name}", advice="Remove them first")
    if await store.recycle_bin.holds_any(library.id):
        raise Conflict(
            f"The recycle bin of {library.name} holds files", advice="Wait until they have expired, or empty it"
        )
    await store.libraries.remove(library.id)
    return Done()
