"""Lists, searches and health."""

from uuid import UUID

import pytest

from contracts.catalog.asks import (
    FoundTitles,
    GetCatalogHealth,
    GetTitle,
    ListNamingPresets,
    ListTitles,
    ListTrending,
    ListWanted,
    NamingPresets,
    RemoveLibrary,
    SearchMetadata,
    TitleSummaries,
    WantedPage,
)
from contracts.catalog.values import TitleView
from contracts.health import HealthReport, HealthState
from contracts.message import Done
from contracts.values import Page, TitleKind
from integration.catalog.catalog_world import World, movie, show
from kit.errors import Conflict, InvalidInput


async def test_lists_page_sort_and_filter(world: World) -> None:
    names = ["The Ash", "Brook", "Crane", "Dune Sea", "Échelle"]
    async with world.catalog():
        await world.add_library()
        for number, name in enumerate(reversed(names)):
            await world.add_show(show(str(200 + number), episodes=2, name=name, year=2000 + number))
        seen: list[str] = []
        cursor = None
        while True:
            page = Page(limit=2, cursor=cursor)
            found = await world.stack.ask(ListTitles(kind=TitleKind.SHOW, page=page), TitleSummaries)
            seen += [item.name for item in found.items]
            assert found.total == 5
            if (cursor := found.next_cursor) is None:
                break
        assert seen == names

        async def listed(**more: object) -> list[str]:
            ask = ListTitles.model_validate({"kind": TitleKind.SHOW} | more)
            return [item.name for item in (await world.stack.ask(ask, TitleSummaries)).items]

        assert await listed(sort="year", descending=True) == names
        assert await listed(sort="added") == names[::-1]
        assert await listed(query="echelle") == ["Échelle"]
        assert await listed(query="100%") == []
        assert await listed(query="flut") == names
        assert await listed(state="complete") == []
        assert await listed(state="missing") == names
        wanted: list[UUID] = []
        cursor = None
        while True:
            part = await world.stack.ask(ListWanted(page=Page(limit=3, cursor=cursor)), WantedPage)
            wanted += [item.target.target_id for item in part.items]
            if (cursor := part.next_cursor) is None:
                break
        assert (len(wanted), len(set(wanted)), part.total) == (10, 10, 10)
        with pytest.raises(InvalidInput, match="cursor"):
            await listed(page=Page(cursor="nonsense"))


async def test_searches_mark_what_is_there_and_trending_leaves_it_out(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        title = await world.add_show()
        world.relay.shows["999"] = show("999", name="Another")
        found = await world.stack.ask(SearchMetadata(kind=TitleKind.SHOW, query="glass"), FoundTitles)
        assert [item.title_id for item in found.items] == [title.title_id, None]
        trending = await world.stack.ask(ListTrending(kind=TitleKind.SHOW), FoundTitles)
        assert [item.hit.name for item in trending.items] == ["Another"]
        presets = await world.stack.ask(ListNamingPresets(kind=TitleKind.MOVIE), NamingPresets)
        assert set(presets.items) == {"standard", "jellyfin", "plex", "provider-id"}


async def test_titles_of_one_name_get_folders_of_their_own(world: World) -> None:
    async with world.catalog():
        library = await world.add_library(TitleKind.MOVIE)
        one = await world.add_movie(movie("tt9900001"))
        two = await world.add_movie(movie("tt9900002"))
        assert one.folder != two.folder
        with pytest.raises(Conflict):
            await world.stack.ask(RemoveLibrary(library_id=library.library_id), Done)
        again = await world.stack.ask(GetTitle(title_id=two.title_id), TitleView)
        assert again == two


async def test_health_tells_when_a_library_is_gone(world: World) -> None:
    async with world.catalog():
        library = await world.add_library()
        report = await world.stack.ask(GetCatalogHealth(), HealthReport)
        assert report.state is HealthState.OK
        world.folder.joinpath("library-show").rmdir()
        report = await world.stack.ask(GetCatalogHealth(), HealthReport)
        (failing,) = (check for check in report.checks if check.state is not HealthState.OK)
        assert (failing.name, library.name in failing.detail, bool(failing.advice)) == ("libraries", True, True)
