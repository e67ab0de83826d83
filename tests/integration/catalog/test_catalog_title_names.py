"""Names of titles that a list knows only by id."""

from sqlalchemy import event

from catalog.adapters.db.store import DatabaseStore
from catalog.adapters.db.views.title_names import list_title_names
from contracts.catalog.asks import ListTitleNames, TitleNames
from contracts.catalog.values import TitleName
from contracts.ids import new_id
from contracts.values import TitleKind
from integration.catalog.catalog_world import World
from integration.catalog.direct_catalog import Direct, unit_of


async def test_shows_and_movies_are_named_together_and_a_title_that_is_gone_is_left_out(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_library(TitleKind.MOVIE)
        titles = [await world.add_show(), await world.add_movie()]
        ask = ListTitleNames(title_ids=(titles[0].title_id, new_id(), titles[1].title_id))
        found = (await world.stack.ask(ask, TitleNames)).items
    expected = [
        TitleName(
            title_id=title.title_id,
            kind=title.kind,
            name=title.name,
            year=title.year,
            poster_id=next((image.image_id for image in title.images if image.kind == "poster"), None),
        )
        for title in titles
    ]
    assert sorted(found, key=lambda name: name.title_id) == sorted(expected, key=lambda name: name.title_id)


async def test_many_names_take_one_query(direct: Direct) -> None:
    await direct.library()
    ids = [(await direct.show(str(4000 + number)))[0].title_id for number in range(3)]
    asked: list[str] = []
    async with direct.begin()() as store:
        assert isinstance(store, DatabaseStore)
        sql = unit_of(store).sql
        event.listen(sql.sync_connection, "before_cursor_execute", lambda *call: asked.append(str(call[2])))
        names = await list_title_names(ListTitleNames(title_ids=tuple(ids)), sql)
    assert {one.title_id for one in names.items} == set(ids)
    assert len(asked) == 1
