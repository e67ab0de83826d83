"""Whoever searches hears which files may be replaced by better ones."""

from contracts.catalog.asks import RemoveFile, SetMonitored
from contracts.catalog.events import ImportCompleted, TargetSatisfied, TargetUnwanted, TargetWanted
from contracts.catalog.values import TitleView, UnwantedReason, WantedReason
from contracts.message import Done
from integration.catalog.catalog_world import World


async def place(world: World) -> tuple[TitleView, TargetSatisfied]:
    """A show whose first episode has a file."""
    await world.add_library()
    title = await world.add_show()
    refs = (await world.wanted(3))[:1]
    download = world.completed(world.download("T.S01E01/t.S01E01.mkv"), refs, "WEBDL-720p")
    await world.stack.publish(download)
    await world.stack.expect(ImportCompleted)
    return title, await world.stack.expect(TargetSatisfied)


async def test_a_file_says_what_it_is_and_whether_it_may_be_replaced(world: World) -> None:
    async with world.catalog():
        _, satisfied = await place(world)
    assert satisfied.monitored
    assert satisfied.facts
    assert (satisfied.facts.name, satisfied.facts.season_episode_count) == ("The Glass Tide", 3)
    assert (satisfied.episode_name, satisfied.slot_name, satisfied.evidence.quality) == ("Part 1", "Main", "WEBDL-720p")


async def test_monitoring_decides_whether_a_file_may_be_replaced(world: World) -> None:
    async with world.catalog():
        title, satisfied = await place(world)
        off = SetMonitored(title_id=title.title_id, monitored=False, seasons=(1,))
        await world.stack.ask(off, Done)
        left = await world.stack.expect(TargetUnwanted, where=lambda event: event.current is not None)
        await world.stack.ask(off, Done)
        await world.stack.ask(off.model_copy(update={"monitored": True}), Done)
        again = await world.stack.expect(TargetWanted, where=lambda event: event.current is not None)
        told = [event for event in world.stack.all_of(TargetUnwanted) if event.current]
    assert (left.target, left.reason) == (satisfied.target, UnwantedReason.UNMONITORED)
    assert len(told) == 1
    assert (again.target, again.reason, again.search) == (satisfied.target, WantedReason.MONITORED, False)
    assert again.current == left.current == satisfied.evidence
    assert again.file_id == left.file_id == satisfied.file_id


async def test_a_file_that_is_gone_and_not_monitored_is_not_in_place_any_more(world: World) -> None:
    async with world.catalog():
        title, satisfied = await place(world)
        await world.stack.ask(SetMonitored(title_id=title.title_id, monitored=False, seasons=(1,)), Done)
        await world.stack.expect(TargetUnwanted, where=lambda event: event.current is not None)
        await world.stack.ask(RemoveFile(file_id=satisfied.file_id), Done)
        await world.stack.expect(
            TargetUnwanted, where=lambda event: event.target == satisfied.target and event.current is None
        )
        wanted = [event for event in world.stack.all_of(TargetWanted) if event.target == satisfied.target]
    assert [event.reason for event in wanted] == [WantedReason.ADDED]
