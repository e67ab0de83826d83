"""From a wish to a requested download, on real NATS and PostgreSQL."""

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.events import ReleaseGrabbed, SearchCompleted
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab, torrent_bytes
from integration.indexer.world import add, show, wanted
from support.stack import Stack

WEB = "Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.H.264-TIDE"


async def test_a_wanted_episode_becomes_a_requested_torrent_with_its_reason(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(WEB)
        fake.add("Harbor.Lights.S01E02.480p.WEB-DL-TIDE")
        fake.add("Harbor.Lights.S01E03.1080p.WEB-DL-TIDE")
        await add(stack, fake)
        envelope = await stack.publish(message := wanted(show(), 1, 2))
        request, told = await stack.expect_received(TorrentRequested)
        grabbed = await stack.expect(ReleaseGrabbed)
        completed = await stack.expect(SearchCompleted)
    assert request.name == WEB
    assert request.torrent == torrent_bytes(WEB)
    assert request.targets == (message.target,)
    assert request.evidence
    assert request.evidence.quality == "WEBDL-1080p"
    assert request.evidence.indexer == "Harbor Index"
    assert told.cause.correlation_id == envelope.cause.correlation_id
    assert grabbed.download_id == request.download_id
    assert grabbed.reason == "the only acceptable release: WEBDL-1080p, score 0, 10 seeders"
    assert (completed.found, completed.accepted, completed.grabbed) == (3, 1, WEB)
    assert fake.asked[0]["tvdbid"] == "4711"
    assert (fake.asked[0]["season"], fake.asked[0]["ep"]) == ("1", "2")
