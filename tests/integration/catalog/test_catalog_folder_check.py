"""A folder is looked at before it becomes a library's, and nothing is made."""

import pytest

from contracts.catalog.asks import CheckFolder, FolderReport
from integration.catalog.catalog_world import World
from kit.errors import Conflict, InvalidInput


async def test_a_missing_folder_is_judged_by_the_nearest_and_not_made(world: World) -> None:
    root = world.folder / "deep" / "shows"
    async with world.catalog():
        missing = await world.stack.ask(CheckFolder(root=str(root)), FolderReport)
        assert not root.parent.exists()
        root.mkdir(parents=True)
        present = await world.stack.ask(CheckFolder(root=str(root)), FolderReport)
    assert (missing.exists, present.exists) == (False, True)
    assert missing.root == present.root == str(root)
    assert missing.hardlinks
    assert present.hardlinks
    assert missing.free_bytes
    assert list(root.iterdir()) == []


async def test_a_folder_that_cant_be_a_librarys_says_why(world: World) -> None:
    file = world.folder / "file"
    file.write_text("")
    async with world.catalog():
        library = await world.add_library()
        for root, what in (
            ("shows", "no absolute path"),
            (str(file), "is a file"),
            (str(world.downloads), "downloads"),
        ):
            with pytest.raises(InvalidInput, match=what):
                await world.stack.ask(CheckFolder(root=root), FolderReport)
        inside = f"{library.root}/more"
        with pytest.raises(Conflict, match="inside each other"):
            await world.stack.ask(CheckFolder(root=inside), FolderReport)
        own = CheckFolder(root=inside, library_id=library.library_id)
        assert (await world.stack.ask(own, FolderReport)).root == inside
