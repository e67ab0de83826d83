"""Libraries are changed: what is left out stays, and what can't be is told."""

from uuid import UUID

import pytest

from contracts.catalog.asks import EditLibrary, Libraries, ListLibraries
from contracts.catalog.values import LibraryView
from contracts.values import TitleKind
from integration.catalog.catalog_world import World
from kit.errors import Conflict, InvalidInput

PROFILE = UUID(int=7)


async def test_what_is_left_out_of_a_change_stays(world: World) -> None:
    async with world.catalog():
        library = await world.add_library(default_profile_id=PROFILE)

        async def change(**wish: object) -> LibraryView:
            ask = EditLibrary.model_validate({"library_id": library.library_id} | wish)
            return await world.stack.ask(ask, LibraryView)

        title = await world.add_show()
        renamed = await change(name=" Series ")
        plain = await change(forget_default_profile=True)
        other = await world.add_movie(library_id=(await world.add_library(TitleKind.MOVIE)).library_id)
        with pytest.raises(Conflict, match="Titles are in Series"):
            await change(root=f"{library.root}-2")
        with pytest.raises(InvalidInput):
            await change(naming_preset="nonsense")
        kept = await world.stack.ask(ListLibraries(), Libraries)
    assert renamed == library.model_copy(update={"name": "Series", "titles": 1, "free_bytes": renamed.free_bytes})
    assert plain.default_profile_id is None
    assert [slot.profile_id for slot in (*title.slots, *other.slots)] == [PROFILE, None]
    assert {one.library_id: one.root for one in kept.items}[library.library_id] == library.root


async def test_an_empty_library_gets_another_folder_unless_it_is_in_another_ones(world: World) -> None:
    async with world.catalog():
        library = await world.add_library()
        movies = await world.add_library(TitleKind.MOVIE)
        moved = f"{library.root}-moved"
        with pytest.raises(Conflict, match="inside each other"):
            await world.stack.ask(EditLibrary(library_id=library.library_id, root=f"{movies.root}/in"), LibraryView)
        changed = await world.stack.ask(EditLibrary(library_id=library.library_id, root=moved), LibraryView)
    assert changed.root == moved
    assert (world.folder / "library-show-moved").is_dir()
