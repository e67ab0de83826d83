"""What an indexer's settings ask of its releases: flags, seeders, and that it is switched on."""

import pytest

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.asks import EditIndexer, GrabRelease, ListReleases, Releases, StartSearch
from contracts.indexer.events import SearchCompleted
from contracts.indexer.values import IndexerFlag, IndexerKind, IndexerSettings, IndexerView, SearchView
from contracts.message import Done
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import KEY, FakeTorznab
from integration.indexer.world import add, show, wanted
from kit.errors import Unavailable
from support.stack import Stack, eventually

BETTER = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"
FREE = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"
HALF = "Harbor.Lights.S01E02.720p.WEB-DL.H.264-TIDE"


async def test_only_releases_with_a_required_flag_are_taken(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(BETTER)
        fake.add(FREE, attributes={"downloadvolumefactor": "0"})
        fake.add(HALF, attributes={"downloadvolumefactor": "0.5"})
        view = await add(stack, fake, required_flags=["freeleech", "halfleech"])
        await stack.publish(wanted(show(), 1, 2))
        request = await stack.expect(TorrentRequested)
        search = await stack.expect(SearchCompleted)
        found = await stack.ask(ListReleases(search_id=search.search_id), Releases)
    assert view.required_flags == (IndexerFlag.FREELEECH, IndexerFlag.HALFLEECH)
    assert request.name == FREE
    refused = {one.name: [(why.rule, why.wanted, why.found) for why in one.rejections] for one in found.items}
    assert refused == {BETTER: [("flags_missing", "freeleech or halfleech", "no flags")], FREE: [], HALF: []}


async def test_a_disabled_indexer_is_not_asked_for_what_it_offered_before(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FREE)
        index = await add(stack, fake)
        facts = show()
        await stack.publish(wanted(facts, 1, 2, search=False))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval("select count(*) = 1 from targets"))
        await sql.close()
        search = await stack.ask(StartSearch(title_id=facts.title_id, season=1), SearchView)
        await stack.expect(SearchCompleted, where=lambda event: event.search_id == search.search_id)
        (release,) = (await stack.ask(ListReleases(search_id=search.search_id), Releases)).items
        off = IndexerSettings(name="Harbor Index", kind=IndexerKind.TORZNAB, url=fake.url, api_key=KEY, enabled=False)
        await stack.ask(EditIndexer(indexer_id=index.indexer_id, settings=off), IndexerView)
        with pytest.raises(Unavailable, match="Harbor Index is disabled"):
            await stack.ask(GrabRelease(release_id=release.release_id), Done)
    assert stack.all_of(TorrentRequested) == []
