"""Keys of metadata sources, from the catalog through a real relay to the sources' stand-ins."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from contracts.catalog.asks import FoundTitles, SearchMetadata
from contracts.catalog.metadata_asks import (
    KeyOrigin,
    ListMetadataSources,
    MetadataKey,
    MetadataSources,
    MetadataSourceTest,
    MetadataSourceView,
    SetMetadataKeys,
    TestMetadataSource,
)
from contracts.values import TitleKind
from integration.catalog.catalog_world import World
from kit.errors import Unavailable
from kit.ops import serve_http
from metadata_relay.bootstrap import build_app
from unit.metadata_relay import keyless_answers, tmdb_answers
from unit.metadata_relay.relay_world import TMDB, FakeSources, relay_settings

GIVEN = "a-key-of-mine"
SEARCH = SearchMetadata(kind=TitleKind.SHOW, query="mist")


@pytest.fixture
def sources() -> FakeSources:
    return FakeSources({**tmdb_answers.ANSWERS, **keyless_answers.ANSWERS})


@pytest.fixture
async def relay_url(sources: FakeSources, tmp_path: Path) -> AsyncIterator[str]:
    """A relay without keys of its own."""
    settings = relay_settings(tmp_path / "cache", tmdb_api_key="", tvdb_api_key="")
    app = build_app(settings, transport=httpx.MockTransport(sources))
    async with serve_http(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


async def listed(world: World) -> dict[str, MetadataSourceView]:
    found = await world.stack.ask(ListMetadataSources(), MetadataSources)
    return {one.source: one for one in found.items}


async def tried(world: World, **key: str) -> MetadataSourceTest:
    return await world.stack.ask(TestMetadataSource(source="tmdb", **key), MetadataSourceTest)


async def keep(world: World, api_key: str) -> MetadataSources:
    keys = (MetadataKey(source="tmdb", api_key=api_key),)
    return await world.stack.ask(SetMetadataKeys(keys=keys), MetadataSources)


async def test_a_key_that_is_kept_changes_who_answers(world: World, relay_url: str, sources: FakeSources) -> None:
    async with world.catalog(relay_url=relay_url):
        before = await listed(world)
        assert (before["tmdb"].configured, before["tmdb"].key) == (False, KeyOrigin.NONE)
        assert before["tvmaze"].used_for == (TitleKind.SHOW,)
        keyless = await world.stack.ask(SEARCH, FoundTitles)
        assert {item.hit.source for item in keyless.items} == {"tvmaze"}

        answered = await keep(world, GIVEN)
        after = await listed(world)
        assert (after["tmdb"].key, after["tmdb"].used_for) == (KeyOrigin.STORED, (TitleKind.SHOW, TitleKind.MOVIE))
        assert after["tvmaze"].used_for == ()
        keyed = await world.stack.ask(SEARCH, FoundTitles)
        assert {item.hit.source for item in keyed.items} == {"tmdb"}
        assert GIVEN not in answered.model_dump_json()
    async with world.catalog(relay_url=relay_url):
        assert (await listed(world))["tmdb"].key is KeyOrigin.STORED
        await keep(world, "")
        assert (await listed(world))["tmdb"].key is KeyOrigin.NONE
    asked = [request.url.params.get("api_key") for request in sources.requests if request.url.host == TMDB]
    assert set(asked) == {GIVEN}


async def test_a_key_is_tried_before_it_is_kept(world: World, relay_url: str, sources: FakeSources) -> None:
    async with world.catalog(relay_url=relay_url):
        with pytest.raises(Unavailable, match="tmdb is not configured"):
            await tried(world)
        assert (await tried(world, api_key=GIVEN)).ok
        assert (await listed(world))["tmdb"].key is KeyOrigin.NONE
        await keep(world, GIVEN)
        sources.answers[TMDB, "/3/search/tv"] = lambda _: httpx.Response(401)
        refused = await tried(world)
        assert (refused.ok, refused.error) == (False, "tmdb refused the key")
