"""An import whose download was removed comes to an end, and says why."""

from datetime import UTC, datetime

import pytest

from catalog.adapters.db.store import DatabaseStore
from catalog.adapters.db.views.import_list import list_imports
from catalog.app.cancel_import import cancel_import
from catalog.app.import_download import import_download
from catalog.app.request_import import import_id_of, request_import
from contracts.catalog.asks import Imports, ListImports, RetryImport
from contracts.catalog.commands import ImportRequested
from contracts.catalog.events import ImportBlocked, ImportCancelled, ImportCompleted
from contracts.catalog.values import BlockReason, ImportState, ImportView
from contracts.downloader.events import DownloadCompleted, DownloadRemoved
from contracts.message import Done
from integration.catalog.catalog_world import World
from integration.catalog.direct_catalog import Direct, unit_of
from kit.errors import Conflict, Unavailable

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def removal_of(download: ImportRequested | DownloadCompleted, **more: bool) -> DownloadRemoved:
    values = {"completed": True, "with_data": True, "by_person": True} | more
    named = {"download_id": download.download_id, "name": download.name, "targets": download.targets}
    return DownloadRemoved.model_validate(named | values)


async def test_an_import_that_waits_ends_when_a_person_removes_its_download(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show()
        download = world.completed(world.download("A.S01E01/info.nfo"), (await world.wanted(3))[:1])
        await world.stack.publish(download)
        blocked = await world.stack.expect(ImportBlocked)
        await world.stack.publish(removal_of(download))
        cancelled = await world.stack.expect(ImportCancelled)
        (item,) = (await world.stack.ask(ListImports(), Imports)).items
        with pytest.raises(Conflict, match="cancelled"):
            await world.stack.ask(RetryImport(import_id=item.import_id), Done)
    assert (cancelled.import_id, cancelled.download_id) == (blocked.import_id, download.download_id)
    assert cancelled.targets == download.targets
    assert item.state is ImportState.CANCELLED
    assert [(block.reason, block.detail) for block in item.blocks] == [
        (BlockReason.DOWNLOAD_REMOVED, "A person removed the download before it was imported")
    ]


async def request(direct: Direct, *paths: str) -> ImportRequested:
    """The import of a download of a new show."""
    await direct.library()
    _, targets = await direct.show("5001", episodes=1)
    request = direct.request(*paths, targets=targets)
    return request.model_copy(update={"import_id": import_id_of(request.download_id)})


async def cancel(direct: Direct, event: DownloadRemoved) -> None:
    async with direct.begin()() as store:
        await cancel_import(event, store=store, now=NOW)


async def imports(direct: Direct) -> tuple[ImportView, ...]:
    async with direct.begin()() as store:
        assert isinstance(store, DatabaseStore)
        return (await list_imports(ListImports(), unit_of(store).sql)).items


def told(direct: Direct) -> list[ImportCancelled]:
    return [sent for sent in direct.sent if isinstance(sent, ImportCancelled)]


async def test_a_removal_that_comes_twice_is_told_once(direct: Direct) -> None:
    blocked = await request(direct, "A/info.nfo")
    await direct.run(blocked)
    for _ in range(2):
        await cancel(direct, removal_of(blocked))
    assert [one.import_id for one in told(direct)] == [blocked.import_id]


async def test_a_removal_that_overtakes_the_completion_leaves_nothing_to_import(direct: Direct) -> None:
    wish = await request(direct, "Show.5001.S01E01/Show.5001.S01E01.mkv")
    await cancel(direct, removal_of(wish))
    completed = DownloadCompleted(
        download_id=wish.download_id, name=wish.name, targets=wish.targets, files=wish.files, evidence=wish.evidence
    )
    async with direct.begin()() as store:
        await request_import(completed, store=store, now=NOW)
    await import_download(wish, tools=direct.tools(), now=NOW)
    assert [item.state for item in await imports(direct)] == [ImportState.CANCELLED]
    assert not list((direct.folder / "shows").rglob("*.mkv"))


@pytest.mark.parametrize("change", [{"with_data": False}, {"completed": False}])
async def test_what_can_still_be_imported_waits_on(direct: Direct, change: dict[str, bool]) -> None:
    blocked = await request(direct, "A/info.nfo")
    await direct.run(blocked)
    await cancel(direct, removal_of(blocked, **change))
    assert [item.state for item in await imports(direct)] == [ImportState.BLOCKED]
    assert told(direct) == []


async def test_what_was_imported_stays_so_when_its_download_leaves(direct: Direct) -> None:
    done = await request(direct, "Show.5001.S01E01/Show.5001.S01E01.mkv")
    await direct.run(done)
    await cancel(direct, removal_of(done, by_person=False))
    assert [item.state for item in await imports(direct)] == [ImportState.COMPLETED]
    assert [sent for sent in direct.sent if isinstance(sent, ImportCompleted)]
    assert told(direct) == []


async def test_an_import_at_work_is_waited_for(direct: Direct) -> None:
    running = await request(direct, "Show.5001.S01E01/Show.5001.S01E01.mkv")
    async with direct.begin()() as store:
        await store.imports.record(running, NOW)
        assert await store.imports.claim(running.import_id)
    with pytest.raises(Unavailable, match="at work"):
        await cancel(direct, removal_of(running))
    assert [item.state for item in await imports(direct)] == [ImportState.RUNNING]
