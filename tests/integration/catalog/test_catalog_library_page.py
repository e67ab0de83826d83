"""Jumping in a list of titles, what is to come, and the file of one target."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.catalog.asks import (
    AddSlot,
    Files,
    GetTitle,
    ListFiles,
    ListTitleLetters,
    ListTitles,
    ListUpcoming,
    TitleLetters,
    TitleSummaries,
    Upcoming,
)
from contracts.catalog.events import ImportCompleted
from contracts.catalog.values import NewSlot, SeasonCount, SlotView, TitleView
from contracts.values import Page, TitleKind
from integration.catalog.catalog_world import World, show

NAMES = ["1984 Again", "The Ash", "Älgen", "Brook", "Échelle", "Eel", "Øya", "月の家"]


@pytest.mark.parametrize("descending", [False, True])
async def test_each_letter_says_where_its_titles_begin(world: World, descending: bool) -> None:
    async with world.catalog():
        await world.add_library()
        for number, name in enumerate(NAMES):
            await world.add_show(show(str(300 + number), episodes=1, name=name, overview=f"About {name}"))
        where = {"kind": TitleKind.SHOW, "descending": descending}
        whole = await world.stack.ask(ListTitles.model_validate(where), TitleSummaries)
        listed = [title.name for title in whole.items]
        letters = (await world.stack.ask(ListTitleLetters.model_validate(where), TitleLetters)).items
        for letter in letters:
            page = Page(cursor=letter.cursor, limit=letter.count)
            found = await world.stack.ask(ListTitles.model_validate(where | {"page": page}), TitleSummaries)
            assert [title.name for title in found.items] == listed[letter.offset : letter.offset + letter.count]
        alphabet = ["#", "A", "B", "E", "O", "…"]
        assert [letter.letter for letter in letters] == (alphabet[::-1] if descending else alphabet)
        assert sum(letter.count for letter in letters) == len(NAMES)
        few = await world.stack.ask(ListTitleLetters(kind=TitleKind.SHOW, query="eel"), TitleLetters)
        assert [(letter.letter, letter.count, letter.offset) for letter in few.items] == [("E", 1, 0)]


async def test_a_list_says_which_versions_are_kept_and_on_demand_what_it_is_about(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show(show(overview="Glass, and a tide."))
        await world.stack.ask(AddSlot(title_id=title.title_id, slot=NewSlot(name="4K")), SlotView)
        short = (await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)).items[0]
        long = (await world.stack.ask(ListTitles(kind=TitleKind.SHOW, overviews=True), TitleSummaries)).items[0]
        assert (short.slots, short.overview, long.overview) == (("Main", "4K"), None, "Glass, and a tide.")


async def test_a_list_and_a_title_say_how_much_there_is_of_each_season(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show(show(seasons=2, episodes=2))
        first, *_ = await world.wanted(4)
        await world.stack.publish(world.completed(world.download("T.S01E01/t.S01E01.mkv"), [first]))
        await world.stack.expect(ImportCompleted)
        (listed,) = (await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)).items
        whole = await world.stack.ask(GetTitle(title_id=listed.title_id), TitleView)
    counts = (SeasonCount(number=1, targets=2, satisfied=1), SeasonCount(number=2, targets=2, satisfied=0))
    assert listed.season_counts == whole.season_counts == counts


async def test_what_airs_within_the_days_is_upcoming_once_however_many_slots(world: World) -> None:
    soon, later = (datetime.now(UTC) + timedelta(days=days) for days in (3, 20))
    async with world.catalog():
        await world.add_library()
        coming = show(episodes=3)
        one, two, three = coming.episodes
        moved = (one, two.model_copy(update={"air_at": soon}), three.model_copy(update={"air_at": later}))
        title = await world.add_show(coming.model_copy(update={"episodes": moved}))
        await world.stack.ask(AddSlot(title_id=title.title_id, slot=NewSlot(name="4K")), SlotView)
        fortnight = (await world.stack.ask(ListUpcoming(), Upcoming)).items
        assert [(item.title_name, item.season, item.episode, item.air_at) for item in fortnight] == [
            (title.name, 1, 2, soon)
        ]
        month = (await world.stack.ask(ListUpcoming(days=30), Upcoming)).items
        assert [item.episode for item in month] == [2, 3]
        assert len((await world.stack.ask(ListUpcoming(days=30, limit=1), Upcoming)).items) == 1


async def test_the_file_of_one_target_is_found(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        first, second, _ = await world.wanted(3)
        await world.stack.publish(
            world.completed(world.download("T.S01/t.S01E01.mkv", "T.S01/t.S01E02.mkv"), [first, second])
        )
        await world.stack.expect(ImportCompleted)
        ask = ListFiles(title_id=title.title_id, target_id=second.target_id)
        (file,) = (await world.stack.ask(ask, Files)).items
        assert file.target_ids == (second.target_id,)


async def test_a_movies_slots_name_their_target_and_a_shows_do_not(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_library(TitleKind.MOVIE)
        film, series = await world.add_movie(), await world.add_show(show(episodes=1))
        wanted = {ref.title_id: ref.target_id for ref in await world.wanted(2)}
        assert film.slots[0].target_id == wanted[film.title_id]
        assert series.slots[0].target_id is None
