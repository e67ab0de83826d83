"""Changes of many titles: what the preview says is what happens, and a kill leaves no title out."""

from uuid import UUID

import pytest

from catalog.adapters.db.store import DatabaseStore
from catalog.adapters.disk import LocalDisk
from catalog.app import carry_on_bulk_change as steps
from catalog.app.carry_on_bulk_change import carry_on_bulk_change
from catalog.app.change_selected import BulkTools
from catalog.app.start_bulk_change import start_bulk_change
from contracts.catalog.asks import ListTitles, TitleSummaries
from contracts.catalog.bulk_asks import GetBulkChange, PreviewBulkChange, StartBulkChange
from contracts.catalog.bulk_values import (
    BulkAction,
    BulkChange,
    BulkChangeView,
    BulkPreview,
    BulkState,
    TitleFilter,
    TitleSelection,
)
from contracts.catalog.commands import BulkChangeRequested
from contracts.catalog.events import ImportCompleted, TargetUnwanted, TargetWanted, TitleRemoved
from contracts.catalog.live import BulkChangeProgress
from contracts.catalog.values import MonitorPolicy, WantedReason
from contracts.message import Live
from contracts.values import TitleKind
from integration.catalog.catalog_world import World, movie, show
from integration.catalog.direct_catalog import NOW, Direct, FakeImages, Killed, Killer
from kit.errors import NotFound
from support.stack import eventually

PROFILE = UUID(int=9)
ALL_SHOWS = TitleSelection(matching=TitleFilter(kind=TitleKind.SHOW))


async def preview(world: World, selection: TitleSelection, **change: object) -> BulkPreview:
    ask = PreviewBulkChange(selection=selection, change=BulkChange.model_validate(change))
    return await world.stack.ask(ask, BulkPreview)


async def carry_out(world: World, selection: TitleSelection, **change: object) -> BulkChangeView:
    ask = StartBulkChange(selection=selection, change=BulkChange.model_validate(change))
    begun = await world.stack.ask(ask, BulkChangeView)
    assert (begun.state, begun.done) == (BulkState.RUNNING, 0)
    ended = await world.stack.expect(
        BulkChangeProgress, where=lambda live: live.bulk_id == begun.bulk_id and live.done == live.total
    )
    view = await world.stack.ask(GetBulkChange(bulk_id=begun.bulk_id), BulkChangeView)
    assert (view.state, view.done, view.failed) == (BulkState.COMPLETED, ended.total, ended.failed)
    return view


async def is_over(world: World, bulk_id: UUID) -> bool:
    return (await world.stack.ask(GetBulkChange(bulk_id=bulk_id), BulkChangeView)).state is BulkState.COMPLETED


async def test_what_the_preview_counts_is_what_happens(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        titles = [await world.add_show(show(str(400 + n), name=f"Show {n}", episodes=2)) for n in range(3)]
        partly = await world.add_show(show("410", name="Partly", episodes=4), monitor=MonitorPolicy.PILOT)
        await world.wanted(7)
        off = await preview(world, ALL_SHOWS, action=BulkAction.UNMONITOR)
        assert (off.titles, off.changed, off.targets_unwanted) == (4, 4, 7)
        await carry_out(world, ALL_SHOWS, action=BulkAction.UNMONITOR)
        assert len(world.stack.all_of(TargetUnwanted)) == 7

        some = TitleSelection(matching=TitleFilter(kind=TitleKind.SHOW), except_ids=(titles[0].title_id,))
        on = await preview(world, some, action=BulkAction.MONITOR)
        assert (on.titles, on.changed, on.targets_wanted) == (3, 3, 5)
        world.stack.received.clear()
        await carry_out(world, some, action=BulkAction.MONITOR)
        wanted = world.stack.all_of(TargetWanted)
        assert (len(wanted), {event.search for event in wanted}) == (5, {False})
        again = await preview(world, some, action=BulkAction.MONITOR, search=True)
        assert (again.titles, again.changed, again.targets_wanted) == (3, 0, 0)
        assert {event.title_id for event in wanted} == {titles[1].title_id, titles[2].title_id, partly.title_id}


async def test_a_profile_is_set_for_the_first_slot_or_for_those_of_a_name(world: World) -> None:
    async with world.catalog():
        await world.add_library(TitleKind.MOVIE)
        slots = ({"name": "Main"}, {"name": "4K"})
        one = await world.add_movie(movie("tt9900301", name="One"), slots=slots)
        two = await world.add_movie(movie("tt9900302", name="Two"))
        await world.wanted(3)
        named = TitleSelection(title_ids=(one.title_id, two.title_id, UUID(int=1)))
        wish = {"action": BulkAction.SET_PROFILE, "profile_id": PROFILE, "slot": "4k"}
        seen = await preview(world, named, **wish)
        assert (seen.titles, seen.changed, seen.targets_judged) == (2, 1, 1)
        await carry_out(world, named, **wish)
        event = await world.stack.expect(TargetWanted, where=lambda e: e.reason is WantedReason.CHANGED)
        assert (event.profile_id, event.title_id) == (PROFILE, one.title_id)
        del wish["slot"]
        assert (await preview(world, named, **wish)).changed == 2
        await carry_out(world, named, **wish)
        assert (await preview(world, named, **wish)).changed == 0


async def test_titles_are_removed_with_their_files(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        gone, stays = await world.add_show(show("501", name="Gone")), await world.add_show(show("502", name="Stays"))
        refs = [ref for ref in await world.wanted(6) if ref.title_id == gone.title_id]
        await world.stack.publish(world.completed(world.download("G.S01/g.S01E01.mkv"), refs))
        await world.stack.expect(ImportCompleted)
        selection = TitleSelection(title_ids=(gone.title_id,))
        seen = await preview(world, selection, action=BulkAction.REMOVE, remove_files=True)
        (file,) = await world.files(gone)
        assert (seen.files, seen.size_bytes, seen.targets_unwanted) == (1, file.size_bytes, 2)
        view = await carry_out(world, selection, action=BulkAction.REMOVE, remove_files=True)
        removed = await world.stack.expect(TitleRemoved)
        assert (view.failed, removed.title_id, removed.files_removed) == (0, gone.title_id, True)
        assert (world.in_library(), len(world.in_bin())) == ([], 1)
        left = await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)
        assert [title.title_id for title in left.items] == [stays.title_id]
        with pytest.raises(NotFound):
            await world.stack.ask(
                StartBulkChange(selection=selection, change=BulkChange(action=BulkAction.REMOVE)), BulkChangeView
            )


async def test_a_change_goes_on_after_a_stop_and_does_no_title_twice(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        for number in range(4):
            await world.add_show(show(str(600 + number), name=f"Show {number}", episodes=1))
        await world.wanted(4)
        ask = StartBulkChange(selection=ALL_SHOWS, change=BulkChange(action=BulkAction.UNMONITOR))
        begun = await world.stack.ask(ask, BulkChangeView)
    async with world.catalog():
        await eventually(lambda: is_over(world, begun.bulk_id))
        view = await world.stack.ask(GetBulkChange(bulk_id=begun.bulk_id), BulkChangeView)
        assert (view.done, view.total, len(world.stack.all_of(TargetUnwanted))) == (4, 4, 4)
        world.stack.received.clear()
        await world.stack.publish(BulkChangeRequested(bulk_id=begun.bulk_id))  # once more, when all is done
        await world.stack.expect(BulkChangeProgress)
    assert world.stack.all_of(TargetUnwanted) == []


async def test_a_kill_at_any_step_leaves_no_title_out(direct: Direct, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "BATCH", 2)
    await direct.library()
    titles = [(await direct.show(f"70{number}"))[0] for number in range(3)]
    selection = TitleSelection(title_ids=tuple(title.title_id for title in titles))
    ask = StartBulkChange(selection=selection, change=BulkChange(action=BulkAction.UNMONITOR))
    async with direct.begin()() as store:
        bulk_id = (await start_bulk_change(ask, store=store, now=NOW)).bulk_id
    command, told = BulkChangeRequested(bulk_id=bulk_id), list[Live]()

    async def tell(message: Live) -> None:
        told.append(message)

    for at in range(1, 60):
        tools = BulkTools(direct.begin(Killer(at)), LocalDisk(), FakeImages(), 7)
        try:
            await carry_on_bulk_change(command, tools=tools, tell=tell, now=NOW)
        except Killed:
            continue
        if told[-1:] and isinstance(told[-1], BulkChangeProgress) and told[-1].done == 3:
            break
    async with direct.begin()() as store:
        assert isinstance(store, DatabaseStore)
        view = await store.bulk_changes.view(bulk_id)
    assert (view.state, view.done, view.failed) == (BulkState.COMPLETED, 3, 0)
    for title in titles:
        assert len(direct.events(TargetUnwanted, title.title_id)) == 2
